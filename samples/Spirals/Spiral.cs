using Backprop;

namespace SpiralsSample;

/// <summary>Points of the plane, x₁ and x₂ of one after the other, and the arm that each was drawn from.</summary>
public sealed record Points(double[] X, int[] Arms)
{
    public Points At(int[] indices) => new([.. indices.SelectMany(i => X[(2 * i)..(2 * i + 2)])], [.. indices.Select(i => Arms[i])]);
}

/// <summary>Three arms that wind around the origin, a third of a turn apart, drawn with noise.</summary>
[Backprop]
public static partial class Spiral
{
    /// <summary>What the arms are called, after their colours in the picture.</summary>
    public static readonly string[] Names = ["blue", "orange", "green"];

    public const double Turns = 1.25;

    /// <summary>The standard deviation of both coordinates.</summary>
    public const double Noise = 0.035;

    /// <summary>Points of all arms in turn: the same from the same seed, on every machine.</summary>
    public static Points Draw(int count, Random random)
    {
        int[] arms = [.. Enumerable.Range(0, count).Select(i => i % 3)];
        double[] radii = [.. arms.Select(_ => random.NextDouble())];
        double[] angles = [.. radii.Zip(arms, (radius, arm) => Math.Tau * (Turns * radius + arm / 3.0))];

        // Over spans, sine and cosine are those of Backprop, which have the same bits everywhere; those of .NET are the operating system's.
        double[] x = new double[2 * count];
        Point(radii, angles, x);
        return new Points([.. x.Select(coordinate => coordinate + Noise * Normal(random))], arms);
    }

    [Batched]
    private static Vector<double> Point(double radius, double angle) => Vector.Of(radius * Math.Cos(angle), radius * Math.Sin(angle));

    /// <summary>The sum of twelve uniform numbers has variance 1 and is close to normal, without a logarithm.</summary>
    private static double Normal(Random random) => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
}
