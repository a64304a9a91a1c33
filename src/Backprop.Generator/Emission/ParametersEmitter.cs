using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits the block that holds a type's parameters, the bodies of their properties, and the views of the block.</summary>
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
        foreach (ParameterModel parameter in type.Parameters.Where(parameter => parameter.Declaration is not null))
        {
            string place = $"{type.BlockName}.{parameter.Name}";
            writer.Line();
            WriteProperty(writer, parameter, getter: place, setter: $"{place} = value");
        }

        WriteViews(writer, type);
    });

    private static void WriteBlock(SourceWriter writer, TypeModel type)
    {
        writer.Line($"private {Static(type)}{BlockType(type)} {type.BlockName};");
        writer.Line();
        writer.Line($"// One {type.Parameters[0].Type.Keyword()} after another, in the order of declaration: Parameters is a view of this block.");
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"private record struct {BlockType(type)}");
        writer.Lines(type.Parameters.Select(parameter => $"public {parameter.Type.Keyword()} {parameter.Name};"));
        writer.Close();
    }

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
        int count = type.Parameters.Count;
        string names = string.Join(", ", type.Parameters.Select(parameter => $"\"{NameAllocator.Bare(parameter.Name)}\""));
        foreach (string view in Views.Where(view => !type.Omitted.Contains(view)))
        {
            writer.Line();
            switch (view)
            {
                case "Parameters":
                    writer.Document($"All {count} parameters as one block, in the order of declaration ({names.Replace("\"", "")}): a live view, so that writing an entry sets the parameter.");
                    writer.Line(FileFrame.GeneratedCode);
                    writer.Lines(type.Header.IsValueType && !type.IsStatic ? ["[global::System.Diagnostics.CodeAnalysis.UnscopedRef]"] : []);
                    writer.Line($"public {Static(type)}global::System.Span<{type.Parameters[0].Type.Keyword()}> Parameters => global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref {type.BlockName}.{type.Parameters[0].Name}, {count});");
                    break;
                case "ParameterCount":
                    writer.Document("The number of parameters.");
                    writer.Line(FileFrame.GeneratedCode);
                    writer.Line($"public const int ParameterCount = {count};");
                    break;
                default:
                    writer.Document("The names of the parameters, in the order of the block.");
                    writer.Line(FileFrame.GeneratedCode);
                    writer.Line($"public static global::System.Collections.Generic.IReadOnlyList<string> ParameterNames {{ get; }} = [{names}];");
                    break;
            }
        }
    }

    private static string Static(TypeModel type) => type.IsStatic ? "static " : "";

    private static string BlockType(TypeModel type) => "ParameterBlock" + type.BlockName.Substring("_parameters".Length);
}
