namespace Backprop.Tests;

/// <summary>Ten million samples, each an integer times a power of two, against their sum in integers.</summary>
public class MeanAccuracyTests
{
    private const int Samples = 10_000_000;
    private const long Seed = 20250611;

    // 0.1 as a double.
    private const long Tenth = 0x1999999999999A;
    private const int TenthScale = -56;

    [Fact]
    public void The_mean_of_ten_million_gradients_is_exact_to_1e14_however_they_are_split()
    {
        var whole = new MeanAccumulator<FourPartials>();
        var parts = new MeanAccumulator<FourPartials>[3];
        Int128 costs = 0, uniforms = 0, alternatings = 0, wides = 0;
        ulong state = Seed;
        for (int i = 0; i < Samples; i++)
        {
            // A linear congruential generator (D. Knuth's MMIX); its upper bits are the good ones.
            state = (state * 6364136223846793005) + 1442695040888963407;
            long uniform = (long)(state >> 11);
            long alternating = (i % 2 == 0 ? 1L << 52 : -(1L << 52)) + (long)(state >> 32);
            long wide = (long)(state >> 11) - (1L << 52);
            int exponent = (int)(state >> 59);

            costs += alternating + uniform;
            uniforms += uniform;
            alternatings += alternating;
            wides += (Int128)wide << exponent;

            double cost = alternating + uniform;
            var gradient = new FourPartials { Constant = 0.1, Uniform = uniform * Power(-53), Alternating = alternating * Power(-32), Wide = wide * Power(exponent - 31) };
            whole.Add(cost, in gradient);

            // Parts of a tenth, three and six tenths.
            parts[i % 10 == 0 ? 0 : i % 10 < 4 ? 1 : 2].Add(cost, in gradient);
        }

        var merged = new MeanAccumulator<FourPartials>();
        foreach (MeanAccumulator<FourPartials> part in parts)
        {
            merged.Merge(in part);
        }

        foreach (MeanAccumulator<FourPartials> mean in new[] { whole, merged })
        {
            Assert.Equal(Samples, mean.Count);
            AssertExact(costs, 0, mean.Cost, "the cost");
            AssertExact((Int128)Tenth * Samples, TenthScale, mean.Gradient.Constant, "0.1");
            AssertExact(uniforms, -53, mean.Gradient.Uniform, "of one size");
            AssertExact(alternatings, -32, mean.Gradient.Alternating, "large ones that cancel");
            AssertExact(wides, -31, mean.Gradient.Wide, "of many sizes and either sign");
        }
    }

    private static void AssertExact(Int128 sum, int scale, double mean, string what)
    {
        double expected = Math.ScaleB((double)sum, scale) / Samples;
        Assert.True(Math.Abs(mean - expected) <= 1e-14 * Math.Abs(expected), $"{what}: expected {expected:R}, found {mean:R} (seed {Seed})");
    }

    private static double Power(int exponent) => BitConverter.Int64BitsToDouble((exponent + 1023L) << 52);
}
