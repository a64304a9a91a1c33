using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>Which types are vectors and matrices, and of what.</summary>
internal static class VectorTypes
{
    /// <summary>1 for a vector, 2 for a matrix, 0 for anything else.</summary>
    public static int Rank(this ITypeSymbol? type) =>
        type is not INamedTypeSymbol { IsValueType: true, TypeArguments: [var entry], ContainingNamespace: { Name: "Backprop", ContainingNamespace.IsGlobalNamespace: true }, ContainingType: null } named || !entry.IsReal() ? 0
        : named.Name == "Vector" ? 1
        : named.Name == "Matrix" ? 2
        : 0;

    /// <summary>The type of the entries; null where there are none.</summary>
    public static NumberType? Entries(this ITypeSymbol? type) => type.Rank() > 0 ? ((INamedTypeSymbol)type!).TypeArguments[0].Number() : null;

    /// <summary>A member of the runtime that works on vectors or matrices.</summary>
    public static bool IsOfVectors(IMethodSymbol method) =>
        method.ContainingType is { } home
        && (home.Rank() > 0 || ((home.IsNamed("Backprop.Functions") || home.IsNamed("Backprop.Vector") || home.IsNamed("Backprop.Matrix")) && (method.ReturnType.Rank() > 0 || method.Parameters.Any(parameter => parameter.Type.Rank() > 0))));

    /// <summary>The kinds of the operands, a letter each: v and A for a vector and a matrix, s for a number, n for an integer.</summary>
    public static string Signature(IEnumerable<ITypeSymbol?> operands) =>
        string.Concat(operands.Select(type => type.Rank() switch { 1 => 'v', 2 => 'A', _ => type.IsReal() ? 's' : type.Number()?.IsInteger() == true ? 'n' : '?' }));
}
