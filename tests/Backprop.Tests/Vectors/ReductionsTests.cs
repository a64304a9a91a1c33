using static Backprop.Functions;

namespace Backprop.Tests;

/// <summary>Sums and extremes where there is nothing, NaN, or a zero of either sign.</summary>
public class ReductionsTests
{
    private static readonly Vector<double> None = new(0);

    [Fact]
    public void Sums_of_nothing_are_0() =>
        Assert.Equal([0, 0, 0, 0, 0], [Sum(None), SumOfSquares(None), Norm(None), Dot(None, None), CrossEntropy(None, None)]);

    [Fact]
    public void Vectors_of_nothing_are_empty() =>
        Assert.Equal([0, 0, 0, 0, 0], [Sigmoid(None).Length, Softmax(None).Length, LogSoftmax(None).Length, Concatenate<double>().Length, Max(None, None).Length]);

    [Fact]
    public void Of_nothing_there_is_no_mean_and_no_extreme()
    {
        Assert.Equal("There is no entry, and so there is no largest entry.", Assert.Throws<InvalidOperationException>(() => Max(None)).Message);
        Assert.Equal("There is no entry, and so there is no smallest entry.", Assert.Throws<InvalidOperationException>(() => Min(None)).Message);
        Assert.Equal("There is no entry, and so there is no mean.", Assert.Throws<InvalidOperationException>(() => Mean(new Matrix<float>(0, 3))).Message);
        Assert.Throws<InvalidOperationException>(() => BinaryCrossEntropy(None, None));
        Assert.Equal(double.NegativeInfinity, LogSumExp(None));
    }

    [Fact]
    public void Extremes_are_those_of_Math()
    {
        Assert.Equal((double.NaN, double.NaN), (Max<double>([1, double.NaN, 2]), Min<double>([double.NaN, 1])));
        Assert.False(double.IsNegative(Max<double>([-0.0, 0.0, -0.0])));
        Assert.True(double.IsNegative(Min<double>([0.0, -0.0, 0.0])));
        Assert.Equal((3, -2), (Max(Matrix.OfRows<float>([1, 3], [-2, 0])), Min(Matrix.OfRows<float>([1, 3], [-2, 0]))));
    }

    [Fact]
    public void Bounds_in_the_wrong_order_are_refused() => Assert.Throws<ArgumentException>(() => Clamp(None, 2, 1));

    [Fact]
    public void A_constant_is_the_same_view()
    {
        Vector<double> vector = [1, 2];
        Assert.True(Constant(vector).Equals(vector));
        Assert.True(Constant(new Matrix<double>(1, 2, [1, 2])).Entries.Length == 2);
    }
}
