using Backprop;
using static Backprop.Functions;

[Backprop]
public partial class ThreeLayerNetwork
{
    [Parameter] public partial double W1 { get; set; }
    [Parameter] public partial double B1 { get; set; }
    [Parameter] public partial double W2 { get; set; }
    [Parameter] public partial double B2 { get; set; }
    [Parameter] public partial double W3 { get; set; }
    [Parameter] public partial double B3 { get; set; }

    [Cost]
    public double Cost(double x, double y)
    {
        double z1 = W1 * x + B1;
        double a1 = Sigmoid(z1);
        double z2 = W2 * a1 + B2;
        double a2 = Sigmoid(z2);
        double z3 = W3 * a2 + B3;
        double a3 = Sigmoid(z3);
        return Square(a3 - y);
    }

    public double ByHand(double x, double y, out CostGradient gradient)
    {
        double a1 = Sigmoid(W1 * x + B1, out double slope1);
        double a2 = Sigmoid(W2 * a1 + B2, out double slope2);
        double a3 = Sigmoid(W3 * a2 + B3, out double slope3);
        double error = a3 - y;

        gradient.B3 = 2 * error * slope3;
        gradient.W3 = gradient.B3 * a2;
        gradient.B2 = gradient.B3 * W3 * slope2;
        gradient.W2 = gradient.B2 * a1;
        gradient.B1 = gradient.B2 * W2 * slope1;
        gradient.W1 = gradient.B1 * x;
        return Square(error);
    }
}
