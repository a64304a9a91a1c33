using Backprop.Generator.Diagnostics;
using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>Reads the shape that a property or an argument is declared with.</summary>
internal static class ShapeParser
{
    // Of one vector or matrix, so that no count of entries overflows.
    private const int MostEntries = 1 << 24;

    /// <summary>A number's shape for what is neither vector nor matrix; null where the declaration says none that fits, which is reported.</summary>
    public static Shape? Of(ISymbol symbol, ITypeSymbol type, Problems problems)
    {
        int rank = type.Rank();
        AttributeData? attribute = symbol.GetAttributes().FirstOrDefault(data => data.AttributeClass.IsNamed(Symbols.ShapeAttribute));
        if (rank == 0)
        {
            return attribute is null || type.IsError() ? Shape.Scalar : No($"is of type '{type.Display()}', which has no shape", "leave out [Shape]");
        }

        if (attribute is null)
        {
            return No("has no shape", rank == 1 ? "write [Shape(length)] before its type, the length being a constant" : "write [Shape(rows, columns)] before its type, both being constants");
        }

        int?[] sizes = [.. attribute.ConstructorArguments.Select(argument => argument.Value as int?)];
        if (sizes.Length == 0 || sizes.Contains(null))
        {
            // The compiler refuses the arguments.
            problems.LeaveToOthers();
            return null;
        }

        return sizes.Length != rank ? No($"is a {(rank == 1 ? "vector" : "matrix")}, and its shape has {(sizes.Length == 1 ? "one size" : "two sizes")}", rank == 1 ? "write [Shape(length)]" : "write [Shape(rows, columns)]")
            : sizes.Any(size => size < 1) ? No("has no entries", "let every size of its shape be at least 1")
            : sizes.Aggregate(1L, (count, size) => count * (int)size!) > MostEntries ? No($"has more than {MostEntries} entries", "make it smaller")
            : rank == 1 ? Shape.Vector((int)sizes[0]!) : Shape.Matrix((int)sizes[0]!, (int)sizes[1]!);

        Shape? No(string what, string remedy)
        {
            problems.Report(Descriptors.NoShape, symbol.Place(), symbol.Name, what, remedy);
            return null;
        }
    }
}
