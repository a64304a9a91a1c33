using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits the type that holds the partials of one cost: a struct of numbers, or where there are vectors or matrices an object that owns a block of them.</summary>
internal static class GradientTypeEmitter
{
    /// <summary>Members that every gradient has, so that no parameter can be called like them.</summary>
    public static readonly IReadOnlyList<string> Members = ["AsSpan", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString", "Finalize"];

    public static void Write(SourceWriter writer, CostModel cost)
    {
        writer.Document($"The gradient of {cost.Names.Cost}: its partial derivative with respect to every parameter, in the order of declaration.{(cost.HasOwnBlock ? " It owns their block, is made once, and is overwritten by each call that it is passed to." : "")}");
        writer.Line(FileFrame.GeneratedCode);
        if (cost.HasOwnBlock)
        {
            WriteClass(writer, cost);
        }
        else
        {
            WriteStruct(writer, cost);
        }
    }

    private static void WriteStruct(SourceWriter writer, CostModel cost)
    {
        string number = cost.GradientType.Keyword();
        writer.Open($"public record struct {cost.Names.Gradient} : global::Backprop.IGradient<{number}>");
        foreach (ParameterModel parameter in cost.Parameters)
        {
            writer.Document($"∂C/∂{NameAllocator.Bare(parameter.Name)}");
            writer.Line($"public {number} {parameter.Name};");
            writer.Line();
        }

        writer.Document("The partials as one block: a live view of the fields, in their order.");
        writer.Line("[global::System.Diagnostics.CodeAnalysis.UnscopedRef]");
        writer.Line($"public global::System.Span<{number}> AsSpan() => global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref {cost.Parameters[0].Name}, {cost.Parameters.Count});");
        writer.Close();
    }

    private static void WriteClass(SourceWriter writer, CostModel cost)
    {
        string number = cost.GradientType.Keyword();
        string block = new NameAllocator(cost.Parameters.Select(parameter => parameter.Name)).Take("_partials");
        writer.Open($"public sealed class {cost.Names.Gradient} : global::Backprop.IGradient<{number}>");
        writer.Line($"private readonly {number}[] {block} = new {number}[{cost.EntryCount}];");
        writer.Line();
        foreach (ParameterModel parameter in cost.Parameters)
        {
            int offset = cost.OffsetOf(parameter);
            writer.Document($"∂C/∂{NameAllocator.Bare(parameter.Name)}, which {parameter.Shape}: {(parameter.Shape.IsScalar ? "by reference" : "a live view")}.");
            writer.Line(parameter.Shape.Rank switch
            {
                0 => $"public ref {number} {parameter.Name} => ref {block}[{offset}];",
                1 => $"public global::Backprop.Vector<{number}> {parameter.Name} => new({block}, {offset}, {parameter.Shape.Rows});",
                _ => $"public global::Backprop.Matrix<{number}> {parameter.Name} => new({parameter.Shape.Rows}, {parameter.Shape.Columns}, {block}, {offset});",
            });
            writer.Line();
        }

        writer.Document("The partials as one block, in the order of the parameters, matrices row by row: a live view.");
        writer.Line($"public global::System.Span<{number}> AsSpan() => {block};");
        writer.Close();
    }
}
