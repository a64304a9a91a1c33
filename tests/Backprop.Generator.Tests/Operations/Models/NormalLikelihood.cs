using System;
using Backprop;
using static Backprop.Functions;

[Backprop]
public partial class NormalLikelihood
{
    [Parameter] public partial double Mean { get; set; }
    [Parameter] public partial double Deviation { get; set; }

    // The negative logarithm of the density, but for a constant
    [Cost]
    public double Cost(double x) => Math.Log(Deviation) + 0.5 * Square((x - Mean) / Deviation);

    public double ByHand(double x, out CostGradient gradient)
    {
        double u = (x - Mean) / Deviation;

        gradient.Mean = -u / Deviation;
        gradient.Deviation = 1 / Deviation + gradient.Mean * u;
        return Math.Log(Deviation) + 0.5 * Square(u);
    }
}
