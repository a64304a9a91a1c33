using System;
using Backprop;
using static Backprop.Functions;

[Backprop]
public partial class DampedOscillation
{
    [Parameter] public partial double Amplitude { get; set; }
    [Parameter] public partial double Damping { get; set; }
    [Parameter] public partial double Frequency { get; set; }
    [Parameter] public partial double Phase { get; set; }

    [Cost]
    public double Cost(double t, double y)
    {
        double envelope = Amplitude * Math.Exp(-Damping * t);
        double predicted = envelope * Math.Cos(Frequency * t + Phase);
        return Square(predicted - y);
    }

    public double ByHand(double t, double y, out CostGradient gradient)
    {
        double decay = Math.Exp(-Damping * t);
        double envelope = Amplitude * decay;
        double angle = Frequency * t + Phase;
        double cosine = Math.Cos(angle);
        double error = envelope * cosine - y;

        double d = 2 * error;
        double ofEnvelope = d * cosine;
        gradient.Amplitude = ofEnvelope * decay;
        gradient.Damping = -(ofEnvelope * envelope * t);
        gradient.Phase = -(d * envelope * Math.Sin(angle));
        gradient.Frequency = gradient.Phase * t;
        return Square(error);
    }
}
