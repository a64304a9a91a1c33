using static Backprop.Generator.Tests.RandomPrograms.Domain;

namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>Functions that come with casts and remainders: steps, which have no slope, and what else .NET's arithmetic offers.</summary>
internal static class FunctionsOfIntegers
{
    public static readonly Function[] All =
    [
        Flat("Math.Floor", Math.Floor),
        Flat("Math.Ceiling", Math.Ceiling),
        Flat("Math.Round", Math.Round),
        Flat("Math.Truncate", Math.Truncate),
        FunctionTable.One("double.Exp2", Small, double.Exp2, (_, r) => r * Math.Log(2), Features.Integers),
        FunctionTable.Two("Math.CopySign", Any, Any, Math.CopySign, (x, y, _) => [x == 0 ? throw new UndecidedException() : Math.CopySign(1, x) * Math.CopySign(1, y), 0], Features.Integers),
        FunctionTable.Two("Math.MaxMagnitude", Any, Any, Math.MaxMagnitude, (x, y, _) => Larger(x, y), Features.Integers),
        FunctionTable.Two("Math.MinMagnitude", Any, Any, Math.MinMagnitude, (x, y, _) => Larger(y, x), Features.Integers),
        new("Math.Abs", Kind.Int, [Any], x => Math.Abs((int)x[0]), (_, _) => [0], Features.Integers),
        new("Math.Max", Kind.Int, [Any, Any], x => Math.Max(x[0], x[1]), (_, _) => [0, 0], Features.Integers),
        new("Math.Min", Kind.Int, [Any, Any], x => Math.Min(x[0], x[1]), (_, _) => [0, 0], Features.Integers),
        Three("Math.FusedMultiplyAdd", [Any, Small, Any], Math.FusedMultiplyAdd, (x, y, z) => [y, x, 1]),
        Three("double.Lerp", [Any, Any, Small], double.Lerp, (x, y, t) => [1 - t, t, y - x], (x, y, t) => [1 + t, t, Math.Abs(y) + Math.Abs(x)]),
        Three("Math.Clamp", [Any, Small, Positive], Clamp, (x, low, high) =>
            [FunctionTable.Share(x, low) * FunctionTable.Share(high, x), FunctionTable.Share(low, x), FunctionTable.Share(x, high)]),
    ];

    // Small values are below one, but so are some positive ones: the program then throws as C# does, and the point does not count.
    private static double Clamp(double x, double low, double high) => low < high ? Math.Clamp(x, low, high) : throw new UndecidedException();

    private static Function Flat(string name, Func<double, double> value) => FunctionTable.One(name, Any, value, (_, _) => 0, Features.Integers);

    private static Function Three(
        string name, Domain[] domains, Func<double, double, double, double> value, Func<double, double, double, double[]> partials, Func<double, double, double, double[]>? scales = null) =>
        new(name, Kind.Double, domains, x => value(x[0], x[1], x[2]), (x, _) => partials(x[0], x[1], x[2]), Features.Integers, scales is null ? null : (x, _) => scales(x[0], x[1], x[2]));

    /// <summary>Where magnitudes tie, equal numbers share the slope; which one of opposite numbers has it is nobody's business.</summary>
    private static double[] Larger(double x, double y)
    {
        double share = Math.Abs(x) == Math.Abs(y) && x != y ? throw new UndecidedException() : FunctionTable.Share(Math.Abs(x), Math.Abs(y));
        return [share, 1 - share];
    }
}
