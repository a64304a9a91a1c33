using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits the block that holds a type's parameters, the bodies of their properties, and the views of the block. Numbers lie in a struct, vectors and matrices, and the numbers beside them, in an array.</summary>
internal static class ParametersEmitter
{
    /// <summary>The views of the block, by which other members may be hidden or that may collide with the user's.</summary>
    public static readonly IReadOnlyList<string> Views = ["Parameters", "ParameterCount", "ParameterNames"];

    public static string Emit(TypeModel type) => FileFrame.Write(type.Header, writer =>
    {
        foreach (ParameterModel refused in type.Refused)
        {
            const string Throw = "throw new global::System.NotSupportedException(\"This property cannot be a parameter; the build's BP messages say why.\")";
            WriteProperty(writer, refused, getter: Throw, setter: Throw);
        }

        if (type.Parameters.Count == 0)
        {
            return;
        }

        WriteBlock(writer, type);
        int offset = 0;
        foreach (ParameterModel parameter in type.Parameters)
        {
            if (parameter.Declaration is not null)
            {
                writer.Line();
                string place = type.IsArray ? $"{type.BlockName}[{offset}]" : $"{type.BlockName}.{parameter.Name}";
                WriteProperty(writer, parameter, getter: View(type, parameter, offset) ?? place, setter: $"{place} = value");
            }

            offset += parameter.Shape.Count;
        }

        WriteViews(writer, type);
        if (!type.Omitted.Contains(InitializationEmitter.Method))
        {
            InitializationEmitter.Write(writer, type);
        }
    });

    private static void WriteBlock(SourceWriter writer, TypeModel type)
    {
        string number = type.Parameters[0].Type.Keyword();
        if (type.IsArray)
        {
            writer.Line("// One parameter after another, in the order of declaration, matrices row by row: Parameters is a view of this block.");
            writer.Line($"private {Static(type)}readonly {number}[] {type.BlockName} = new {number}[{type.EntryCount}];");
            return;
        }

        writer.Line($"private {Static(type)}{BlockType(type)} {type.BlockName};");
        writer.Line();
        writer.Line($"// One {number} after another, in the order of declaration: Parameters is a view of this block.");
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"private record struct {BlockType(type)}");
        writer.Lines(type.Parameters.Select(parameter => $"public {parameter.Type.Keyword()} {parameter.Name};"));
        writer.Close();
    }

    /// <summary>A vector or matrix is a view of its part of the block.</summary>
    private static string? View(TypeModel type, ParameterModel parameter, int offset) => parameter.Shape.Rank switch
    {
        0 => null,
        1 => $"new({type.BlockName}, {offset}, {parameter.Shape.Rows})",
        _ => $"new({parameter.Shape.Rows}, {parameter.Shape.Columns}, {type.BlockName}, {offset})",
    };

    private static void WriteProperty(SourceWriter writer, ParameterModel parameter, string getter, string setter)
    {
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"{parameter.Declaration} {parameter.Name}");
        foreach (string accessor in parameter.Accessors)
        {
            writer.Line($"{accessor} => {(accessor.EndsWith("get", StringComparison.Ordinal) ? getter : setter)};");
        }

        writer.Close();
    }

    private static void WriteViews(SourceWriter writer, TypeModel type)
    {
        int count = type.EntryCount;
        string[] names = [.. type.Parameters.Select(parameter => NameAllocator.Bare(parameter.Name))];
        foreach (string view in Views.Where(view => !type.Omitted.Contains(view)))
        {
            writer.Line();
            switch (view)
            {
                case "Parameters":
                    writer.Document($"All {count} parameters as one block, in the order of declaration ({string.Join(", ", names)}){(type.IsArray ? ", matrices row by row" : "")}: a live view, so that writing an entry sets the parameter.");
                    writer.Line(FileFrame.GeneratedCode);
                    writer.Lines(type.Header.IsValueType && !type.IsStatic ? ["[global::System.Diagnostics.CodeAnalysis.UnscopedRef]"] : []);
                    writer.Line($"public {Static(type)}global::System.Span<{type.Parameters[0].Type.Keyword()}> Parameters => {(type.IsArray ? type.BlockName : $"global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref {type.BlockName}.{type.Parameters[0].Name}, {count})")};");
                    break;
                case "ParameterCount":
                    writer.Document("The number of parameters" + (type.IsArray ? ", each entry of a vector or matrix being one." : "."));
                    writer.Line(FileFrame.GeneratedCode);
                    writer.Line($"public const int ParameterCount = {count};");
                    break;
                default:
                    writer.Document("The names of the parameters, in the order of the block" + (type.IsArray ? ": entries have their index behind the name." : "."));
                    writer.Line(FileFrame.GeneratedCode);
                    writer.Line($"public static global::System.Collections.Generic.IReadOnlyList<string> ParameterNames {{ get; }} = {Names(type, names)};");
                    break;
            }
        }
    }

    private static string Names(TypeModel type, string[] names) =>
        !type.IsArray ? $"[{string.Join(", ", names.Select(name => $"\"{name}\""))}]"
        : $"global::Backprop.EntryNames.Of({string.Join(", ", type.Parameters.Select((parameter, place) => $"(\"{names[place]}\", {(parameter.Shape.IsScalar ? 0 : parameter.Shape.Rows)}, {(parameter.Shape.Rank < 2 ? 0 : parameter.Shape.Columns)})"))})";

    private static string Static(TypeModel type) => type.IsStatic ? "static " : "";

    private static string BlockType(TypeModel type) => "ParameterBlock" + type.BlockName.Substring("_parameters".Length);
}
