using System;
using Backprop;
using static Backprop.Functions;

[Backprop]
public partial class TanhNetwork
{
    [Parameter] public partial double W11 { get; set; }
    [Parameter] public partial double W12 { get; set; }
    [Parameter] public partial double B1 { get; set; }
    [Parameter] public partial double W21 { get; set; }
    [Parameter] public partial double W22 { get; set; }
    [Parameter] public partial double B2 { get; set; }
    [Parameter] public partial double V1 { get; set; }
    [Parameter] public partial double V2 { get; set; }
    [Parameter] public partial double B { get; set; }

    [Cost]
    public double Cost(double x1, double x2, double y)
    {
        double h1 = Math.Tanh(W11 * x1 + W12 * x2 + B1);
        double h2 = Math.Tanh(W21 * x1 + W22 * x2 + B2);
        double output = V1 * h1 + V2 * h2 + B;
        return Square(output - y);
    }

    public double ByHand(double x1, double x2, double y, out CostGradient gradient)
    {
        double h1 = Tanh(W11 * x1 + W12 * x2 + B1, out double slope1);
        double h2 = Tanh(W21 * x1 + W22 * x2 + B2, out double slope2);
        double error = V1 * h1 + V2 * h2 + B - y;

        gradient.B = 2 * error;
        gradient.V1 = gradient.B * h1;
        gradient.V2 = gradient.B * h2;
        gradient.B1 = gradient.B * V1 * slope1;
        gradient.W11 = gradient.B1 * x1;
        gradient.W12 = gradient.B1 * x2;
        gradient.B2 = gradient.B * V2 * slope2;
        gradient.W21 = gradient.B2 * x1;
        gradient.W22 = gradient.B2 * x2;
        return Square(error);
    }
}
