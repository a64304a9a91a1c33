using Backprop;

namespace SpiralsSample;

/// <summary>Three arms that wind around the origin, a third of a turn apart, drawn with noise.</summary>
[Backprop]
public static partial class Spiral
{
    public const int Arms = 3;

    public const double Turns = 1.25;

    /// <summary>The standard deviation of both coordinates.</summary>
    public const double Noise = 0.035;

    /// <summary>Points of all arms, as many of each: the same from the same seed, on every machine.</summary>
    public static Samples Draw(int countOfEach, Random random)
    {
        int count = Arms * countOfEach;
        double[] radii = new double[count];
        double[] angles = new double[count];
        double[] points = new double[2 * count];
        int[] arms = new int[count];
        for (int i = 0; i < count; i++)
        {
            arms[i] = i % Arms;
            radii[i] = random.NextDouble();
            angles[i] = Math.Tau * ((Turns * radii[i]) + (arms[i] / (double)Arms));
        }

        // Over spans, sine and cosine are those of Backprop, which have the same bits everywhere; those of .NET are the operating system's.
        Point(radii, angles, points);
        foreach (ref double coordinate in points.AsSpan())
        {
            coordinate += Noise * Normal(random);
        }

        return new Samples(points, arms);
    }

    [Batched]
    private static Vector<double> Point(double radius, double angle) => Vector.Of(radius * Math.Cos(angle), radius * Math.Sin(angle));

    /// <summary>The sum of twelve uniform numbers has variance 1 and is close to normal, without a logarithm.</summary>
    private static double Normal(Random random)
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
        {
            sum += random.NextDouble();
        }

        return sum;
    }
}
