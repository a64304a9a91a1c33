namespace Backprop.Generator.Tests;

/// <summary>A path that is not taken contributes exactly nothing, whatever happens on it; and what is not needed poisons nothing.</summary>
public class BranchTests
{
    /// <summary>A cost of x, a point, and the derivative there: to the bit.</summary>
    public static TheoryData<string, double, double> Costs => new()
    {
        { "=> x > 0 ? Math.Sqrt(x) : 0;", -1, 0 },
        { "=> x > 0 ? Math.Sqrt(x) : 0;", 0, 0 },
        { "=> x > 0 ? Math.Sqrt(x) : 0;", 4, 0.25 },
        { "=> Math.Sqrt(Math.Max(0, x));", -1, 0 },
        { "=> Math.Max(Math.Log(x), -5);", 0, 0 },
        { "=> Math.Min(1 / x, 3);", 0, 0 },
        { "=> Relu(-1 / x) + x;", 1e-310, 1 },
        { "{ double dead = Math.Acos(2); return x * x; }", 3, 6 },
        { "{ double unused = Math.Log(-x * x); double[] a = [Math.Sqrt(-x), x]; return a[1] * 2; }", 3, 2 },
        { "{ double u = Math.Log(x); double v = Math.Sqrt(x - 1); return x > 1 ? u + v : x > 0 ? u : 3 * x; }", -2, 3 },
        { "{ double u = Math.Log(x); double v = Math.Sqrt(x - 1); return x > 1 ? u + v : x > 0 ? u : 3 * x; }", 0.5, 2 },
        { "{ double u = Math.Log(x); return (x > 0 ? u : 0) + (x > 1 ? u * u : 0) + x; }", -2, 1 },
        { "{ if (x < 0) { return -x; } double r = Math.Pow(x, 1.5) / Math.Sqrt(x); return r; }", -2, -1 },
        { "{ for (int i = 0; i < 20 && x > 1; i++) { x = Math.Sqrt(x - 1); } return 2 * x; }", 0.5, 2 },
        { "{ for (int i = 0; i < 20; i++) { if (x < 1) { break; } x = Math.Log(x - 1) + i / x; } return 2 * x; }", 0.5, 2 },
        { "{ double u = x; if (x > 1) { for (int i = 0; i < 2 && (x > 3 || x < -3); i++) { u += Math.Max(Math.Tanh(u), 2); } } return u * u; }", 0.5, 1 },
        { "{ double u = x; if (x > 1) { for (int i = 0; i < 2 && (x > 3 || x < -3); i++) { u += Math.Max(Math.Tanh(u), 2); } } return u * u; }", 4, 16 },
        { "=> x switch { > 0 => Math.Log(x), 0 => 7, _ => Math.Exp(1000 * x) + x };", -2, 1 },
        { "=> x > 0 && Math.Log(x) > 0 ? Math.Log(x) : 5 * x;", -3, 5 },
        { "=> (x > 0 ? Math.Sqrt(x) : 0) * (x > 0 ? 1 / x : 2) + x;", -3, 1 },
        { "{ double z; if (x > 0) { z = Math.Log(x); } else { z = x; } double w = z * z; return w; }", -3, -6 },
        { "=> Math.Clamp(Math.Sqrt(x), 0, 1) is var root && x > 0 ? root : x;", -3, 1 },
        { "=> Math.Sqrt(x) is double.NaN ? 2 * x : Math.Sqrt(x);", -3, 2 },
        { "=> Math.Log(x) switch { double.NaN => 3 * x, _ => x };", -3, 3 },
        { "{ switch (Math.Log(x)) { case double.NaN: return 3 * x; case 0: return 2 * x; default: return x; } }", -3, 3 },
        { "{ switch (Math.Log(x)) { case double.NaN: return 3 * x; case 0: return 2 * x; default: return x; } }", 1, 2 },
        { "=> double.Hypot(x, 0) + x;", 0, 1 },
        { "=> Math.Sqrt(Math.Abs(3 * x));", 0, 0 },
        { "=> Math.Abs(Math.Sqrt(x));", 0, 0 },
        { "=> Math.Abs(Math.Sqrt(x) * Math.Log(x + 2)) + x;", 0, 1 },
        { "{ double r = 3 * x - 6; double s = Math.Abs(r); return s * Math.Sqrt(s) + Math.Sqrt(s) + x; }", 2, 1 },
        { "=> Math.Tanh(x * 1e300 * Math.Exp(x));", 500, 0 },
        { "=> 1 / (1 + x * 1e100 * Math.Exp(x));", 600, 0 },
        { "=> double.IsNaN(Math.Sqrt(x)) ? 2 * x : Math.Sqrt(x);", -3, 2 },
    };

    [Theory]
    [MemberData(nameof(Costs))]
    public void What_is_not_taken_contributes_nothing(string body, double at, double expected)
    {
        LoadedModel model = LoadedModel.From(Models.Usings + "[Backprop] public static partial class F { [Cost] public static double Cost([Parameter] double x) " + body + " }");
        (double cost, double[] gradient) = model.CostAndGradient(null, "F", "Cost", at);
        Assert.Equal(BitConverter.DoubleToInt64Bits(model.Cost(null, "F", "Cost", at)), BitConverter.DoubleToInt64Bits(cost));
        Assert.Equal(expected, gradient[0]);
    }

    [Theory]
    [InlineData("k != 0 ? w * x : (k != 0 ? 7 / k * x : 3 * w)")]
    [InlineData("k != 0 ? w * x : (k != 0 ? 7 / k * x + w * (7 / k) + Math.Sin(7 / k) : 3 * w)")]
    [InlineData("k < 1 ? (k >= 1 ? Math.Clamp(1, k, 0) * w : w * x) : w * w")]
    [InlineData("k > 0 && x > 0 ? w * (7 / k) : w * x + (k > 0 && x > 0 ? 5 / k : 0)")]
    [InlineData("(!double.IsNaN(x) ? w * x : !double.IsNaN(x) ? Math.Sign(x) * w : 2 * w) + (k > 0 ? 0 : k > 0 ? 9 % k : 1)")]
    public void What_may_throw_does_not_where_conditions_exclude_each_other(string expression)
    {
        LoadedModel model = LoadedModel.From(Models.Usings + $$"""
            [Backprop] public static partial class F
            {
                [Cost] public static double Cost([Parameter] double w, double x, int k) => {{expression}};

                public static bool Agrees()
                {
                    double[] x = [1, 2, 3, double.NaN, -4];
                    int[] k = [0, 1, -2, 0, 3];
                    double cost = 0;
                    for (int i = 0; i < x.Length; i++)
                    {
                        double own = CostAndGradient(2, x[i], k[i], out CostGradient gradient);
                        cost += own;
                        if (!own.Equals(Cost(2, x[i], k[i])))
                        {
                            return false;
                        }
                    }

                    return MeanCost(2, x, k).Equals(cost / x.Length) && MeanCostAndGradient(2, x, k, out _).Equals(cost / x.Length);
                }
            }
            """);
        Assert.True((bool)model.Type("F").GetMethod("Agrees")!.Invoke(null, null)!);
    }

    [Fact]
    public void What_may_throw_does_not_where_it_is_not_reached()
    {
        LoadedModel model = LoadedModel.From(Models.Usings + """
            [Backprop] public static partial class F
            {
                [Cost] public static double Cost([Parameter] double x, int n, double low) =>
                    n != 0 ? x * (100 / n) + (low < 1 ? Math.Clamp(x, low, 1) : 0) + (n > 1 ? x * checked(n * 2_000_000_000) : 0) + (double.IsNaN(x) ? 0 : Math.Sign(low) * x) + (n > -5 ? Math.Abs(n) * 0 : 1) : n < -9 ? n * x : 3 * x;
            }
            """);
        var method = model.Type("F").GetMethod("CostAndGradient")!;
        object?[] arguments = [2.0, 0, 5.0, null];
        Assert.Equal(6.0, method.Invoke(null, arguments));
        arguments = [2.0, 1, 5.0, null];
        Assert.Equal(202.0, method.Invoke(null, arguments));
    }

    /// <summary>A bound that is NaN bounds nothing: Math.Clamp asks whether the number is beyond it.</summary>
    [Theory]
    [InlineData("Math", double.NaN, 1, 0)]
    [InlineData("Math", 0, double.NaN, 1)]
    [InlineData("Math", double.NaN, double.NaN, 1)]
    [InlineData("double", 0, 1, 0)]
    public void A_bound_that_is_not_a_number_is_none(string home, double least, double most, double expected)
    {
        LoadedModel model = LoadedModel.From(Models.Usings + "[Backprop] public static partial class F { [Cost] public static double Cost([Parameter] double x, double least, double most) => " + home + ".Clamp(x, least, most); }");
        (double cost, double[] gradient) = model.CostAndGradient(null, "F", "Cost", 1.5, least, most);
        Assert.Equal(model.Cost(null, "F", "Cost", 1.5, least, most), cost);
        Assert.Equal(expected, gradient[0]);
    }

    [Theory]
    [InlineData("x / y", 3, 1e200, 1e-200, -3e-400)]
    [InlineData("x / y", 1e-200, 1e-150, 1e150, -1e100)]
    [InlineData("double.Hypot(x, y)", 3e-200, 4e-200, 0.6, 0.8)]
    [InlineData("double.Hypot(x, y)", 3e200, -4e200, 0.6, -0.8)]
    [InlineData("Math.Atan2(x, y)", 3e-200, 4e-200, 1.6e199, -1.2e199)]
    [InlineData("Math.Tanh(x) + Math.Tanh(y)", 20, -350, 1.6993417021166355E-17, 3.943870617503908E-304)]
    [InlineData("LogSumExp(x, y)", 1000, 900, 1, 3.720075976020836E-44)]
    [InlineData("LogSumExp(x, y, -1e308)", -1e308, 1e308, 0, 1)]
    [InlineData("Softplus(x) + LogSigmoid(y)", -745, 800, 5E-324, 0)]
    [InlineData("Sigmoid(x) + Sigmoid(y)", -700, 700, 9.859676543759770E-305, 9.859676543759770E-305)]
    [InlineData("x / Math.Exp(y)", 2, 700, 9.859676543759770E-305, -1.971935308751954E-304)]
    [InlineData("x / Math.Exp(y)", 2, 800, 0, 0)]
    [InlineData("x * x / Math.Exp(y)", 2, 720, 0, 0)]
    [InlineData("double.IsNaN(y) ? 0 : Math.Abs(3 * x - y)", 2, double.NaN, 0, 0)]
    [InlineData("y > 0 ? Math.Abs(x - y) * y : 0", double.PositiveInfinity, 0, 0, 0)]
    [InlineData("double.IsNaN(y) ? 0 : Math.Abs(x * y) <= 1 ? Square(x * y) / 2 : Math.Abs(x * y) - 0.5", 2, double.NaN, 0, 0)]
    [InlineData("double.IsNaN(y) ? 0 : Math.Abs(x * y) <= 1 ? Square(x * y) / 2 : Math.Abs(x * y) - 0.5", -2, 3, -3, 2)]
    [InlineData("Math.Pow(Math.Abs(x - y), 3)", 2, 2, 0, 0)]
    [InlineData("Math.Abs(x * y - 6) * 2", 2, 3, 0, 0)]
    public void The_ends_of_the_range_are_right(string expression, double x, double y, double byX, double byY)
    {
        LoadedModel model = LoadedModel.From(Models.Usings + "[Backprop] public static partial class F { [Cost] public static double Cost([Parameter] double x, [Parameter] double y) => " + expression + "; }");
        double[] gradient = model.CostAndGradient(null, "F", "Cost", x, y).Gradient;
        Numbers.AssertClose(byX, gradient[0], 1e-13, $"by x of {expression}");
        Numbers.AssertClose(byY, gradient[1], 1e-13, $"by y of {expression}");
    }
}
