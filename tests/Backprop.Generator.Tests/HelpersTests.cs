namespace Backprop.Generator.Tests;

/// <summary>Methods that are emitted once, with their partials, instead of being written out at each call.</summary>
public class HelpersTests
{
    private const string Chain = Models.Usings + """
        [Backprop(InlineLimit = 0)]
        public partial class Chain
        {
            [Parameter] public partial double W1 { get; set; }
            [Parameter] public partial double B1 { get; set; }
            private readonly double _rate = 0.5;

            [Cost]
            public double Cost(double x, double y)
            {
                double a = Layer(x, W1);
                double d = Damped(a, 2);
                return Square(d * Layer(d, 3) + Damped(y, 1) - y);

                static double Layer(double W1, in double w) => Math.Tanh(W1 * w);
            }

            private double Damped(double _rate, int times)
            {
                double u = _rate;
                for (int i = 0; i < times; i++) { u = u * this._rate + B1 * Math.Sin(u); }
                return u;
            }
        }
        """;

    [Fact]
    public void A_helper_is_emitted_once_with_its_partials()
    {
        string source = GeneratorRun.Clean(Chain).Sources["Chain.Cost.g.cs"];
        string helper = source[source.IndexOf("// Layer(W1, w)", source.IndexOf("return C;", StringComparison.Ordinal), StringComparison.Ordinal)..];
        Assert.StartsWith(
            """
            // Layer(W1, w) and its partials
                    static double LayerAndPartials(double W1, double w, out double dLayer_dW1, out double dLayer_dw)
                    {
                        // Forward
                        double Layer = Functions.Tanh(W1 * w, out double Layer_prime);

                        // Backward
            """,
            helper,
            StringComparison.Ordinal);
        Assert.Contains("double a = LayerAndPartials(x, W1, out _, out double da_dW1);", source, StringComparison.Ordinal);
        Assert.Contains("// ∂C/∂W1 = ∂C/∂a · ∂a/∂W1", source, StringComparison.Ordinal);

        // In the mean they are over lanes, as everything else.
        Assert.Contains("TLane a = LayerOverLanes(x, W1, out _, out TLane da_dW1);", source, StringComparison.Ordinal);
        Assert.Contains("static TLane LayerOverLanes(in TLane W1, in TLane w, out TLane dLayer_dW1, out TLane dLayer_dw)", source, StringComparison.Ordinal);
        Assert.DoesNotContain("Lanes[lane]", source, StringComparison.Ordinal);
        Assert.Contains("double DampedAndPartials(double _rate, double B1, out double dDamped_d_rate, out double dDamped_dB1)", source, StringComparison.Ordinal);
        Assert.Contains("double Damped2AndPartials(double _rate, double B1, out double dDamped2_d_rate, out double dDamped2_dB1)", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Cost_and_gradient_are_those_of_code_that_is_written_out()
    {
        LoadedModel once = LoadedModel.From(Chain);
        LoadedModel inlined = LoadedModel.From(Chain.Replace("(InlineLimit = 0)", "", StringComparison.Ordinal));
        foreach ((double x, double y) in new[] { (0.7, -0.4), (-1.3, 2.5) })
        {
            (double cost, double[] gradient) = once.CostAndGradient(once.Instance("Chain", 0.6, -1.1), "Chain", "Cost", x, y);
            (double expected, double[] partials) = inlined.CostAndGradient(inlined.Instance("Chain", 0.6, -1.1), "Chain", "Cost", x, y);
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(cost));
            Assert.All(partials.Zip(gradient), pair => Numbers.AssertClose(pair.First, pair.Second, 1e-14, "partial"));
        }
    }

    [Fact]
    public void Forty_levels_of_helpers_that_call_each_other_twice_stay_short()
    {
        static string Code(int most) =>
            Models.Usings + "[Backprop] public static partial class F { [Cost] public static double Cost([Parameter] double x, [Parameter] double y) => F" + most + "(x, y * 3); static double F0(double x, double y) => x * x * y;\n"
            + string.Concat(Enumerable.Range(1, most).Select(level => $"static double F{level}(double x, double y) => (F{level - 1}(x, y) + F{level - 1}(y, x)) / 2;\n")) + "}";

        // To run them takes as many calls as ever.
        LoadedModel model = LoadedModel.From(Code(20));
        Assert.True(GeneratorRun.Clean(Code(40)).Sources["F.Cost.g.cs"].Count(letter => letter == '\n') < 1500);

        // All levels are (x²y + y²x)/2 at (2, 3·0.5).
        (double cost, double[] gradient) = model.CostAndGradient(null, "F", "Cost", 2.0, 0.5);
        Numbers.AssertClose(5.25, cost, 1e-15, "cost");
        Numbers.AssertClose((6 + 2.25) / 2, gradient[0], 1e-15, "∂C/∂x");
        Numbers.AssertClose(3 * (4 + 6) / 2.0, gradient[1], 1e-15, "∂C/∂y");
    }

    [Theory]
    [MemberData(nameof(BranchTests.Costs), MemberType = typeof(BranchTests))]
    public void A_path_that_is_not_taken_contributes_nothing_in_a_helper_either(string body, double at, double expected)
    {
        LoadedModel model = LoadedModel.From(Models.Usings + "[Backprop(InlineLimit = 0)] public static partial class F { [Cost] public static double Cost([Parameter] double x, double t) => t > 0 ? H(x) * H(Math.Log(-x * x)) : H(x); static double H(double x) " + body + " }");
        Assert.Equal(expected, model.CostAndGradient(null, "F", "Cost", at, 0).Gradient[0]);
    }

    [Fact]
    public void A_big_cost_emits_its_helpers_once_and_a_small_one_does_not()
    {
        static string Sum(int terms) => Models.Usings + "[Backprop] public static partial class F { [Cost] public static double Cost([Parameter] double x) => "
            + string.Join(" + ", Enumerable.Range(1, terms).Select(term => $"H(x * {term}.5)")) + "; static double H(double u) { for (int i = 1; i < 10; i++) { u = Math.Sin(u) * i - u; } return u; } }";
        Assert.DoesNotContain("HAndPartials", GeneratorRun.Clean(Sum(30)).Sources["F.Cost.g.cs"], StringComparison.Ordinal);
        Assert.Contains("static double HAndPartials(double u, out double dH_du)", GeneratorRun.Clean(Sum(60)).Sources["F.Cost.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("static double H(ref double u) => u * u; [Cost] public static double Cost([Parameter] double x) => H(ref x) + H(ref x);")]
    [InlineData("static double H(double u, int n) => u * (100 / n); [Cost] public static double Cost([Parameter] double x, int n) => n != 0 ? H(x, n) + H(x * 2, n) : x;")]
    [InlineData("static (double, double) H(double u) => (u, u * u); [Cost] public static double Cost([Parameter] double x) => H(x).Item1 + H(x * 2).Item2;")]
    public void What_a_helper_cannot_do_by_itself_is_written_out(string members)
    {
        string code = Models.Usings + "[Backprop(InlineLimit = 0)] public static partial class F { " + members + " }";
        Assert.DoesNotContain("HAndPartials", GeneratorRun.Clean(code).Sources["F.Cost.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("static double @class(double @out, double Math) => @out * @out * Math; [Cost] public static double Cost([Parameter] double x) => @class(x, 2) + @class(3, x);")]
    [InlineData("static double C(double gradient) => gradient * gradient; static double CAndPartials(double x) => C(x); [Cost] public static double Cost([Parameter] double x) => C(x) + CAndPartials(x * 2) + CAndPartials(x);")]
    [InlineData("static double F2(double x, int n) => n == 0 ? x : F2(x * x, n - 1) + F2(x + 1, n - 1); [Cost] public static double Cost([Parameter] double x) => F2(x, 5);")]
    [InlineData("static float H(float u, double v) => (float)(u * v * v); [Cost] public static double Cost([Parameter] double x, [Parameter] float w) => H((float)x, w) * H(w, x);")]
    public void Names_and_types_of_all_kinds_compile_without_a_warning(string members)
    {
        GeneratorRun run = GeneratorRun.Clean(Models.Usings + "[Backprop(InlineLimit = 0)] public static partial class F { " + members + " }");
        Assert.Contains("AndPartials(", run.Sources["F.Cost.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_adjoint_that_reaches_no_parameter_is_not_emitted()
    {
        GeneratorRun run = GeneratorRun.Of(Models.Usings + """
            [Backprop(InlineLimit = 0)]
            public static partial class F
            {
                [Cost]
                public static double Cost([Parameter] double x)
                {
                    double y = Math.Pow(x, 0);
                    y = G(y != 0 ? 1 / y : 0, 0.5);
                    double unused = G(0.75, y);
                    return Math.Acos(y);
                }

                private static double G(double u, double v) => u;
            }
            """);
        Assert.Empty(run.Compiled);
        Assert.EndsWith("// x does not influence C\n        gradient.x = 0;\n        return C;", Backward(run.Sources["F.Cost.g.cs"]), StringComparison.Ordinal);
    }

    private static string Backward(string source)
    {
        string backward = source[source.IndexOf("// Backward", StringComparison.Ordinal)..];
        return backward[..(backward.IndexOf("return C;", StringComparison.Ordinal) + "return C;".Length)];
    }
}
