using Backprop.Generator.Mathematics;
using Backprop.Generator.Parsing;

namespace Backprop.Generator.Tests;

/// <summary>Every rule, in emitted code, against two oracles that know nothing of it: dual numbers, and differences of the user's own method.</summary>
public class DerivativeRulesTests
{
    private static readonly double[] Everywhere = [-3.7, -1, -0.25, 1e-8, 0.5, 1, 2.75];
    private static readonly double[] AwayFromHalves = [-3.7, -0.25, 1e-8, 0.3, 2.75];
    private static readonly double[] Positive = [1e-300, 1e-8, 0.25, 1, 2.75, 1e8];
    private static readonly double[] WithinOne = [-1 + 1e-13, -0.75, 0, 0.5, 1 - 1e-13];
    private static readonly double[] Tails = [-800, -745, -40, -1, 0, 1e-9, 3, 40, 700];

    private static readonly Op[] NearZero = [Ops.Asin, Ops.Acos, Ops.AsinPi, Ops.AcosPi, Ops.Atanh, Ops.Log1p, Ops.LogP1, Ops.Log2P1, Ops.Log10P1];
    private static readonly Op[] OfPositive = [Ops.Pow, Ops.LogBase, Ops.RootN];

    private static readonly Unary[] Unaries =
    [
        new(Ops.Negate, "-x", x => -x, Everywhere),
        new(Ops.Square, "Square(x)", Dual.Square, [.. Everywhere, 0, 1e150]),
        new(Ops.Sqrt, "Math.Sqrt(x)", Dual.Sqrt, Positive),
        new(Ops.Cbrt, "Math.Cbrt(x)", Dual.Cbrt, [.. Everywhere, -1e-300]),
        new(Ops.Exp, "Math.Exp(x)", Dual.Exp, [.. Everywhere, -700, 700]),
        new(Ops.Expm1, "Expm1(x)", Dual.Expm1, [.. Everywhere, -40, 1e-300]),
        new(Ops.Log1p, "Log1p(x)", Dual.Log1p, [-0.75, 1e-300, 1e-8, 0.5, 3, 1e8]),
        new(Ops.Log, "Math.Log(x)", Dual.Log, Positive),
        new(Ops.Log2, "Math.Log2(x)", Dual.Log2, Positive),
        new(Ops.Log10, "Math.Log10(x)", Dual.Log10, Positive),
        new(Ops.Erf, "Erf(x)", Dual.Erf, [.. Everywhere, -0.6, 0.6, 5]),
        new(Ops.ErfDerivative, "ErfDerivative(x)", Dual.ErfDerivative, [.. Everywhere, 10]),
        new(Ops.Erfc, "Erfc(x)", x => 1 - Dual.Erf(x), [.. Everywhere, -6, 10]),
        new(Ops.ErfcDerivative, "ErfcDerivative(x)", x => -Dual.ErfDerivative(x), Everywhere),
        new(Ops.Sin, "Math.Sin(x)", Dual.Sin, Everywhere),
        new(Ops.Cos, "Math.Cos(x)", Dual.Cos, Everywhere),
        new(Ops.Tan, "Math.Tan(x)", Dual.Tan, [-1.5, 0, 0.5, 1.5]),
        new(Ops.Asin, "Math.Asin(x)", Dual.Asin, [-0.75, 0, 0.5]),
        new(Ops.Acos, "Math.Acos(x)", Dual.Acos, [-0.75, 0, 0.5]),
        new(Ops.Atan, "Math.Atan(x)", Dual.Atan, [.. Everywhere, 1e5]),
        new(Ops.Sinh, "Math.Sinh(x)", Dual.Sinh, Everywhere),
        new(Ops.Cosh, "Math.Cosh(x)", Dual.Cosh, Everywhere),
        new(Ops.Exp2, "double.Exp2(x)", Dual.Exp2, [.. Everywhere, -1000, 1000]),
        new(Ops.Exp10, "double.Exp10(x)", Dual.Exp10, [.. Everywhere, -300, 300]),
        new(Ops.ExpM1, "double.ExpM1(x)", x => Dual.Exp(x) - 1, [.. Everywhere, -40]),
        new(Ops.Exp2M1, "double.Exp2M1(x)", x => Dual.Exp2(x) - 1, Everywhere),
        new(Ops.Exp10M1, "double.Exp10M1(x)", x => Dual.Exp10(x) - 1, Everywhere),
        new(Ops.LogP1, "double.LogP1(x)", x => Dual.Log(x + 1), [-0.75, 0.5, 3, 1e8]),
        new(Ops.Log2P1, "double.Log2P1(x)", x => Dual.Log2(x + 1), [-0.75, 0.5, 3, 1e8]),
        new(Ops.Log10P1, "double.Log10P1(x)", x => Dual.Log10(x + 1), [-0.75, 0.5, 3, 1e8]),
        new(Ops.Asinh, "Math.Asinh(x)", Dual.Asinh, [.. Everywhere, 1e200, -1e160]),
        new(Ops.Acosh, "Math.Acosh(x)", Dual.Acosh, [1 + 1e-13, 1.5, 2, 30, 1e200]),
        new(Ops.Atanh, "Math.Atanh(x)", Dual.Atanh, WithinOne),
        new(Ops.SinPi, "double.SinPi(x)", x => Dual.Sin(Math.PI * x), AwayFromHalves),
        new(Ops.CosPi, "double.CosPi(x)", x => Dual.Cos(Math.PI * x), AwayFromHalves),
        new(Ops.TanPi, "double.TanPi(x)", x => Dual.Tan(Math.PI * x), AwayFromHalves),
        new(Ops.AsinPi, "double.AsinPi(x)", x => Dual.Asin(x) / Math.PI, [-0.75, 0, 0.5]),
        new(Ops.AcosPi, "double.AcosPi(x)", x => Dual.Acos(x) / Math.PI, [-0.75, 0, 0.5]),
        new(Ops.AtanPi, "double.AtanPi(x)", x => Dual.Atan(x) / Math.PI, Everywhere),
        new(Ops.DegreesToRadians, "double.DegreesToRadians(x)", x => x * (Math.PI / 180), Everywhere),
        new(Ops.RadiansToDegrees, "double.RadiansToDegrees(x)", x => x * (180 / Math.PI), Everywhere),
        new(Ops.SinOfSinCos, "Math.SinCos(x).Sin", Dual.Sin, Everywhere),
        new(Ops.CosOfSinCos, "Math.SinCos(x).Cos", Dual.Cos, Everywhere),
        new(Ops.SinOfSinCosPi, "double.SinCosPi(x).SinPi", x => Dual.Sin(Math.PI * x), AwayFromHalves),
        new(Ops.CosOfSinCosPi, "double.SinCosPi(x).CosPi", x => Dual.Cos(Math.PI * x), AwayFromHalves),
        new(Ops.Sign, "x * Math.Sign(x)", x => x * Math.Sign(x.Value), [-3.7, 0.25, 2]),
        new(Ops.Floor, "x * Math.Floor(x)", x => x * Math.Floor(x.Value), [-3.7, 0.25, 2.5]),
        new(Ops.Ceiling, "x * Math.Ceiling(x)", x => x * Math.Ceiling(x.Value), [-3.7, 0.25, 2.5]),
        new(Ops.Truncate, "x * Math.Truncate(x)", x => x * Math.Truncate(x.Value), [-3.7, 0.25, 2.5]),
        new(Ops.Round, "x * Math.Round(x)", x => x * Math.Round(x.Value), [-3.7, 0.25, 2.75]),
        new(Ops.RoundBy, "x * Math.Round(x, 1) + x * Math.Round(x, MidpointRounding.AwayFromZero)", x => (x * Math.Round(x.Value, 1)) + (x * Math.Round(x.Value, MidpointRounding.AwayFromZero)), [-3.77, 0.24, 2.72]),
        new(Ops.Held, "x * Constant(x * x)", x => x * (x.Value * x.Value), []),
        new(Ops.Tanh, "Math.Tanh(x)", Dual.Tanh, [-2, -0.5, 0, 1e-9, 1, 3]),
        new(Ops.TanhDerivative, "TanhDerivative(x)", Dual.TanhDerivative, [-2, -0.5, 0.1, 1, 3]),
        new(Ops.Abs, "Math.Abs(x)", Dual.Abs, [.. Everywhere, 0, -0.0]),
        new(Ops.Relu, "Relu(x)", Dual.Relu, [.. Everywhere, 0, -0.0]),
        new(Ops.LeakyRelu, "LeakyRelu(x)", x => Dual.LeakyRelu(x, 0.01), [.. Everywhere, 0, -0.0]),
        new(Ops.Silu, "Silu(x)", Dual.Silu, [-800, -690, -40, -1.5, -1.2, -1, 0, 1e-9, 3, 40, 700]),
        new(Ops.SiluDerivative, "SiluDerivative(x)", Dual.SiluDerivative, [-30, -3, -1, 0, 0.5, 2, 30]),
        new(Ops.Gelu, "Gelu(x)", Dual.Gelu, [-37, -10, -2, -0.8, -0.7, 0, 1e-9, 0.5, 3, 40]),
        new(Ops.GeluDerivative, "GeluDerivative(x)", Dual.GeluDerivative, [-10, -3, -1, 0, 0.5, 2, 10, 1e200]),
        new(Ops.Elu, "Elu(x)", Dual.Elu, [.. Tails, 1e-300, -1e-300]),
        new(Ops.EluDerivative, "EluDerivative(x)", Dual.EluDerivative, Tails),
        new(Ops.Sigmoid, "Sigmoid(x)", Dual.Sigmoid, Tails),
        new(Ops.SigmoidDerivative, "SigmoidDerivative(x)", Dual.SigmoidDerivative, [-30, -2, -1e-10, 1e-17, 0.5, 1, 30]),
        new(Ops.Softplus, "Softplus(x)", Dual.Softplus, Tails),
        new(Ops.SoftplusDerivative, "SoftplusDerivative(x)", Dual.SoftplusDerivative, Tails),
        new(Ops.LogSigmoid, "LogSigmoid(x)", Dual.LogSigmoid, Tails),
        new(Ops.LogSigmoidDerivative, "LogSigmoidDerivative(x)", Dual.LogSigmoidDerivative, Tails),
    ];

    private static readonly Binary[] Binaries =
    [
        new(Ops.Add, "x + y", (x, y) => x + y, [(2, 3), (-1, 1e10)]),
        new(Ops.Subtract, "x - y", (x, y) => x - y, [(2, 3), (-1, 1e10)]),
        new(Ops.Multiply, "x * y", (x, y) => x * y, [(2, 3), (0, 5), (-1e150, 1e-150)]),
        new(Ops.Divide, "x / y", (x, y) => x / y, [(2, 3), (0, -5), (1e200, 1e200), (3e-200, 1e-150)]),
        new(Ops.Pow, "Math.Pow(x, y)", Dual.Pow, [(2, 3), (0.5, -2.5), (3, 0), (0, 2), (0, 0.5), (0, 1), (1e-5, 12)]),
        new(Ops.Atan2, "Math.Atan2(x, y)", Dual.Atan2, [(1, 2), (-3, 0.5), (-1, -1), (1e-200, 2e-200), (1e200, -1e200), (0, 1)]),
        new(Ops.Hypot, "double.Hypot(x, y)", Dual.Hypot, [(3, 4), (-1, 0), (1e-200, 2e-200), (1e200, -1e200)]),
        new(Ops.Remainder, "x % y", (x, y) => x - (y * Math.Truncate(x.Value / y.Value)), [(2.5, 1), (-7.25, 2), (100.25, 3.5), (0.5, -2)]),
        new(Ops.IEEERemainder, "Math.IEEERemainder(x, y)", (x, y) => x - (y * Math.Round(x.Value / y.Value)), [(2.25, 1), (-7.25, 2), (0.5, -2)]),
        new(Ops.RootN, "double.RootN(x, 3) + double.RootN(y, 2)", (x, y) => Dual.Cbrt(x) + Dual.Sqrt(y), [(2, 3), (1e200, 1e-200), (1e-200, 0.5)]),
        new(Ops.LogBase, "Math.Log(x, y)", (x, y) => Dual.Log(x) / Dual.Log(y), [(2, 3), (0.5, 0.25), (1e200, 7)]),
        new(Ops.LogSumExp, "LogSumExp(x, y)", Dual.LogSumExp, [(1, 2), (800, 801), (-800, -790), (1e300, -1e300), (3, 3)]),
        new(Ops.LogSumExpDerivative, "LogSumExpDerivative(x, y)", (x, y) => Dual.Exp(x - y), [(1, 2), (-3, 4)]),
        new(Ops.BinaryCrossEntropy, "BinaryCrossEntropy(x, y)", (x, y) => Dual.Softplus(x) - (x * y), [(1, 0.25), (-2, 0.75), (0, 0.5), (-3, 0), (4, 1), (30, 0.5)]),
        new(Ops.Atan2Pi, "double.Atan2Pi(x, y)", (x, y) => Dual.Atan2(x, y) / Math.PI, [(1, 2), (-3, 0.5), (-1, -1), (1e-200, 2e-200)]),
        new(Ops.FusedMultiplyAdd, "Math.FusedMultiplyAdd(x, y, x)", (x, y) => (x * y) + x, [(2, 3), (-1, 1e10)]),
        new(Ops.Lerp, "double.Lerp(x, y, x)", (x, y) => (x * (1 - x)) + (y * x), [(2, 3), (-1, 10), (0.25, 7)]),
        new(Ops.ScaleB, "Math.ScaleB(x, 3) + Math.ScaleB(y, -2)", (x, y) => (x * 8) + (y * 0.25), [(2, 3), (-1, 1e10)]),
        new(Ops.CopySign, "Math.CopySign(x, y)", (x, y) => x * (Math.Sign(x.Value) * Math.Sign(y.Value)), [(2, -3), (-2, -3), (-1e-300, 1), (0, 1)]),
        new(Ops.ClampOfDouble, "double.Clamp(x, -1, y)", (x, y) => Dual.Min(Dual.Max(x, -1), y), [(2, 3), (-2, 3), (5, 3), (3, 3)]),
        new(Ops.Clamp, "Math.Clamp(x, -1, y)", (x, y) => Dual.Min(Dual.Max(x, -1), y), [(2, 3), (-2, 3), (4, 3), (3, 3), (-1, 3)]),
        new(Ops.MaxMagnitude, "Math.MaxMagnitude(x, y)", (x, y) => Math.Abs(x.Value) > Math.Abs(y.Value) ? x : y, [(2, -3), (-4, 3)]),
        new(Ops.MinMagnitude, "Math.MinMagnitude(x, y)", (x, y) => Math.Abs(x.Value) < Math.Abs(y.Value) ? x : y, [(2, -3), (-4, 3)]),
        new(Ops.LeakyReluBy, "LeakyRelu(x, y)", Dual.LeakyRelu, [(2, 0.2), (-2, 0.2), (0, 0.2), (-3, -0.5), (1e300, 0.1)]),
        new(Ops.EluBy, "Elu(x, y)", (x, y) => Dual.LeakyRelu(Dual.Expm1(Dual.Min(x, 0)), y) + Dual.Relu(x), [(2, 0.5), (-2, 0.5), (-40, 1.7), (800, 2), (1e-300, 0.5), (-1e-300, 0.5)]),
        new(Ops.Call, "Bend(x * y, y) + 3 * Bend(y, x)", (x, y) => (x * y * x * y * y) + (3 * (y * y * x)), [(2, 1), (-3, 4)]),
        new(Ops.Custom, "Cubic(x * y, 3, y)", (x, y) => (x * y * x * y * x * y * 3) + y, [(2, 1), (-3, 4)]),
        new(Ops.Select, "x > y ? x * y : y - x", (x, y) => x.Value > y.Value ? x * y : y - x, [(2, 1), (-3, 4)]),
        new(Ops.Convert, "x * (float)(y * 2)", (x, y) => (float)(y.Value * 2) is var rounded ? new Dual(x.Value * rounded, (x.Slope * rounded) + ((float)x.Value * 2 * y.Slope)) : x, [(2, 1), (-3, 4)]),
        new(Ops.Max, "Math.Max(x, y)", Dual.Max, [(1, 2), (2, 1), (3, 3), (0, -0.0), (double.NegativeInfinity, 1)]),
        new(Ops.Min, "Math.Min(x, y)", Dual.Min, [(1, 2), (2, 1), (3, 3), (0, -0.0), (double.PositiveInfinity, 1)]),
    ];

    private static readonly Lazy<LoadedModel> Model = new(() => LoadedModel.From(
        Models.Usings + "#pragma warning disable BP0007, BP0015, BP0016 // piecewise constant functions\n[Backprop(InlineLimit = 0)] public static partial class Rules {\n"
        + string.Concat(Unaries.Select(rule => $"    [Cost] public static double The{rule.Op.Name}([Parameter] double x) => {rule.Code};\n"))
        + string.Concat(Binaries.Select(rule => $"    [Cost] public static double The{rule.Op.Name}([Parameter] double x, [Parameter] double y) => {rule.Code};\n"))
        + "    static double Bend(double u, double v) => u * u * v;\n"
        + "    static double Cubic(double u, int factor, double v) => u * u * u * factor + v;\n"
        + "    [Derivative(nameof(Cubic))] static (double, double) CubicPartials(double u, int factor, double v) => (3 * u * u * factor, 1);\n"
        + "}"));

    public static TheoryData<string> UnaryNames => [.. Unaries.Select(rule => rule.Op.Name)];

    public static TheoryData<string> BinaryNames => [.. Binaries.Select(rule => rule.Op.Name)];

    [Fact]
    public void Every_operation_that_the_language_has_is_tested_here()
    {
        // Those of vectors and matrices are in ShapesTests.
        IEnumerable<Op> tested = Unaries.Select(rule => rule.Op).Concat(Binaries.Select(rule => rule.Op));
        Assert.Empty(KnownMembers.Table.Values.Select(member => member.Op).Concat(DerivativeRules.Table.Keys).Where(op => !DerivativeRules.WithoutRule.ContainsKey(op) && !ShapeRules.IsOfEntries(op)).Except(tested).Select(op => op.Name));
    }

    [Theory]
    [MemberData(nameof(UnaryNames))]
    public void A_rule_of_one_operand_agrees_with_dual_numbers_and_differences(string name)
    {
        Unary rule = Unaries.Single(rule => rule.Op.Name == name);
        foreach (double x in rule.Points)
        {
            (double cost, double[] gradient) = Model.Value.CostAndGradient(null, "Rules", "The" + name, x);
            Assert.Equal(BitConverter.DoubleToInt64Bits(Value(name, x)), BitConverter.DoubleToInt64Bits(cost));
            Numbers.AssertClose(rule.Oracle(new Dual(x, 1)).Slope, gradient[0], 1e-12, $"{name}′({x:R}) against dual numbers");
            AssertDifference(t => Value(name, t), x, gradient[0], $"{name}′({x:R})");
        }
    }

    [Theory]
    [MemberData(nameof(BinaryNames))]
    public void A_rule_of_two_operands_agrees_with_dual_numbers_and_differences(string name)
    {
        Binary rule = Binaries.Single(rule => rule.Op.Name == name);
        foreach ((double x, double y) in rule.Points)
        {
            (double cost, double[] gradient) = Model.Value.CostAndGradient(null, "Rules", "The" + name, x, y);
            Assert.Equal(BitConverter.DoubleToInt64Bits(Value(name, x, y)), BitConverter.DoubleToInt64Bits(cost));
            Numbers.AssertClose(rule.Oracle(new Dual(x, 1), y).Slope, gradient[0], 1e-12, $"∂{name}/∂x at ({x:R}, {y:R}) against dual numbers");
            Numbers.AssertClose(rule.Oracle(x, new Dual(y, 1)).Slope, gradient[1], 1e-12, $"∂{name}/∂y at ({x:R}, {y:R}) against dual numbers");
            if (rule.Op != Ops.Convert)
            {
                // A cast to float is a staircase under the microscope of differences.
                AssertDifference(t => Value(name, t, y), x, gradient[0], $"∂{name}/∂x at ({x:R}, {y:R})");
                AssertDifference(t => Value(name, x, t), y, gradient[1], $"∂{name}/∂y at ({x:R}, {y:R})");
            }
        }
    }

    [Fact]
    public void At_random_points_rules_agree_with_dual_numbers()
    {
        const int Seed = 20260;
        var random = new Random(Seed);
        for (int round = 0; round < 200; round++)
        {
            double x = (random.NextDouble() * 4) - 2;
            double y = (random.NextDouble() * 4) - 2;
            foreach (Unary rule in Unaries)
            {
                // Functions of positive numbers, and those of [−1, 1], have points of their own.
                double at = rule.Points == Positive ? Math.Abs(x) : rule.Points == WithinOne || NearZero.Contains(rule.Op) ? x / 2.1 : rule.Op == Ops.Acosh ? 1.01 + Math.Abs(x) : x;
                Numbers.AssertClose(rule.Oracle(new Dual(at, 1)).Slope, Model.Value.CostAndGradient(null, "Rules", "The" + rule.Op.Name, at).Gradient[0], 1e-11, $"{rule.Op.Name}′({at:R}), seed {Seed}");
            }

            foreach (Binary rule in Binaries)
            {
                double at = OfPositive.Contains(rule.Op) ? Math.Abs(x) : x;
                y = OfPositive.Contains(rule.Op) || rule.Op == Ops.Clamp || rule.Op == Ops.ClampOfDouble ? Math.Abs(y) : y;
                double[] gradient = Model.Value.CostAndGradient(null, "Rules", "The" + rule.Op.Name, at, y).Gradient;
                Numbers.AssertClose(rule.Oracle(new Dual(at, 1), y).Slope, gradient[0], 1e-11, $"∂{rule.Op.Name}/∂x at ({at:R}, {y:R}), seed {Seed}");
                Numbers.AssertClose(rule.Oracle(at, new Dual(y, 1)).Slope, gradient[1], 1e-11, $"∂{rule.Op.Name}/∂y at ({at:R}, {y:R}), seed {Seed}");
            }
        }
    }

    private static double Value(string name, params double[] arguments) => Model.Value.Cost(null, "Rules", "The" + name, arguments);

    /// <summary>Central differences see a kink as the mean of both sides, which is the project's convention; at the ends of the range they see nothing.</summary>
    private static void AssertDifference(Func<double, double> function, double x, double derivative, string what)
    {
        double step = 6e-6 * Math.Max(1e-3, Math.Abs(x));
        double difference = (function(x + step) - function(x - step)) / ((x + step) - (x - step));
        bool isInRange = Math.Abs(x) is 0 or (> 1e-6 and < 1e6) && double.IsFinite(derivative) && double.IsFinite(difference) && Math.Abs(derivative) < 1e100;
        if (isInRange)
        {
            double noise = 1e-15 * (Math.Abs(function(x)) + Math.Abs(derivative * x)) / step;
            Assert.True(Math.Abs(difference - derivative) <= (1e-5 * Math.Abs(derivative)) + (10 * noise) + 1e-9, $"{what}: {derivative:R}, by differences {difference:R}");
        }
    }

    private sealed record Unary(Op Op, string Code, Func<Dual, Dual> Oracle, double[] Points);

    private sealed record Binary(Op Op, string Code, Func<Dual, Dual, Dual> Oracle, (double X, double Y)[] Points);
}
