namespace Backprop.Tests;

/// <summary>Where a function is tested: between two bounds, at every size of number, and densely around points where a method has its difficulties.</summary>
internal sealed record Domain(double Least, double Most, params double[] Awkward)
{
    private const int Seed = 20261125;

    /// <summary>Arguments where searches through millions found the largest errors.</summary>
    public double[] Worst { get; init; } = [];

    public static Domain All { get; } = new(double.MinValue, double.MaxValue);

    public static Domain Positive { get; } = new(double.Epsilon, double.MaxValue);

    /// <summary>Arguments, the same ones on every machine.</summary>
    public IEnumerable<double> Points(int count, int smallestExponent, int largestExponent)
    {
        var random = new Random(Seed);
        return Worst.Concat(Candidates()).Where(x => x >= Least && x <= Most).Take(count);

        IEnumerable<double> Candidates()
        {
            while (true)
            {
                yield return Near(0, smallestExponent, largestExponent);
                yield return Near(0, -12, 8);
                yield return Most - Least < 10_000 ? Least + ((Most - Least) * random.NextDouble()) : Near(0, -2, 40);
                foreach (double point in Awkward)
                {
                    yield return Near(point, -50, 0);
                }
            }
        }

        double Near(double point, int least, int most) => point + ((random.Next(2) == 0 ? 1 : -1) * Math.ScaleB(1 + random.NextDouble(), random.Next(least, most)));
    }
}
