using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Parsing;

/// <summary>What tuples and structs are made of: numbers, vectors and matrices, and tuples and structs of them.</summary>
internal static class Layout
{
    private const int Deepest = 20;

    /// <summary>The fields in the order of their declaration, those behind properties included; null where the type is not made of numbers, vectors and matrices.</summary>
    public static IReadOnlyList<IFieldSymbol>? Of(ITypeSymbol? type) => Of(type, depth: 0);

    /// <summary>Nothing in it is a vector or matrix.</summary>
    public static bool IsOfNumbers(ITypeSymbol type) => Of(type) is { } fields && fields.All(field => field.Type.Number() is not null || IsOfNumbers(field.Type));

    /// <summary>The fields, whatever they are; none where their declaration is not known.</summary>
    public static IReadOnlyList<IFieldSymbol> Fields(INamedTypeSymbol type) =>
        type.IsTupleType ? type.TupleElements
        : type.DeclaringSyntaxReferences.IsEmpty ? []
        : [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic)];

    private static IReadOnlyList<IFieldSymbol>? Of(ITypeSymbol? type, int depth)
    {
        // Half typed, a struct may contain itself.
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct, IsRefLikeType: false } named || type.Number() is not null || depth > Deepest)
        {
            return null;
        }

        IReadOnlyList<IFieldSymbol> fields = Fields(named);
        return fields.Count > 0 && fields.All(field => !field.Has("System.Runtime.InteropServices.FieldOffsetAttribute") && (field.AssociatedSymbol is not IPropertySymbol property || IsPlain(property)) && (field.Type.Number() is not null || field.Type.Rank() > 0 || Of(field.Type, depth + 1) is not null)) ? fields : null;
    }

    /// <summary>A property's accessors do nothing but read and write the field behind it.</summary>
    public static bool IsPlain(IPropertySymbol property) =>
        new[] { property.GetMethod, property.SetMethod }.SelectMany(accessor => accessor?.DeclaringSyntaxReferences ?? []).All(part => part.GetSyntax() is not AccessorDeclarationSyntax { Body: not null } and not AccessorDeclarationSyntax { ExpressionBody: not null });

    public static int IndexOf(IFieldSymbol field)
    {
        IReadOnlyList<IFieldSymbol>? fields = field.IsStatic ? null : Of(field.ContainingType);
        for (int index = 0; index < fields?.Count; index++)
        {
            // Item1 and the name that the user gave it are two symbols.
            if (SymbolEqualityComparer.Default.Equals(fields[index], field) || (field.ContainingType.IsTupleType && SymbolEqualityComparer.Default.Equals(fields[index].CorrespondingTupleField, field.CorrespondingTupleField)))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The place of the field behind a property; −1 where the property computes its value.</summary>
    public static int IndexOf(IPropertySymbol property)
    {
        IReadOnlyList<IFieldSymbol>? fields = property.IsStatic || property.IsIndexer ? null : Of(property.ContainingType);
        for (int index = 0; index < fields?.Count; index++)
        {
            if (SymbolEqualityComparer.Default.Equals(fields[index].AssociatedSymbol, property))
            {
                return index;
            }
        }

        return -1;
    }

    public static string Label(IFieldSymbol field) => field.AssociatedSymbol?.Name ?? field.Name;

    /// <summary>The value that C# gives what is not assigned; null where the type is not made of numbers alone.</summary>
    public static Value? Zero(ITypeSymbol? type, Arithmetic arithmetic) => Room(type, arithmetic) is { } room && IsWhole(room) ? room : null;

    /// <summary>The same, where vectors and matrices are yet to be assigned.</summary>
    public static Value? Room(ITypeSymbol? type, Arithmetic arithmetic) =>
        type.Number() is { } number ? arithmetic.Zero(number)
        : Of(type) is { } fields ? new Composite([.. fields.Select(field => Room(field.Type, arithmetic))], [.. fields.Select(Label)])
        : null;

    /// <summary>All parts have been assigned.</summary>
    public static bool IsWhole(Value? value) => value is Composite composite ? composite.Parts.All(IsWhole) : value is not null;
}
