using System;
using Backprop;
using static Backprop.Functions;

[Backprop]
public partial class GaussianPeak
{
    [Parameter] public partial double Height { get; set; }
    [Parameter] public partial double Center { get; set; }
    [Parameter] public partial double Width { get; set; }
    [Parameter] public partial double Base { get; set; }

    [Cost]
    public double Cost(double x, double y)
    {
        double u = (x - Center) / Width;
        double predicted = Base + Height * Math.Exp(-0.5 * u * u);
        return Square(predicted - y);
    }

    public double ByHand(double x, double y, out CostGradient gradient)
    {
        double u = (x - Center) / Width;
        double bell = Math.Exp(-0.5 * u * u);
        double error = Base + Height * bell - y;

        gradient.Base = 2 * error;
        gradient.Height = gradient.Base * bell;
        gradient.Center = gradient.Height * Height * u / Width;
        gradient.Width = gradient.Center * u;
        return Square(error);
    }
}
