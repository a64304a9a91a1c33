using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits the struct that holds the partials of one cost.</summary>
internal static class GradientTypeEmitter
{
    /// <summary>Members that every gradient has, so that no parameter can be called like them.</summary>
    public static readonly IReadOnlyList<string> Members = ["AsSpan", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString", "Finalize"];

    public static void Write(SourceWriter writer, CostModel cost)
    {
        string gradient = cost.Names.Gradient;
        string first = cost.Parameters[0].Name;
        writer.Document($"The gradient of {cost.Names.Cost}: its partial derivative with respect to every parameter, in the order of declaration.");
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"public record struct {gradient} : global::Backprop.IGradient<{cost.GradientType.Keyword()}>");
        foreach (ParameterModel parameter in cost.Parameters)
        {
            writer.Document($"∂C/∂{NameAllocator.Bare(parameter.Name)}");
            writer.Line($"public {cost.GradientType.Keyword()} {parameter.Name};");
            writer.Line();
        }

        writer.Document("The partials as one block: a live view of the fields, in their order.");
        writer.Line("[global::System.Diagnostics.CodeAnalysis.UnscopedRef]");
        writer.Line($"public global::System.Span<{cost.GradientType.Keyword()}> AsSpan() => global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref {first}, {cost.Parameters.Count});");
        writer.Close();
    }
}
