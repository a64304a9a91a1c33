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
