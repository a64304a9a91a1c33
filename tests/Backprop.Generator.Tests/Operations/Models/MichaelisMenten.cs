using Backprop;
using static Backprop.Functions;

[Backprop]
public partial class MichaelisMenten
{
    [Parameter] public partial double Vmax { get; set; }
    [Parameter] public partial double Km { get; set; }

    [Cost]
    public double Cost(double substrate, double measured)
    {
        double rate = Vmax * substrate / (Km + substrate);
        return Square(rate - measured);
    }

    public double ByHand(double substrate, double measured, out CostGradient gradient)
    {
        double sum = Km + substrate;
        double rate = Vmax * substrate / sum;
        double error = rate - measured;

        double d = 2 * error / sum;
        gradient.Vmax = d * substrate;
        gradient.Km = -(d * rate);
        return Square(error);
    }
}
