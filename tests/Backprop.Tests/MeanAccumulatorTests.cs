namespace Backprop.Tests;

public class MeanAccumulatorTests
{
    private const int Seed = 20250611;

    [Fact]
    public void Cost_and_partials_are_averaged()
    {
        var mean = new MeanAccumulator<FourPartials>();
        mean.Add(1, new FourPartials { Constant = 2, Wide = -8 });
        mean.Add(4, new FourPartials { Constant = 3, Uniform = 1 });
        Assert.Equal(2, mean.Count);
        Assert.Equal(2.5, mean.Cost);
        Assert.Equal(new FourPartials { Constant = 2.5, Uniform = 0.5, Wide = -4 }, mean.Gradient);
    }

    [Fact]
    public void Every_partial_has_the_bits_of_a_mean_of_its_own()
    {
        var random = new Random(Seed);
        var means = new MeanAccumulator[ElevenPartials.Length];
        var gradients = new MeanAccumulator<ElevenPartials>();
        for (int part = 0; part < 3; part++)
        {
            var partMeans = new MeanAccumulator[ElevenPartials.Length];
            var partGradients = new MeanAccumulator<ElevenPartials>();
            for (int sample = 0; sample < 100; sample++)
            {
                ElevenPartials gradient = ElevenPartials.From(_ => Math.ScaleB(random.NextDouble() - 0.5, random.Next(40)));
                partGradients.Add(0, in gradient);
                for (int i = 0; i < ElevenPartials.Length; i++)
                {
                    partMeans[i].Add(gradient[i]);
                }
            }

            gradients.Merge(in partGradients);
            for (int i = 0; i < ElevenPartials.Length; i++)
            {
                means[i].Merge(in partMeans[i]);
            }
        }

        double[] expected = [.. means.Select(mean => mean.Mean)];
        double[] actual = gradients.Gradient.AsSpan().ToArray();
        Assert.True(expected.SequenceEqual(actual), $"expected {string.Join(' ', expected)}, found {string.Join(' ', actual)} (seed {Seed})");
    }

    [Fact]
    public void Parts_count_by_their_samples_and_an_empty_one_changes_nothing()
    {
        MeanAccumulator three = Of(1, 2, 3);
        three.Merge(Of(10));
        three.Merge(default);
        Assert.Equal((4, 4), (three.Count, three.Mean));

        var empty = default(MeanAccumulator);
        empty.Merge(in three);
        Assert.Equal((4, 4), (empty.Count, empty.Mean));
    }

    [Fact]
    public void A_mean_merged_with_itself_stays_the_same()
    {
        MeanAccumulator mean = Of(1e20, 0.1, -1e20);
        double before = mean.Mean;
        mean.Merge(in mean);
        Assert.Equal((6, before), (mean.Count, mean.Mean));

        var gradients = new MeanAccumulator<FourPartials>();
        gradients.Add(0, new FourPartials { Constant = 1e20 });
        gradients.Add(0, new FourPartials { Constant = 0.5 });
        gradients.Add(0, new FourPartials { Constant = -1e20 });
        FourPartials gradient = gradients.Gradient;
        gradients.Merge(in gradients);
        Assert.Equal((6, gradient), (gradients.Count, gradients.Gradient));
        Assert.Equal(0.5 / 3, gradient.Constant);
    }

    [Fact]
    public void Without_a_sample_there_is_no_mean()
    {
        const string message = "There is no mean yet: add at least one sample first.";
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => new MeanAccumulator().Mean).Message);
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => new MeanAccumulator<FourPartials>().Cost).Message);
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => new MeanAccumulator<FourPartials>().Gradient).Message);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        double first = Average();
        long before = GC.GetAllocatedBytesForCurrentThread();
        double second = Average();
        long after = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(0, after - before);
        Assert.Equal(first, second);

        static double Average()
        {
            var all = new MeanAccumulator<FourPartials>();
            var part = new MeanAccumulator<FourPartials>();
            for (int i = 0; i < 100; i++)
            {
                part.Add(i, new FourPartials { Constant = i });
            }

            all.Merge(in part);
            return all.Cost + all.Gradient.Constant;
        }
    }

    private static MeanAccumulator Of(params ReadOnlySpan<double> values)
    {
        var mean = new MeanAccumulator();
        foreach (double value in values)
        {
            mean.Add(value);
        }

        return mean;
    }
}
