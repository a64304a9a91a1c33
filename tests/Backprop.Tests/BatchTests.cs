namespace Backprop.Tests;

public class BatchTests
{
    [Fact]
    public void The_first_span_tells_the_number_of_samples()
    {
        Assert.Equal(4, Batch.Count(4, "x"));
        Batch.RequireCount(4, 4, "y");
    }

    [Fact]
    public void An_empty_batch_is_refused_by_the_name_of_its_span()
    {
        var exception = Assert.Throws<ArgumentException>(() => Batch.Count(0, "x"));
        Assert.Equal("The batch is empty: a mean needs at least one sample. (Parameter 'x')", exception.Message);
        Assert.Equal("x", exception.ParamName);
    }

    [Theory]
    [InlineData(4, 3, "expected 4 entries, as in the first, found 3")]
    [InlineData(4, 5, "expected 4 entries, as in the first, found 5")]
    [InlineData(1, 0, "expected 1 entry, as in the first, found 0")]
    public void A_span_of_another_length_is_refused_with_both_lengths(int count, int length, string lengths)
    {
        var exception = Assert.Throws<ArgumentException>(() => Batch.RequireCount(count, length, "y"));
        Assert.Equal($"The spans of a batch must have equal lengths: {lengths}. (Parameter 'y')", exception.Message);
        Assert.Equal("y", exception.ParamName);
    }

    [Fact]
    public void Costs_that_are_computed_sample_by_sample_have_the_mean_of_their_samples()
    {
        double[] x = [.. Enumerable.Range(0, 200).Select(i => i * 0.01)];
        float[] single = [.. x.Select(x => (float)x)];
        for (int count = 1; count <= x.Length; count++)
        {
            double cost = LaneModel.MeanLongAndGradient(x.AsSpan(0, count), 0.5, 0.2, out LaneModel.LongGradient gradient);
            (double Cost, double V)[] samples = [.. x.Take(count).Select(x => (LaneModel.LongAndGradient(x, 0.5, 0.2, out LaneModel.LongGradient own), own.v))];
            Assert.Equal(samples.Average(sample => sample.Cost), cost, 1e-12);
            Assert.Equal(samples.Average(sample => sample.V), gradient.v, 1e-12);
            Assert.Equal(LaneModel.MeanLong(x.AsSpan(0, count), 0.5, 0.2), cost, 1e-12);

            float mean = LaneModel.MeanLongOfSinglesAndGradient(single.AsSpan(0, count), 0.5f, out LaneModel.LongOfSinglesGradient ofSingles);
            Assert.Equal(single.Take(count).Average(x => (double)LaneModel.LongOfSingles(x, 0.5f)), mean, Math.Abs(mean) * 1e-5);
            Assert.True(float.IsFinite(ofSingles.u));
        }
    }

    [Fact]
    public void A_mean_among_the_subnormals_is_rounded_once()
    {
        double[] x = [3379039307156700 * double.Epsilon, 8848287471395076 * double.Epsilon, -4444079289888910 * double.Epsilon];
        double expected = LaneModel.MeanScaled(x, 1);
        var mean = new MeanAccumulator<LaneModel.ScaledGradient>();
        LaneModel.AccumulateScaledAndGradient(x, 1, ref mean);
        Assert.Equal(2594415829554289 * double.Epsilon, expected);
        Assert.Equal(expected, mean.Cost);
    }

    [Fact]
    public void A_partial_to_which_nothing_contributes_is_0_in_batches_of_every_length()
    {
        // Rooms for sums are not cleared by themselves: they hold what the call before left there.
        double[] x = [.. Enumerable.Range(1, 100)];
        for (int count = 1; count <= x.Length; count++)
        {
            LaneModel.MeanBranchesAndGradient(x, x, double.NaN, double.NaN, out _);
            double cost = LaneModel.MeanStepsAndGradient(x.AsSpan(0, count), 3, 0.5, out LaneModel.StepsGradient gradient);
            Assert.Equal((3 * (count + 1) / 2.0, (count + 1) / 2.0, 0.0), (cost, gradient.slope, gradient.step));
        }
    }
}
