using Backprop.Generator.Diagnostics;
using Backprop.Generator.Emission;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Parsing;

/// <summary>Reads marked properties.</summary>
internal static class PropertyParser
{
    /// <summary>The marked properties in the order of their declaration, those that could never be parameters left out.</summary>
    public static IPropertySymbol[] Marked(INamedTypeSymbol type, Problems problems)
    {
        var marked = new List<IPropertySymbol>();
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>().Where(property => property.Has(Symbols.ParameterAttribute)))
        {
            if (property.Type.IsError())
            {
                problems.LeaveToOthers();
            }
            else if (property.IsIndexer)
            {
                problems.Report(Descriptors.Unsupported, property.Place(), "An indexer as a parameter", "declare a property for each parameter");
            }
            else if (!property.ExplicitInterfaceImplementations.IsEmpty)
            {
                problems.Report(Descriptors.Unsupported, property.Place(), $"The explicit implementation '{property.Name}'", "declare an ordinary property for the parameter, and let the implementation read it");
            }
            else if (!property.Type.IsDouble() || property.RefKind != RefKind.None)
            {
                problems.Report(Descriptors.WrongType, property.Place(), $"The parameter '{property.Name}'", property.Type.Display(), "declare it as 'double'");
            }
            else if (property.IsReplaceable())
            {
                problems.Report(Descriptors.Unsupported, property.Place(), $"The virtual property '{property.Name}'", "make it an ordinary property, so that what is read here is what runs");
            }
            else if (type is { IsReadOnly: true, IsValueType: true } && !property.IsStatic)
            {
                problems.Report(Descriptors.Unsupported, property.Place(), $"The parameter '{property.Name}' of a readonly struct", "leave out 'readonly', so that the parameters can be set");
            }
            else if (marked.Count > 0 && marked[0].IsStatic != property.IsStatic)
            {
                problems.Report(Descriptors.Unsupported, property.Place(), $"The parameter '{property.Name}'", "parameters lie in one block, so that all of a type are static or none is");
            }
            else if (GradientTypeEmitter.Members.Contains(property.Name))
            {
                problems.Report(Descriptors.NameCollision, property.Place(), property.Name, "the gradient", "every gradient has a member of that name", "the parameter");
            }
            else
            {
                marked.Add(property);
            }
        }

        return [.. marked];
    }

    public static ParameterModel Parse(IPropertySymbol property, Problems problems, CancellationToken cancellation)
    {
        PropertyDeclarationSyntax? syntax = property.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellation))
            .OfType<PropertyDeclarationSyntax>()
            .FirstOrDefault();
        bool hasUsersBody = property.PartialImplementationPart is not null && !property.IsEmitted();
        if (syntax is null || !syntax.Modifiers.Any(SyntaxKind.PartialKeyword) || hasUsersBody)
        {
            problems.Report(Descriptors.PropertyNotPartial, property.Place(), property.Name, Modifiers(syntax), Accessors(syntax));
            return new ParameterModel(property.Identifier(), null, default, IsArgument: false, property.IsStatic);
        }

        IEnumerable<string> accessors = syntax.AccessorList?.Accessors.Select(accessor => Join(accessor.Modifiers.Select(token => token.Text), accessor.Keyword.Text)) ?? [];
        string declaration = Join(syntax.Modifiers.Select(token => token.Text), "double");
        return new ParameterModel(property.Identifier(), declaration, new(accessors), IsArgument: false, property.IsStatic);
    }

    /// <summary>The modifiers to suggest; a positional record's property has no declaration of its own, and is public.</summary>
    private static string Modifiers(PropertyDeclarationSyntax? syntax) =>
        syntax is null ? "public "
        : string.Concat(syntax.Modifiers.Where(token => token.Kind() is not (SyntaxKind.PartialKeyword or SyntaxKind.ReadOnlyKeyword)).Select(token => token.Text + " "));

    private static string Accessors(PropertyDeclarationSyntax? syntax) =>
        syntax?.AccessorList is { } list
            ? $"{{ {string.Concat(list.Accessors.Select(accessor => Join(accessor.Modifiers.Select(token => token.Text), accessor.Keyword.Text) + "; "))}}}"
            : "{ get; set; }";

    private static string Join(IEnumerable<string> modifiers, string last) => string.Join(" ", modifiers.Append(last));
}
