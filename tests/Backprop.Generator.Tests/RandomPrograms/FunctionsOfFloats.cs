using static Backprop.Generator.Tests.RandomPrograms.Domain;

namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>The same in single precision: the value is rounded as the library rounds it, the slope is the textbook's at the rounded argument.</summary>
internal static class FunctionsOfFloats
{
    public static readonly Function[] All =
    [
        One("MathF.Sin", Any, MathF.Sin, (x, _) => Math.Cos(x)),
        One("MathF.Cos", Any, MathF.Cos, (x, _) => -Math.Sin(x)),
        One("MathF.Tanh", Any, MathF.Tanh, (_, r) => 1 - (r * r), scale: (_, r) => 1 + (r * r)),
        One("MathF.Atan", Any, MathF.Atan, (x, _) => 1 / (1 + (x * x))),
        One("MathF.Exp", Small, MathF.Exp, (_, r) => r),
        One("MathF.Log", Positive, MathF.Log, (x, _) => 1 / x),
        One("MathF.Sqrt", Positive, MathF.Sqrt, (_, r) => 1 / (2 * r)),
        One("MathF.Cbrt", Positive, MathF.Cbrt, (_, r) => 1 / (3 * r * r)),
        One("MathF.Abs", Any, MathF.Abs, (x, _) => x == 0 ? 0 : Math.CopySign(1, x)),
        One("Math.Abs", Any, Math.Abs, (x, _) => x == 0 ? 0 : Math.CopySign(1, x)),
        Two("MathF.Max", Any, Any, MathF.Max, (x, y, _) => [FunctionTable.Share(x, y), FunctionTable.Share(y, x)]),
        Two("Math.Min", Any, Any, Math.Min, (x, y, _) => [FunctionTable.Share(y, x), FunctionTable.Share(x, y)]),
        Two("MathF.Pow", Positive, Small, MathF.Pow, (x, y, r) => [y * Math.Pow(x, y - 1), r * Math.Log(x)]),
        Two("MathF.Atan2", Any, Positive, MathF.Atan2, (x, y, _) => [y / ((x * x) + (y * y)), -x / ((x * x) + (y * y))]),
        Two("float.Hypot", Any, Positive, float.Hypot, (x, y, r) => [x / r, y / r]),
    ];

    private static Function One(string name, Domain domain, Func<float, float> value, Func<double, double, double> partial, Func<double, double, double>? scale = null) =>
        new(name, Kind.Float, [domain], x => value((float)x[0]), (x, r) => [partial(x[0], r)], Features.Floats, scale is null ? null : (x, r) => [scale(x[0], r)]);

    private static Function Two(string name, Domain first, Domain second, Func<float, float, float> value, Func<double, double, double, double[]> partials) =>
        new(name, Kind.Float, [first, second], x => value((float)x[0], (float)x[1]), (x, r) => partials(x[0], x[1], r), Features.Floats);
}
