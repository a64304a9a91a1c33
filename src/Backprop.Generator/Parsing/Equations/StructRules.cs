using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>How structs may come to be in equations.</summary>
internal static class StructRules
{
    /// <summary>What keeps an object from being made as C# makes it, and what to write instead; null where nothing does.</summary>
    public static (string Construct, string Remedy)? WhyNotMade(IObjectCreationOperation creation)
    {
        if (creation.Type is not INamedTypeSymbol { IsValueType: true } type || creation.Constructor is not { } constructor)
        {
            return null;
        }

        return constructor.IsImplicitlyDeclared && constructor.Parameters.IsEmpty ? null
            : Initialized(type) is { } member ? ($"The initialiser of '{member.Name}', which the constructor of '{type.Name}' runs,", $"set '{member.Name}' in the constructor's body, or let a property compute it")
            : !type.IsRecord && constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax ? ($"The primary constructor of '{type.Name}'", $"make '{type.Name}' a record struct, or write the constructor out")
            : null;
    }

    /// <summary>A member that a setter of the user's stands behind.</summary>
    public static (string Construct, string Remedy)? WhyNotSet(IOperation target) =>
        target is IPropertyReferenceOperation { Property: { IsIndexer: false, SetMethod: { } setter } property, Instance.Type.IsValueType: true } && Layout.IndexOf(property) < 0 && !setter.DeclaringSyntaxReferences.IsEmpty
            ? ($"The setter of '{property.Name}'", "assign to a field, or to a property whose accessors have no bodies")
            : null;

    private static ISymbol? Initialized(INamedTypeSymbol type) => type.GetMembers().FirstOrDefault(member => !member.IsStatic && member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is
        VariableDeclaratorSyntax { Initializer: not null, Parent.Parent: FieldDeclarationSyntax } or PropertyDeclarationSyntax { Initializer: not null });
}
