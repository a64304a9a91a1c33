using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Backprop.Tests;

/// <summary>Means of gradients of floats, against exact sums of integers.</summary>
public class MeanAccumulatorFTests
{
    private const int Samples = 3_000_000;

    [Fact]
    public void Millions_of_samples_lose_nothing_whole_or_in_parts()
    {
        var whole = default(MeanAccumulatorF<TwoPartials>);
        var parts = new MeanAccumulatorF<TwoPartials>[3];
        long first = 0;
        long second = 0;
        for (int i = 0; i < Samples; i++)
        {
            // 24 bits each: exact as floats, and sums that a float alone would lose at once.
            (int a, int b) = ((int)((i * 2654435761L) & 0xFFFFFF), (int)((i * 40503L) & 0xFFFF) - 0x8000);
            first += a;
            second += b;
            var gradient = new TwoPartials { A = a, B = b };
            whole.Add(a, in gradient);
            parts[i % 3].Add(a, in gradient);
        }

        var merged = default(MeanAccumulatorF<TwoPartials>);
        foreach (MeanAccumulatorF<TwoPartials> part in parts)
        {
            merged.Merge(in part);
        }

        foreach (MeanAccumulatorF<TwoPartials> mean in new[] { whole, merged })
        {
            Assert.Equal(Samples, mean.Count);
            Assert.Equal((double)first / Samples, mean.Cost, 1e-9);
            Assert.Equal((float)((double)first / Samples), mean.Gradient.A);
            Assert.Equal((float)((double)second / Samples), mean.Gradient.B);
        }
    }

    [Fact]
    public void Nothing_has_no_mean() => Assert.Throws<InvalidOperationException>(() => default(MeanAccumulatorF<TwoPartials>).Gradient);

    private struct TwoPartials : IGradient<float>
    {
        public float A;
        public float B;

        [UnscopedRef]
        public Span<float> AsSpan() => MemoryMarshal.CreateSpan(ref A, 2);
    }
}
