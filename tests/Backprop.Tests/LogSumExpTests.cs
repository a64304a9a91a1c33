namespace Backprop.Tests;

/// <summary>ln Σ exp, where the naive form overflows, underflows or cancels.</summary>
public class LogSumExpTests
{
    private const int Seed = 20261124;

    [Fact]
    public void It_is_within_its_bound_of_the_exact_value()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 300; round++)
        {
            double x = (random.NextDouble() - 0.5) * (round % 3 == 0 ? 2 : 200);
            double y = x - (random.NextDouble() * (round % 2 == 0 ? 3 : 40));
            AssertClose(x, y, Functions.LogSumExp(x, y));
            AssertClose(x, y, LaneFunctions.Apply("LogSumExp", [x], [y])[0]);
        }

        static void AssertClose(double x, double y, double r)
        {
            double largest = Math.Max(Math.Max(Math.Abs(x), Math.Abs(r)), r - x);
            Assert.True(Ulps.OfDouble(largest, largest + (r - ExactFunctions.LogSumExp(x, y))) <= 2, $"LogSumExp({x:R}, {y:R}) = {r:R}, seed {Seed}");
        }
    }

    [Theory]
    [InlineData(1e300, -1e300, 1e300)]
    [InlineData(-800, -800, -799.3068528194400547)]
    [InlineData(800, 800, 800.6931471805599453)]
    [InlineData(double.NegativeInfinity, 3, 3)]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.PositiveInfinity, double.NaN)]
    public void The_ends_of_the_range_have_their_value(double x, double y, double expected)
    {
        Assert.Equal(expected, Functions.LogSumExp(x, y));
        Assert.Equal(expected, Functions.LogSumExp(y, x));
        Assert.Equal(Functions.LogSumExp(x, y, x), Functions.LogSumExp([x, y, x]));
        Assert.Equal((float)expected, FunctionsF.LogSumExp((float)x, (float)y));
    }

    [Fact]
    public void Of_nothing_it_is_the_logarithm_of_0() => Assert.Equal(double.NegativeInfinity, Functions.LogSumExp([]));

    [Theory]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity, 0)]
    [InlineData(double.NegativeInfinity, 3, 0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, 1)]
    [InlineData(-1e300, 1e300, 0)]
    [InlineData(5, 5, 1)]
    public void The_share_of_an_operand_is_between_0_and_1(double x, double r, double expected)
    {
        Assert.Equal(expected, Functions.LogSumExpDerivative(x, r));
        Assert.Equal((float)expected, FunctionsF.LogSumExpDerivative((float)x, (float)r));
    }
}
