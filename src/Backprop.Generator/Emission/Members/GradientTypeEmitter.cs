using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits the type that holds the partials of one cost: a struct of numbers, or where there are vectors or matrices an object that owns a block of them.</summary>
internal static class GradientTypeEmitter
{
    /// <summary>Members that every gradient has, so that no parameter can be called like them.</summary>
    public static readonly IReadOnlyList<string> Members = ["AsSpan", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString", "Finalize"];

    public static void Write(SourceWriter writer, CostModel cost, Texts texts)
    {
        writer.Document($"The gradient of {cost.Names.Cost}: its partial derivative with respect to every parameter, in the order of declaration.{(cost.HasOwnBlock ? " It owns their block, is made once, and is overwritten by each call that it is passed to." : "")}");
        writer.Line(FileFrame.GeneratedCode);
        if (cost.HasOwnBlock)
        {
            WriteClass(writer, cost, texts);
        }
        else
        {
            WriteStruct(writer, cost, texts);
        }
    }

    private static void WriteStruct(SourceWriter writer, CostModel cost, Texts texts)
    {
        string number = cost.GradientType.Keyword();
        var parts = new PartialsTypes(cost);
        writer.Open($"public record struct {cost.Names.Gradient} : global::Backprop.IGradient<{number}>");
        foreach ((int place, ParameterModel parameter, CompositeModel? composite) in MembersOf(cost))
        {
            writer.Document(composite is null ? $"{texts.Partial(place)}. {texts.UnitOf(place)}." : $"∂C/∂{NameAllocator.Bare(parameter.Root)}, in parts.");
            writer.Line($"public {(composite is null ? number : parts.NameOf(composite.Struct))} {parameter.Root};");
            writer.Line();
        }

        writer.Document("The partials as one block: a live view of the fields, in their order.");
        writer.Line("[global::System.Diagnostics.CodeAnalysis.UnscopedRef]");
        writer.Line($"public global::System.Span<{number}> AsSpan() => global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref {cost.Parameters[0].Name}, {cost.Parameters.Count});");
        parts.WriteStructs(writer);
        writer.Close();
    }

    private static void WriteClass(SourceWriter writer, CostModel cost, Texts texts)
    {
        string number = cost.GradientType.Keyword();
        var parts = new PartialsTypes(cost);
        string block = new NameAllocator([.. cost.Parameters.Select(parameter => parameter.Root), .. parts.Names]).Take("_partials");
        writer.Open($"public sealed class {cost.Names.Gradient} : global::Backprop.IGradient<{number}>");
        writer.Line($"private readonly {number}[] {block} = new {number}[{cost.EntryCount}];");
        writer.Line();
        foreach ((int place, ParameterModel parameter, CompositeModel? composite) in MembersOf(cost))
        {
            string offset = cost.OffsetOf(parameter).ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (composite is null)
            {
                WriteView(writer, number, parameter.Name, parameter.Shape, $"{texts.Partial(place)}.", block, offset, texts.UnitOf(place));
            }
            else
            {
                writer.Document($"∂C/∂{NameAllocator.Bare(composite.Name)}, in parts.");
                writer.Line($"public {parts.NameOf(composite.Struct)} {composite.Name} => new({block}, {offset});");
            }

            writer.Line();
        }

        writer.Document("The partials as one block, in the order of the parameters, matrices row by row: a live view.");
        writer.Line($"public global::System.Span<{number}> AsSpan() => {block};");
        parts.WriteViews(writer);
        writer.Close();
    }

    /// <summary>A number by reference, a vector or matrix as a view.</summary>
    public static void WriteView(SourceWriter writer, string number, string name, Shape shape, string what, string block, string offset, string unit = "")
    {
        string[] traits = [shape.IsScalar ? "By reference" : $"A live view that {shape}", .. unit.Length > 0 ? [unit] : Array.Empty<string>()];
        writer.Document($"{what} {string.Join(". ", traits)}.");
        writer.Line(shape.Rank switch
        {
            0 => $"public ref {number} {name} => ref {block}[{offset}];",
            1 => $"public global::Backprop.Vector<{number}> {name} => new({block}, {offset}, {shape.Rows});",
            _ => $"public global::Backprop.Matrix<{number}> {name} => new({shape.Rows}, {shape.Columns}, {block}, {offset});",
        });
    }

    /// <summary>What the gradient has a member for: the parameters, and of a struct the first of its parts.</summary>
    private static IEnumerable<(int Place, ParameterModel Parameter, CompositeModel? Composite)> MembersOf(CostModel cost) =>
        cost.Parameters.Select((parameter, place) => (Parameter: parameter, Place: place)).GroupBy(member => member.Parameter.Root)
            .Select(group => (group.First().Place, group.First().Parameter, group.First().Parameter.IsArgument ? null : cost.Composites.FirstOrDefault(composite => composite.Name == group.Key)));
}
