namespace Backprop.Tests;

/// <summary>Samples that are not finite, and sums that are beyond the range although the mean is not.</summary>
public partial class NotFiniteSamplesTests
{
    private const int Block = MeanAccumulator.BlockLength;
    private const int Many = (2 * Block) + 77;

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(Block + 32)]
    [InlineData(Many - 1)]
    public void The_first_one_is_found(int index)
    {
        double[] x = [.. Enumerable.Range(0, Many).Select(i => i % 7 + 1.0)];
        Assert.True(double.IsFinite(Costs.MeanInverseAndGradient(x, 2, out _, out int first)));
        Assert.Equal(-1, first);

        // w / x is infinite there; later ones do not matter.
        x[index] = 0;
        x[^1] = index == Many - 1 ? 0 : double.NaN;
        double cost = Costs.MeanInverseAndGradient(x, 2, out Costs.InverseGradient gradient, out first);
        Assert.False(double.IsFinite(cost) || double.IsFinite(gradient.w));
        Assert.Equal(index, first);
    }

    [Fact]
    public void A_partial_that_is_not_finite_counts_too()
    {
        // √(w x) is 0 at x = 0, its slope is not.
        double cost = Costs.MeanRootAndGradient([1, 4, 0, 9], 1, 2, out Costs.RootGradient gradient, out int first);
        Assert.Equal((2, 1.5 + 2), (first, cost));
        Assert.Equal((double.NaN, 1), (gradient.w, gradient.b));
    }

    [Fact]
    public void A_sum_beyond_the_range_has_a_mean_within()
    {
        double[] x = [1.4e308, 1.4e308, 1.4e308, -1.4e308];
        Assert.Equal(0.7e308, Costs.MeanScaledAndGradient(x, 1, out Costs.ScaledGradient gradient, out int first));
        Assert.Equal((0.7e308, -1), (gradient.w, first));
        Assert.Equal(0.7e308, Costs.MeanScaled(x, 1));
        Assert.Equal(1.4e308, Costs.MeanScaled([.. Enumerable.Repeat(1.4e308, Many)], 1));
        Assert.Equal(3e38f, Costs.MeanSingle([.. Enumerable.Repeat(3e38f, 64)], 1));
        Assert.Equal(double.PositiveInfinity, Costs.MeanScaled([1.4e308, double.PositiveInfinity], 1));
    }

    [Backprop]
    internal static partial class Costs
    {
        [Cost]
        public static double Inverse(double x, [Parameter] double w) => w / x;

        [Cost]
        public static double Root(double x, [Parameter] double w, [Parameter] double b) => Math.Sqrt(w * x) + b;

        [Cost]
        public static double Scaled(double x, [Parameter] double w) => w * x;

        [Cost]
        public static float Single(float x, [Parameter] float w) => w * x;
    }
}
