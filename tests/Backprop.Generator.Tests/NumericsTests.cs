using System.Globalization;

namespace Backprop.Generator.Tests;

/// <summary>Constants, exponents, kinks and the ends of the range, in emitted code.</summary>
public class NumericsTests
{
    [Theory]
    [InlineData(40, 4.248354255291589e-18)]
    [InlineData(-40, 4.248354255291589e-18)]
    [InlineData(800, 0)]
    [InlineData(-800, 0)]
    public void The_slope_of_sigmoid_is_exact_in_both_tails(double z, double expected) =>
        Assert.Equal(expected, Slope("Sigmoid(x)", z));

    [Theory]
    [InlineData("Softplus(x)", 800, 1)]
    [InlineData("Softplus(x)", -800, 0)]
    [InlineData("LogSigmoid(x)", 800, 0)]
    [InlineData("LogSigmoid(x)", -800, 1)]
    [InlineData("Math.Tanh(x)", 800, 0)]
    [InlineData("Math.Tanh(x)", -800, 0)]
    [InlineData("Math.Sqrt(Math.Max(0, x))", -1, 0)]
    public void Slopes_stay_finite_at_the_ends(string code, double x, double expected) => Assert.Equal(expected, Slope(code, x));

    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("1", 0, 1)]
    [InlineData("1", -2, 1)]
    [InlineData("2", 0, 0)]
    [InlineData("2", -3, -6)]
    [InlineData("3", 0, 0)]
    [InlineData("3", -2, 12)]
    [InlineData("4", -2, -32)]
    [InlineData("0.5", 4, 0.25)]
    [InlineData("0.5", 0, double.PositiveInfinity)]
    [InlineData("-1", 2, -0.25)]
    [InlineData("-1", -2, -0.25)]
    [InlineData("-1", 0, double.NegativeInfinity)]
    [InlineData("-2", -2, 0.25)]
    public void Constant_exponents_need_no_logarithm(string exponent, double x, double expected)
    {
        string code = $"Math.Pow(x, {exponent})" + (exponent == "0" ? " + 0 * x" : "");
        Assert.Equal(expected, Slope(code, x));
        Assert.DoesNotContain("Math.Log", Source(code), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ErfDerivative(x)")]
    [InlineData("ErfcDerivative(x)")]
    [InlineData("SiluDerivative(x)")]
    [InlineData("GeluDerivative(x)")]
    public void Derivatives_of_derivatives_end_in_zero(string code)
    {
        foreach (double x in new[] { 1e4, 1e308, double.PositiveInfinity })
        {
            Assert.Equal(0, Slope(code, x));
            Assert.Equal(0, Slope(code, -x));
        }
    }

    [Fact]
    public void A_remainder_counts_as_often_as_the_divisor_fits()
    {
        // x is less than 5 y by less than the rounding of x / y.
        const double x = 1.5150094009074426;
        const double y = 0.30300188018148855;
        Assert.Equal(5, x / y);
        Assert.Equal(-4, Slope($"{Text(x)} % x", y));
        Assert.Equal(-5, Slope($"Math.IEEERemainder({Text(x)}, x)", y));

        static string Text(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_variable_exponent_has_no_slope_where_the_base_is_zero()
    {
        LoadedModel model = LoadedModel.From(Models.Usings + "[Backprop] static partial class F { [Cost] public static double Power([Parameter] double x, [Parameter] double y) => Math.Pow(x, y); }");
        Assert.Equal([0, 0], model.CostAndGradient(null, "F", "Power", 0, 2).Gradient);
        Assert.Equal([double.PositiveInfinity, 0], model.CostAndGradient(null, "F", "Power", 0, 0.5).Gradient);
        Assert.Equal(0, model.CostAndGradient(null, "F", "Power", 0, 0).Gradient[0]);
    }

    [Theory]
    [InlineData("Math.Abs(x)", 0)]
    [InlineData("Relu(x)", 0.5)]
    [InlineData("LeakyRelu(x)", 0.505)]
    [InlineData("LeakyRelu(x, 0.5)", 0.75)]
    [InlineData("Math.Max(x, 0) + Math.Min(x, 0) * 0.5", 0.75)]
    [InlineData("Elu(x, 0.5)", 0.75)]
    [InlineData("Elu(x)", 1)]
    [InlineData("Math.Max(x, 0)", 0.5)]
    [InlineData("Math.Min(0, x)", 0.5)]
    [InlineData("(x + 0 + Math.Abs(x - 0)) / 2", 0.5)]
    [InlineData("Math.Max(x, x)", 1)]
    [InlineData("Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)))", 0.5)]
    public void Kinks_follow_one_convention(string code, double expected) => Assert.Equal(expected, Slope(code, 0));

    [Theory]
    [InlineData("x * 0.1", 0.1)]
    [InlineData("x * 1e-3", 1e-3)]
    [InlineData("x / 3", 1.0 / 3)]
    [InlineData("x * 1_000.5", 1000.5)]
    [InlineData("x * 0.1f", 0.1f)]
    [InlineData("x * 0x10", 16)]
    [InlineData("x * (1 / 2)", 0)]
    [InlineData("x * -7", -7)]
    [InlineData("x - -2 * x", 3)]
    [InlineData("x * Math.PI", Math.PI)]
    [InlineData("x * double.MaxValue", double.MaxValue)]
    [InlineData("x * 5e-324", 5e-324)]
    [InlineData("x * 123456789.12345678", 123456789.12345678)]
    [InlineData("x * 0.30000000000000004", 0.30000000000000004)]
    [InlineData("x * 1e22", 1e22)]
    [InlineData("x * 9007199254740993", 9007199254740993)]
    [InlineData("x * 4000000000", 4000000000)]
    [InlineData("x * Half", 0.5)]
    [InlineData("x * (a / b)", 0.5)]
    [InlineData("x * double.PositiveInfinity", double.PositiveInfinity)]
    [InlineData("x * double.NaN", double.NaN)]
    public void Constants_keep_their_bits(string code, double expected)
    {
        LoadedModel model = LoadedModel.From(Models.Usings + "[Backprop] static partial class F { const double Half = 0.5; [Cost] public static double Cost([Parameter] double x) { var a = 1.0; var b = 2.0; return " + code + " + 0 * a * b; } }");
        (double cost, double[] gradient) = model.CostAndGradient(null, "F", "Cost", 1.7);
        Assert.Equal(BitConverter.DoubleToInt64Bits(model.Cost(null, "F", "Cost", 1.7)), BitConverter.DoubleToInt64Bits(cost));
        Assert.Equal(expected, gradient[0]);
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-2, "-2")]
    [InlineData(1e21, "1E+21")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0 / 3, "0.3333333333333333")]
    [InlineData(5e-324, "4.94065645841247E-324")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    public void Literals_are_the_shortest_of_15_16_and_17_digits(double value, string expected)
    {
        Assert.Equal(expected, Emission.Literal.Of(value));
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(double.Parse(expected, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_value_that_nothing_needs_poisons_nothing() =>
        Assert.Equal(2, Slope("x + x", 3, before: "double unused = Math.Acos(2) * x;"));

    [Theory]
    [InlineData("double a = Sigmoid(x), d = SigmoidDerivative(x);", "a * d")]
    [InlineData("double d = SigmoidDerivative(x), a = Sigmoid(x);", "a * d")]
    [InlineData("double a = Sigmoid(x);", "a - a + SigmoidDerivative(x)")]
    [InlineData("double a = Sigmoid(x);", "SigmoidDerivative(x)")]
    public void Users_may_call_value_and_derivative_themselves(string before, string code)
    {
        Dual x = new(0.7, 1);
        Dual expected = code == "a * d" ? Dual.Sigmoid(x) * Dual.SigmoidDerivative(x) : Dual.SigmoidDerivative(x);
        LoadedModel model = LoadedModel.From(Of(code, before));
        (double cost, double[] gradient) = model.CostAndGradient(null, "F", "Cost", 0.7);
        Assert.Equal(model.Cost(null, "F", "Cost", 0.7), cost);
        Numbers.AssertClose(expected.Slope, gradient[0], 1e-13, code);
    }

    private static double Slope(string code, double x, string before = "") =>
        LoadedModel.From(Of(code, before)).CostAndGradient(null, "F", "Cost", x).Gradient[0];

    private static string Source(string code) => GeneratorRun.Clean(Of(code, "")).Sources["F.Cost.g.cs"];

    private static string Of(string code, string before) =>
        Models.Usings + $$"""[Backprop] static partial class F { [Cost] public static double Cost([Parameter] double x) { {{before}} return {{code}}; } }""";
}
