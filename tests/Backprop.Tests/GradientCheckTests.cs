namespace Backprop.Tests;

/// <summary>The check passes what is right, finds what is wrong, and says which.</summary>
public class GradientCheckTests
{
    private static readonly (string Name, Func<double, double> Cost, Func<double, double> Derivative, double[] Points)[] s_smooth =
    [
        ("x²", x => x * x, x => 2 * x, [0, 1, -3, 1e6, 1e-6]),
        ("exp", Math.Exp, Math.Exp, [0, 1, -20, 5]),
        ("sin", Math.Sin, Math.Cos, [0, 1, 3, 100]),
        ("ln", Math.Log, x => 1 / x, [1e-9, 0.01, 1, 1e9]),
        ("√", Math.Sqrt, x => 0.5 / Math.Sqrt(x), [1e-12, 0.3, 50]),
        ("1/x", x => 1 / x, x => -1 / (x * x), [1e-7, -2, 1e4]),
        ("σ(20 x)", x => Functions.Sigmoid(20 * x), x => 20 * Functions.SigmoidDerivative(20 * x), [0, 0.3, -1]),
        ("exp(−500 x)", x => Math.Exp(-500 * x), x => -500 * Math.Exp(-500 * x), [5e-4, 0.01]),
        ("10¹² x + 1", x => (1e12 * x) + 1, _ => 1e12, [1e-12, 0]),
    ];

    [Fact]
    public void Differences_have_ten_digits()
    {
        foreach ((string name, Func<double, double> cost, Func<double, double> derivative, double[] points) in s_smooth)
        {
            foreach (double point in points)
            {
                PartialCheck partial = Check(cost, point, derivative(point)).Worst;
                double error = Math.Abs(partial.Difference - derivative(point));
                Assert.True(error <= 1e-10 * Math.Max(Math.Abs(derivative(point)), 1e-3 * Math.Abs(cost(point))), $"{name} at {point}: {partial}, derivative {derivative(point)}");
                Assert.True(error <= 10 * partial.Uncertainty, $"{name} at {point}: {partial}, derivative {derivative(point)}");
                Assert.True(partial.Verdict == PartialVerdict.Agrees, $"{name} at {point}: {partial}");
            }
        }
    }

    [Fact]
    public void Wrong_partials_are_found_and_named()
    {
        double[] at = [0.3, -1.2, 2];
        double Cost() => (at[0] * Math.Sin(at[1])) + (at[2] * at[2] * at[0]);
        double[] gradient = [Math.Sin(at[1]) + (at[2] * at[2]), at[0] * Math.Cos(at[1]), 2 * at[2] * at[0]];
        string[] names = ["a", "b", "c"];
        Assert.True(GradientCheck.Run(at, Cost, gradient, new() { Names = names }).Passed);
        for (int wrong = 0; wrong < gradient.Length; wrong++)
        {
            double[] other = [.. gradient];
            other[wrong] *= 1.00001;
            GradientCheck check = GradientCheck.Run(at, Cost, other, new() { Names = names });
            Assert.False(check.Passed);
            Assert.Equal(names[wrong], check.Worst.Name);
            Assert.Equal([wrong], check.Partials.Where(partial => !partial.Passed).Select(partial => partial.Index));
            Assert.StartsWith($"1 of 3 partials do not agree with differences of the cost:\n  {names[wrong]}: gradient ", check.ToString(), StringComparison.Ordinal);
            Assert.Equal(check.ToString(), Assert.Throws<InvalidOperationException>(check.ThrowIfFailed).Message);
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.4, true)]
    [InlineData(1, true)]
    [InlineData(1.1, false)]
    [InlineData(-0.1, false)]
    public void At_a_kink_any_slope_between_those_of_both_sides_is_right(double gradient, bool passes)
    {
        GradientCheck check = Check(x => x > 0 ? x : 0, 0, gradient);
        Assert.Equal(passes, check.Passed);
        Assert.Equal((0, 1), (Math.Round(check.Worst.Left, 9), Math.Round(check.Worst.Right, 9)));
    }

    [Fact]
    public void A_kink_nearby_does_not_matter() => Assert.True(Check(x => Math.Abs(x), 1e-3, 1).Passed);

    [Fact]
    public void Where_the_cost_is_not_finite_there_is_no_telling()
    {
        GradientCheck check = Check(Math.Log, -1, 0);
        Assert.Equal(PartialVerdict.Uncertain, check.Worst.Verdict);
        Assert.Equal("1 of 1 partials do not agree with differences of the cost:\n  [0]: gradient 0, but the cost is not finite around this point", check.ToString());
        Assert.Equal(PartialVerdict.Differs, Check(x => x, 1, double.NaN).Worst.Verdict);
    }

    [Fact]
    public void A_cost_of_few_digits_is_too_uncertain()
    {
        static double Noise(double x) => (BitConverter.DoubleToUInt64Bits(x) * 0x9E3779B97F4A7C15 >> 40) / 16777216.0;
        GradientCheck check = Check(x => x + (1e-3 * Noise(x)), 0.51234, 1);
        Assert.Equal(PartialVerdict.Uncertain, check.Worst.Verdict);
        Assert.Contains("too uncertain to tell", check.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_are_put_back()
    {
        double[] at = [0.1, 0.7];
        int calls = 0;
        Assert.Throws<DivideByZeroException>(() => GradientCheck.Run(at, () => ++calls > 4 ? throw new DivideByZeroException() : at[0], [1, 0]));
        Assert.Equal([0.1, 0.7], at);
        GradientCheck.Run(at, () => at[0] * at[1], [0.7, 0.1]).ThrowIfFailed();
        Assert.Equal([0.1, 0.7], at);
    }

    [Fact]
    public void Over_floats()
    {
        float[] at = [0.3f, -1.2f];
        float Cost() => MathF.Exp(at[0]) * at[1];
        Assert.True(GradientCheck.Run(at, Cost, [MathF.Exp(0.3f) * -1.2f, MathF.Exp(0.3f)]).Passed);
        Assert.False(GradientCheck.Run(at, Cost, [MathF.Exp(0.3f) * -1.21f, MathF.Exp(0.3f)]).Passed);
    }

    [Fact]
    public void Of_very_many_parameters_some_are_checked()
    {
        double[] at = new double[1000];
        GradientCheck check = GradientCheck.Run(at, () => at.Sum(), [.. Enumerable.Repeat(1.0, 1000)], new() { MostPartials = 5, Seed = 3 });
        Assert.Equal(5, check.Partials.Count);
        Assert.Equal(check.Partials.Select(partial => partial.Index).Order().Distinct(), check.Partials.Select(partial => partial.Index));
        Assert.StartsWith("5 of 1000 partials agree with differences of the cost. The worst is [", check.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Equal("gradient", Assert.Throws<ArgumentException>(() => GradientCheck.Run([1.0, 2.0], () => 0.0, [1.0])).ParamName);
        Assert.Equal("parameters", Assert.Throws<ArgumentException>(() => GradientCheck.Run([], () => 0.0, [])).ParamName);
        Assert.Equal("options", Assert.Throws<ArgumentException>(() => GradientCheck.Run([1.0], () => 0.0, [1.0], new() { Names = ["a", "b"] })).ParamName);
        Assert.Equal("cost", Assert.Throws<ArgumentNullException>(() => GradientCheck.Run([1.0], null!, [1.0])).ParamName);
    }

    private static GradientCheck Check(Func<double, double> cost, double point, double gradient)
    {
        double[] at = [point];
        return GradientCheck.Run(at, () => cost(at[0]), [gradient]);
    }
}
