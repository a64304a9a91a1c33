using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Places that may be read but not written: where a method that may change its struct is called on one, C# calls it on a copy, and the place stays as it is.</summary>
internal static class ReadOnlyPlaces
{
    /// <summary>What the method changes of the struct is lost after the call.</summary>
    public static bool IsCopiedFor(IMethodSymbol method, IOperation instance, IMethodSymbol caller) => !method.IsReadOnly && IsReadOnly(instance, caller);

    private static bool IsReadOnly(IOperation place, IMethodSymbol caller) => place switch
    {
        IParameterReferenceOperation argument => argument.Parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter,
        ILocalReferenceOperation local => local.Local.RefKind == RefKind.RefReadOnly,
        IInstanceReferenceOperation => MethodAround(caller).IsReadOnly,
        IFieldReferenceOperation { Instance: { } whole } field => (field.Field.IsReadOnly && !IsConstructed(whole, MethodAround(caller))) || (field.Field.ContainingType.IsValueType && IsReadOnly(whole, caller)),

        // A property yields its value, not its place.
        IPropertyReferenceOperation { Property.IsIndexer: false } => true,
        IPropertyReferenceOperation indexer => indexer.Property.RefKind != RefKind.Ref,
        IImplicitIndexerReferenceOperation indexer => indexer.IndexerSymbol is IPropertySymbol { RefKind: not RefKind.Ref },
        IParenthesizedOperation parenthesized => IsReadOnly(parenthesized.Operand, caller),
        IConversionOperation conversion => IsReadOnly(conversion.Operand, caller),
        IConditionalOperation { WhenFalse: { } otherwise } conditional => IsReadOnly(conditional.WhenTrue, caller) || IsReadOnly(otherwise, caller),
        _ => false,
    };

    /// <summary>The object whose constructor runs may change its readonly fields.</summary>
    private static bool IsConstructed(IOperation whole, IMethodSymbol caller) => whole is IInstanceReferenceOperation && caller.MethodKind == MethodKind.Constructor;

    /// <summary>The method of the type that a local function stands in.</summary>
    private static IMethodSymbol MethodAround(IMethodSymbol method) => method is { MethodKind: MethodKind.LocalFunction, ContainingSymbol: IMethodSymbol outer } ? MethodAround(outer) : method;
}
