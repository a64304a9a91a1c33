namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>The types of single values. Among numbers, the later one is what C# promotes both to.</summary>
internal enum Kind
{
    Bool,
    Int,
    Float,
    Double,
}

internal static class Kinds
{
    public static string Keyword(this Kind kind) => kind switch
    {
        Kind.Bool => "bool",
        Kind.Int => "int",
        Kind.Float => "float",
        _ => "double",
    };

    public static Kind Common(Kind x, Kind y) => x > y ? x : y;

    /// <summary>The value as reflection passes it to a method.</summary>
    public static object Boxed(this Kind kind, double value) => kind switch
    {
        Kind.Bool => value != 0,
        Kind.Int => (int)value,
        Kind.Float => (float)value,
        _ => value,
    };

    /// <summary>Values as an array of their type.</summary>
    public static Array Boxed(this Kind kind, IReadOnlyList<double> values) => kind switch
    {
        Kind.Bool => values.Select(value => value != 0).ToArray(),
        Kind.Int => values.Select(value => (int)value).ToArray(),
        Kind.Float => values.Select(value => (float)value).ToArray(),
        _ => values.ToArray(),
    };
}
