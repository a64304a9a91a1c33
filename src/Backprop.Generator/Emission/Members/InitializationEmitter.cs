using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits the method that sets every parameter to what it begins with, a line each.</summary>
internal static class InitializationEmitter
{
    public const string Method = "InitializeParameters";

    public static void Write(SourceWriter writer, TypeModel type)
    {
        writer.Line();
        writer.Document("Sets every parameter to what it begins with, in the order of declaration: the same seed gives the same bits.", type.Parameters.Select(Described));
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"public {(type.IsStatic ? "static " : "")}void {Method}(global::System.Random random)");
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(random);");
        string[] lines = [.. Lines(type)];
        if (lines.Length <= Cut.MostStatements - 1)
        {
            writer.Lines(lines);
            writer.Close();
            return;
        }

        // Local functions of a struct see no field of it.
        string block = type.IsArray ? $"{type.Parameters[0].Type.Keyword()}[] {type.BlockName}" : $"ref {ParametersEmitter.BlockType(type)} {type.BlockName}";
        int length = Cut.MostStatements / 2, parts = (lines.Length + length - 1) / length;
        writer.Lines(Enumerable.Range(1, parts).Select(part => $"Part{part}({(type.IsArray ? "" : "ref ")}{type.BlockName}, random);"));
        foreach (int part in Enumerable.Range(0, parts))
        {
            writer.Line();
            writer.Open($"static void Part{part + 1}({block}, global::System.Random random)");
            writer.Lines(lines.Skip(part * length).Take(length));
            writer.Close();
        }

        writer.Close();
    }

    /// <summary>A statement for each parameter.</summary>
    private static IEnumerable<string> Lines(TypeModel type)
    {
        int offset = 0;
        foreach (ParameterModel parameter in type.Parameters)
        {
            yield return type.IsArray ? $"{OfArray(type, parameter, offset)} // {NameAllocator.Bare(parameter.Name)}" : OfStruct(type, parameter);
            offset += parameter.Shape.Count;
        }
    }

    private static string OfStruct(TypeModel type, ParameterModel parameter)
    {
        string place = $"{type.BlockName}.{parameter.Field}";
        return Constant(parameter) is { } constant ? $"{place} = {constant};"
            : Draw(parameter, $"new global::System.Span<{parameter.Type.Keyword()}>(ref {place})");
    }

    private static string OfArray(TypeModel type, ParameterModel parameter, int offset)
    {
        string entries = $"global::System.MemoryExtensions.AsSpan({type.BlockName}, {offset}, {parameter.Shape.Count})";
        return Constant(parameter) is not { } constant ? Draw(parameter, entries)
            : parameter.Shape.IsScalar ? $"{type.BlockName}[{offset}] = {constant};"
            : constant == "0" ? $"{entries}.Clear();"
            : $"{entries}.Fill({constant});";
    }

    /// <summary>What every entry begins with; null where they are drawn.</summary>
    private static string? Constant(ParameterModel parameter) => parameter.Initialization.Scheme switch
    {
        "Zeros" => "0",
        "Ones" => "1",
        "Constant" => Number(parameter.Initialization.Values[0], parameter.Type),
        _ => null,
    };

    private static string Draw(ParameterModel parameter, string entries)
    {
        (string scheme, EquatableArray<double> values) = parameter.Initialization;
        string how = scheme switch
        {
            "Uniform" => $"{Literal.Of(LowerEnd(values))}, {Literal.Of(values[values.Count - 1])}",
            "Normal" => $"deviation: {Literal.Of(values[0])}",
            "GlorotUniform" or "GlorotNormal" => $"fanIn: {FanIn(parameter.Shape)}, fanOut: {FanOut(parameter.Shape)}",
            _ => $"fanIn: {FanIn(parameter.Shape)}",
        };
        return $"global::Backprop.Initializer.{scheme}({entries}, {how}, random);";
    }

    private static string Described(ParameterModel parameter)
    {
        (string scheme, EquatableArray<double> values) = parameter.Initialization;
        (int fanIn, int fanOut) = (FanIn(parameter.Shape), FanOut(parameter.Shape));
        return $"{NameAllocator.Bare(parameter.Name)}: " + scheme switch
        {
            "Uniform" => $"uniform between {Paper(LowerEnd(values))} and {Paper(values[values.Count - 1])}",
            "Normal" => $"normal, σ = {Paper(values[0])}",
            "GlorotUniform" => $"uniform between ±√(6/({fanIn} + {fanOut}))",
            "GlorotNormal" => $"normal, σ = √(2/({fanIn} + {fanOut}))",
            "HeUniform" => $"uniform between ±√(6/{fanIn})",
            "HeNormal" => $"normal, σ = √(2/{fanIn})",
            "LeCunUniform" => $"uniform between ±√(3/{fanIn})",
            "LeCunNormal" => $"normal, σ = √(1/{fanIn})",
            "Constant" => Paper(values[0]),
            _ => Constant(parameter)!,
        };
    }

    /// <summary>How many values meet in an output: a row of W in W x.</summary>
    private static int FanIn(Shape shape) => shape.Rank == 2 ? shape.Columns : shape.Rows;

    /// <summary>How many outputs a value goes to.</summary>
    private static int FanOut(Shape shape) => shape.Rank == 2 ? shape.Rows : 1;

    private static double LowerEnd(EquatableArray<double> values) => values.Count == 2 ? values[0] : -values[0];

    private static string Number(double value, NumberType type) => type == NumberType.Double ? Literal.Of(value) : $"(float){Literal.AsDouble(Literal.Of(value))}";

    private static string Paper(double value) => Literal.Of(value).Replace('-', '−');
}
