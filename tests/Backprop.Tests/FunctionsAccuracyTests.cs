using System.Numerics;

namespace Backprop.Tests;

/// <summary>
/// Errors relative to the exact value, in units of its last place. The bounds are what the documentation of Functions promises.
/// </summary>
public class FunctionsAccuracyTests
{
    private const int Seed = 20250611;

    [Fact]
    public void Sigmoid_keeps_both_tails() =>
        AssertAccurate(Functions.Sigmoid, FunctionsOracle.Sigmoid, ulps: 3, [0, 1e-300, -40, 40, -700, -744, 800, .. Uniform(100, -3, 3), .. Uniform(100, -744, 60)]);

    [Fact]
    public void The_derivative_of_sigmoid_keeps_both_tails() =>
        AssertAccurate(Functions.SigmoidDerivative, FunctionsOracle.SigmoidDerivative, ulps: 6, [0, -40, 40, -700, 700, .. Uniform(100, -3, 3), .. Uniform(100, -744, 744)]);

    [Fact]
    public void The_derivative_of_tanh_keeps_both_tails() =>
        AssertAccurate(Functions.TanhDerivative, FunctionsOracle.TanhDerivative, ulps: 5, [0, 1e-300, 0.75, -0.75, Math.BitDecrement(0.75), 20, -40, 350, -372, 800, .. Uniform(200, -2, 2), .. Uniform(100, -372, 372)]);

    [Fact]
    public void Softplus_keeps_both_tails() =>
        AssertAccurate(Functions.Softplus, FunctionsOracle.Softplus, ulps: 3, [0, 1e-300, -40, 40, -700, -744, 800, .. Uniform(100, -3, 3), .. Uniform(100, -744, 60)]);

    [Fact]
    public void LogSigmoid_keeps_both_tails() =>
        AssertAccurate(Functions.LogSigmoid, FunctionsOracle.LogSigmoid, ulps: 3, [0, 1e-300, -40, 40, 700, 744, -800, .. Uniform(100, -3, 3), .. Uniform(100, -60, 744)]);

    [Fact]
    public void Log1p_is_accurate_everywhere() =>
        AssertAccurate(Functions.Log1p, FunctionsOracle.Log1p, ulps: 1.5,
            [Math.BitIncrement(-1), double.Epsilon, -double.Epsilon, 1, double.MaxValue, .. Uniform(50, -1, 2), .. Magnitudes(100, -60, 1), .. Magnitudes(50, -1074, -60), .. Magnitudes(50, 1, 1023).Select(Math.Abs)]);

    [Fact]
    public void Expm1_is_accurate_everywhere() =>
        AssertAccurate(Functions.Expm1, FunctionsOracle.Expm1, ulps: 2.2,
            [double.Epsilon, -double.Epsilon, -1, 1, 709.78, -745, .. Uniform(100, -2, 2), .. Magnitudes(100, -60, 0), .. Magnitudes(50, -1074, -60), .. Uniform(50, -40, 709)]);

    [Fact]
    public void The_oracle_knows_the_digits_of_e_and_of_ln_2()
    {
        // 30 digits each; a double alone would have 17.
        Assert.Equal("271828182845904523536028747135", Digits(FunctionsOracle.Exp(1)));
        Assert.Equal("069314718055994530941723212145", Digits(FunctionsOracle.Log1p(1)));
        Assert.Equal(0.5, FunctionsOracle.Ulps(1, FunctionsOracle.Exp(0) + (FunctionsOracle.Exp(0) >> 53)));

        static string Digits(BigInteger number) => ((number * BigInteger.Pow(10, 29)) / FunctionsOracle.Exp(0)).ToString("D30", null);
    }

    private static void AssertAccurate(Func<double, double> function, Func<double, BigInteger> truth, double ulps, IEnumerable<double> points)
    {
        foreach (double x in points)
        {
            double error = FunctionsOracle.Ulps(function(x), truth(x));
            Assert.True(error <= ulps, $"{function.Method.Name}({x:R}) = {function(x):R} is off by {error} ulp, {ulps} are allowed (seed {Seed})");
        }
    }

    private static IEnumerable<double> Uniform(int count, double from, double to)
    {
        var random = new Random(Seed);
        return Enumerable.Range(0, count).Select(_ => from + ((to - from) * random.NextDouble()));
    }

    /// <summary>Numbers of either sign whose binary exponents are uniform.</summary>
    private static IEnumerable<double> Magnitudes(int count, int from, int to)
    {
        var random = new Random(Seed);
        return Enumerable.Range(0, count).Select(i => (i % 2 == 0 ? 1 : -1) * Math.ScaleB(1 + random.NextDouble(), random.Next(from, to)))
            .Where(x => x > -1);
    }
}
