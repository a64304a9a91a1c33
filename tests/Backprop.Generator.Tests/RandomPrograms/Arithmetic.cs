namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>The operators of C#: values to the bit, slopes by the textbook.</summary>
internal static class Arithmetic
{
    public static Number Convert(Number number, Kind from, Kind to) => (from, to) switch
    {
        _ when from == to || to == Kind.Double => number,
        (_, Kind.Float) => number with { Value = (float)number.Value },
        (_, Kind.Int) => checked((int)number.Value),
        _ => throw new InvalidOperationException($"{from} is not {to}"),
    };

    /// <summary>Both operands have been promoted to the kind.</summary>
    public static Number Apply(string operation, Kind kind, Number x, Number y) => operation switch
    {
        "<" => x.Value < y.Value,
        ">" => x.Value > y.Value,
        "<=" => x.Value <= y.Value,
        ">=" => x.Value >= y.Value,
        "==" => x.Value == y.Value,
        "!=" => x.Value != y.Value,
        "&" => x.IsTrue & y.IsTrue,
        "|" => x.IsTrue | y.IsTrue,
        "^" => x.IsTrue ^ y.IsTrue,
        _ => kind switch
        {
            Kind.Int => Whole(operation, (int)x.Value, (int)y.Value),
            Kind.Float => Chain(operation, Single(operation, (float)x.Value, (float)y.Value), x, y),
            _ => Chain(operation, Double(operation, x.Value, y.Value), x, y),
        },
    };

    /// <summary>What unchecked(x * y) is.</summary>
    public static Number WrappedProduct(Number x, Number y) => unchecked((int)x.Value * (int)y.Value);

    private static int Whole(string operation, int x, int y) => operation switch
    {
        "+" => checked(x + y),
        "-" => checked(x - y),
        "*" => checked(x * y),
        "/" => x / y,
        _ => x % y,
    };

    private static float Single(string operation, float x, float y) => operation switch
    {
        "+" => x + y,
        "-" => x - y,
        "*" => x * y,
        "/" => x / y,
        _ => x % y,
    };

    private static double Double(string operation, double x, double y) => operation switch
    {
        "+" => x + y,
        "-" => x - y,
        "*" => x * y,
        "/" => x / y,
        _ => x % y,
    };

    private static Number Chain(string operation, double value, Number x, Number y) => Number.Chain(value, [x, y], operation switch
    {
        "+" => [1, 1],
        "-" => [1, -1],
        "*" => [y.Value, x.Value],
        "/" => [1 / y.Value, -(x.Value / y.Value / y.Value)],
        _ => [1, -Math.Truncate(x.Value / y.Value)],
    });
}
