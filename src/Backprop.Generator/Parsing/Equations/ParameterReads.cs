using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Which parameter a method reads, by itself or by way of others. A derivative of the user's gives partials for the arguments only, so that a parameter that is read inside would lose its own.</summary>
internal static class ParameterReads
{
    /// <returns>A parameter that is read; null where none is.</returns>
    public static ISymbol? Find(IMethodSymbol method, Reading reading) => Find(method, reading, new(SymbolEqualityComparer.Default));

    private static ISymbol? Find(IMethodSymbol method, Reading reading, HashSet<ISymbol> seen) =>
        !seen.Add(method.OriginalDefinition) || reading.Methods.BodyOf(method.OriginalDefinition) is not { } body ? null
        : body.DescendantsAndSelf().Select(operation => operation switch
        {
            IPropertyReferenceOperation { Property: var property } when reading.Parameters.ContainsKey(property) => property,
            IPropertyReferenceOperation { Property.GetMethod: { } getter } => Find(getter, reading, seen),
            IInvocationOperation { TargetMethod: { MethodKind: not MethodKind.LocalFunction } callee } => Find(callee, reading, seen),
            IBinaryOperation { OperatorMethod: { } callee } => Find(callee, reading, seen),
            IUnaryOperation { OperatorMethod: { } callee } => Find(callee, reading, seen),
            IConversionOperation { OperatorMethod: { } callee } => Find(callee, reading, seen),
            _ => null,
        }).FirstOrDefault(found => found is not null);
}
