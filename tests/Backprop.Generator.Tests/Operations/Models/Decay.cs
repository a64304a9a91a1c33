using System;
using Backprop;
using static Backprop.Functions;

[Backprop]
public partial class Decay
{
    [Parameter] public partial double Amplitude { get; set; }
    [Parameter] public partial double Rate { get; set; }
    [Parameter] public partial double Offset { get; set; }

    [Cost]
    public double Cost(double t, double y)
    {
        double predicted = Amplitude * Math.Exp(-Rate * t) + Offset;
        return Square(predicted - y);
    }

    public double ByHand(double t, double y, out CostGradient gradient)
    {
        double decay = Math.Exp(-Rate * t);
        double error = Amplitude * decay + Offset - y;

        gradient.Offset = 2 * error;
        gradient.Amplitude = gradient.Offset * decay;
        gradient.Rate = -(gradient.Amplitude * Amplitude * t);
        return Square(error);
    }
}
