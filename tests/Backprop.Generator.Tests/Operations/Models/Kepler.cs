using System;
using Backprop;
using static Backprop.Functions;

[Backprop]
public static partial class Kepler
{
    // The mean anomaly of an eccentric anomaly E, against the one that is observed
    [Cost]
    public static double Cost([Parameter] double E, [Parameter] double e, double M) => Square(E - e * Math.Sin(E) - M);

    public static double ByHand(double E, double e, double M, out CostGradient gradient)
    {
        double sine = Math.Sin(E);
        double error = E - e * sine - M;

        double d = -2 * error;
        gradient.e = d * sine;
        gradient.E = d * (e * Math.Cos(E) - 1);
        return Square(error);
    }
}
