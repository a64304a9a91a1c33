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
            WriteProperty(writer, refused.Declaration, refused.Name, refused.Accessors, getter: Throw, setter: Throw);
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
                WriteProperty(writer, parameter.Declaration, parameter.Name, parameter.Accessors, getter: Value(type, parameter, offset), setter: $"{Place(type, parameter, offset)} = value");
            }
            else if (type.Composites.FirstOrDefault(composite => composite.Name == parameter.Root) is { Declaration: not null } composite && type.Parameters.First(part => part.Root == parameter.Root) == parameter)
            {
                writer.Line();
                WriteStruct(writer, type, composite);
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
        writer.Lines(type.Parameters.Select(parameter => $"public {parameter.Type.Keyword()} {parameter.Field};"));
        writer.Close();
    }

    /// <summary>A number of the block.</summary>
    private static string Place(TypeModel type, ParameterModel parameter, int offset) => type.IsArray ? $"{type.BlockName}[{offset}]" : $"{type.BlockName}.{parameter.Field}";

    /// <summary>The same, or a vector or matrix, which is a view of its part of the block.</summary>
    private static string Value(TypeModel type, ParameterModel parameter, int offset) => parameter.Shape.Rank switch
    {
        0 => Place(type, parameter, offset),
        1 => $"new({type.BlockName}, {offset}, {parameter.Shape.Rows})",
        _ => $"new({parameter.Shape.Rows}, {parameter.Shape.Columns}, {type.BlockName}, {offset})",
    };

    /// <summary>A struct is made of its part of the block, and taken apart into it.</summary>
    private static void WriteStruct(SourceWriter writer, TypeModel type, CompositeModel composite)
    {
        Dictionary<string, string> values = [], places = [];
        int offset = 0;
        foreach (ParameterModel parameter in type.Parameters)
        {
            if (parameter.Root == composite.Name)
            {
                values.Add(parameter.Name, Value(type, parameter, offset));
                places.Add($"value{parameter.Name.Substring(composite.Name.Length)}", Place(type, parameter, offset));
            }

            offset += parameter.Shape.Count;
        }

        string Tuple(IEnumerable<string> parts) => places.Count == 1 ? parts.Single() : $"({string.Join(", ", parts)})";
        WriteProperty(writer, composite.Declaration, composite.Name, composite.Accessors, getter: Made(composite.Struct, composite.Name, values), setter: $"{Tuple(places.Values)} = {Tuple(places.Keys)}");
    }

    private static string Made(StructModel type, string path, IReadOnlyDictionary<string, string> values)
    {
        (string Name, string Value)[] parts = [.. type.Parts.Select(part => (part.Name, part.Struct is null ? values[$"{path}.{part.Name}"] : Made(part.Struct, $"{path}.{part.Name}", values)))];
        return type.Form == StructForm.Initializer ? $"new() {{ {string.Join(", ", parts.Select(part => $"{part.Name} = {part.Value}"))} }}"
            : $"{(type.Form == StructForm.Constructor ? "new" : "")}({string.Join(", ", parts.Select(part => part.Value))})";
    }

    private static void WriteProperty(SourceWriter writer, string? declaration, string name, EquatableArray<string> accessors, string getter, string setter)
    {
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"{declaration} {name}");
        foreach (string accessor in accessors)
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
                    writer.Line($"public {Static(type)}global::System.Span<{type.Parameters[0].Type.Keyword()}> Parameters => {(type.IsArray ? type.BlockName : $"global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref {type.BlockName}.{type.Parameters[0].Field}, {count})")};");
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

    /// <summary>The type of a block that is no array.</summary>
    public static string BlockType(TypeModel type) => "ParameterBlock" + type.BlockName.Substring("_parameters".Length);
}
