using static Backprop.Generator.Tests.RandomPrograms.Domain;

namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>The functions of doubles. Values are the library's own; partials are the textbook's, with the project's conventions at kinks.</summary>
internal static class FunctionTable
{
    public static readonly Function[] All =
    [
        One("Math.Sin", Any, Math.Sin, (x, _) => Math.Cos(x)),
        One("Math.Cos", Any, Math.Cos, (x, _) => -Math.Sin(x)),
        One("Math.Tan", Unit, Math.Tan, (_, r) => 1 + (r * r)),
        One("Math.Asin", Unit, Math.Asin, (x, _) => 1 / Math.Sqrt((1 - x) * (1 + x))),
        One("Math.Acos", Unit, Math.Acos, (x, _) => -1 / Math.Sqrt((1 - x) * (1 + x))),
        One("Math.Atan", Any, Math.Atan, (x, _) => 1 / (1 + (x * x))),
        One("Math.Sinh", Small, Math.Sinh, (x, _) => Math.Cosh(x)),
        One("Math.Cosh", Small, Math.Cosh, (x, _) => Math.Sinh(x)),
        One("Math.Tanh", Any, Math.Tanh, (_, r) => 1 - (r * r), scale: (_, r) => 1 + (r * r)),
        One("Math.Exp", Small, Math.Exp, (_, r) => r),
        One("Expm1", Small, Functions.Expm1, (x, _) => Math.Exp(x)),
        One("Math.Log", Positive, Math.Log, (x, _) => 1 / x),
        One("Log1p", Positive, Functions.Log1p, (x, _) => 1 / (1 + x)),
        One("Math.Log2", Positive, Math.Log2, (x, _) => 1 / (x * Math.Log(2))),
        One("Math.Log10", Positive, Math.Log10, (x, _) => 1 / (x * Math.Log(10))),
        One("Math.Sqrt", Positive, Math.Sqrt, (_, r) => 1 / (2 * r)),
        One("Math.Cbrt", Positive, Math.Cbrt, (_, r) => 1 / (3 * r * r)),
        One("Math.Abs", Any, Math.Abs, (x, _) => x == 0 ? 0 : Math.CopySign(1, x)),
        One("Square", Small, Functions.Square, (x, _) => 2 * x),
        One("Relu", Any, Functions.Relu, (x, _) => x > 0 ? 1 : x == 0 ? 0.5 : 0),
        One("Sigmoid", Any, Functions.Sigmoid, (x, _) => LogisticSlope(x)),
        One("SigmoidDerivative", Any, Functions.SigmoidDerivative, (x, r) => -LogisticSlope(x) * Math.Tanh(x / 2), scale: (_, r) => 2 * r),
        One("Softplus", Any, Functions.Softplus, (x, _) => Functions.Sigmoid(x)),
        One("SoftplusDerivative", Any, Functions.SoftplusDerivative, (x, _) => LogisticSlope(x)),
        One("LogSigmoid", Any, Functions.LogSigmoid, (x, _) => Functions.Sigmoid(-x)),
        One("LogSigmoidDerivative", Any, Functions.LogSigmoidDerivative, (x, _) => -LogisticSlope(x)),
        One("LeakyRelu", Any, Functions.LeakyRelu, (x, _) => x > 0 ? 1 : x == 0 ? 0.505 : 0.01),
        One("Erf", Any, Functions.Erf, (x, _) => 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x)),
        One("Erfc", Small, Functions.Erfc, (x, _) => -2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x)),
        One("Silu", Any, Functions.Silu, (x, _) => Functions.Sigmoid(x) + (x * LogisticSlope(x)), scale: (x, _) => Functions.Sigmoid(x) + (Math.Abs(x) * LogisticSlope(x))),
        One("Gelu", Any, Functions.Gelu, (x, _) => Normal(x) + (x * Density(x)), scale: (x, _) => Normal(x) + (Math.Abs(x) * Density(x))),
        One("Elu", Any, Functions.Elu, (x, _) => Math.Exp(Math.Min(x, 0))),
        Two("Math.Max", Any, Any, Math.Max, (x, y, _) => [Share(x, y), Share(y, x)]),
        Two("Math.Min", Any, Any, Math.Min, (x, y, _) => [Share(y, x), Share(x, y)]),
        Two("Math.Pow", Positive, Small, Math.Pow, (x, y, r) => [y * Math.Pow(x, y - 1), r * Math.Log(x)]),
        Two("Math.Pow", Small, Whole, Math.Pow, (x, y, _) => [y == 0 ? 0 : y * Math.Pow(x, y - 1), double.NaN]),
        Two("Math.Atan2", Any, Positive, Math.Atan2, (x, y, _) => [y / ((x * x) + (y * y)), -x / ((x * x) + (y * y))]),
        Two("double.Hypot", Any, Positive, double.Hypot, (x, y, r) => [x / r, y / r]),

        .. FunctionsOfIntegers.All,
        .. FunctionsOfFloats.All,
    ];

    public static Function One(string name, Domain domain, Func<double, double> value, Func<double, double, double> partial, Features needs = default, Func<double, double, double>? scale = null) =>
        new(name, Kind.Double, [domain], x => value(x[0]), (x, r) => [partial(x[0], r)], needs, scale is null ? null : (x, r) => [scale(x[0], r)]);

    public static Function Two(string name, Domain first, Domain second, Func<double, double, double> value, Func<double, double, double, double[]> partials, Features needs = default) =>
        new(name, Kind.Double, [first, second], x => value(x[0], x[1]), (x, r) => partials(x[0], x[1], r), needs);

    /// <summary>What the first gets of the larger one's slope.</summary>
    public static double Share(double x, double y) => x > y ? 1 : x == y ? 0.5 : 0;

    private static double Normal(double x) => Functions.Erfc(-x / Math.Sqrt(2)) / 2;

    private static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    // 1 / (4 cosh²(x/2)); cosh overflows only where the slope is below every double.
    private static double LogisticSlope(double x) => Math.Abs(x) > 700 ? Math.Exp(-Math.Abs(x)) : 0.25 / (Math.Cosh(x / 2) * Math.Cosh(x / 2));
}
