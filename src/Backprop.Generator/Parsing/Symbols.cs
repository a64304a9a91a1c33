using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Parsing;

/// <summary>Questions about symbols that several parsers ask.</summary>
internal static class Symbols
{
    public const string BackpropAttribute = "Backprop.BackpropAttribute";
    public const string ParameterAttribute = "Backprop.ParameterAttribute";
    public const string CostAttribute = "Backprop.CostAttribute";
    public const string BatchedAttribute = "Backprop.BatchedAttribute";
    public const string DerivativeAttribute = "Backprop.DerivativeAttribute";
    public const string ShapeAttribute = "Backprop.ShapeAttribute";
    public const string InitializeAttribute = "Backprop.InitializeAttribute";

    private const string GeneratedCodeAttribute = "System.CodeDom.Compiler.GeneratedCodeAttribute";

    public static bool Has(this ISymbol symbol, string attribute) => symbol.GetAttributes().Any(data => data.AttributeClass.IsNamed(attribute));

    public static bool IsNamed(this INamedTypeSymbol? type, string fullName) => type is not null && fullName.EndsWith(type.Name, StringComparison.Ordinal) && type.ToDisplayString() == fullName;

    /// <summary>Emitted by this generator. The analyzer sees such members, the generator does not; both must read the user's code alike.</summary>
    public static bool IsEmitted(this ISymbol symbol) =>
        symbol.GetAttributes().Any(data => data.AttributeClass.IsNamed(GeneratedCodeAttribute) && data.ConstructorArguments.FirstOrDefault().Value is "Backprop.Generator");

    /// <summary>The type as one of numbers or truth values; null where it is neither. An enum counts as the integers that it is made of.</summary>
    public static NumberType? Number(this ITypeSymbol? type) => (type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying : type)?.SpecialType switch
    {
        SpecialType.System_Boolean => NumberType.Boolean,
        SpecialType.System_Char => NumberType.Char,
        SpecialType.System_SByte => NumberType.SByte,
        SpecialType.System_Byte => NumberType.Byte,
        SpecialType.System_Int16 => NumberType.Int16,
        SpecialType.System_UInt16 => NumberType.UInt16,
        SpecialType.System_Int32 => NumberType.Int32,
        SpecialType.System_UInt32 => NumberType.UInt32,
        SpecialType.System_Int64 => NumberType.Int64,
        SpecialType.System_UInt64 => NumberType.UInt64,
        SpecialType.System_Single => NumberType.Single,
        SpecialType.System_Double => NumberType.Double,
        _ => null,
    };

    /// <summary>double or float.</summary>
    public static bool IsReal(this ITypeSymbol? type) => type.Number() is { } number && number.IsReal();

    /// <summary>The compiler has said already that there is no such type.</summary>
    public static bool IsError(this ITypeSymbol? type) => type is null or { TypeKind: TypeKind.Error };

    /// <summary>Another body may run in its place: what is read here need not be what the user's program does.</summary>
    public static bool IsReplaceable(this ISymbol symbol) =>
        symbol.IsAbstract || ((symbol.IsVirtual || symbol.IsOverride) && !symbol.IsSealed && !symbol.ContainingType.IsSealed);

    /// <summary>The name as C# code must spell it.</summary>
    public static string Identifier(this ISymbol symbol) =>
        SyntaxFacts.GetKeywordKind(symbol.Name) != SyntaxKind.None ? "@" + symbol.Name : symbol.Name;

    public static Location Place(this ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Location.None;

    public static string Display(this ITypeSymbol? type) => type?.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "?";
}
