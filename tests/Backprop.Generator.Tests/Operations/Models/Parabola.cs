using Backprop;
using static Backprop.Functions;

[Backprop]
public partial class Parabola
{
    [Parameter] public partial double C0 { get; set; }
    [Parameter] public partial double C1 { get; set; }
    [Parameter] public partial double C2 { get; set; }

    [Cost]
    public double Cost(double x, double y) => Square(C0 + C1 * x + C2 * x * x - y);

    public double ByHand(double x, double y, out CostGradient gradient)
    {
        double error = C0 + C1 * x + C2 * x * x - y;

        gradient.C0 = 2 * error;
        gradient.C1 = gradient.C0 * x;
        gradient.C2 = gradient.C1 * x;
        return Square(error);
    }
}
