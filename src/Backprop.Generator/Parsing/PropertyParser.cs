using Backprop.Generator.Diagnostics;
using Backprop.Generator.Emission;
using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Parsing;

/// <summary>A marked property.</summary>
/// <param name="Symbol">The property.</param>
/// <param name="Model">How to give it a body, where it can have one.</param>
internal readonly record struct MarkedProperty(IPropertySymbol Symbol, ParameterModel Model);

/// <summary>Reads marked properties.</summary>
internal static class PropertyParser
{
    /// <summary>The parameters in the order of their declaration; and the properties that were refused, which get bodies that throw.</summary>
    public static (MarkedProperty[] Parameters, ParameterModel[] Refused) Parse(INamedTypeSymbol type, Problems problems, CancellationToken cancellation)
    {
        var parameters = new List<MarkedProperty>();
        var refused = new List<ParameterModel>();
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>().Where(property => property.Has(Symbols.ParameterAttribute)))
        {
            PropertyDeclarationSyntax? syntax = property.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<PropertyDeclarationSyntax>().FirstOrDefault();
            ParameterModel model = Model(property, syntax);
            if (property.Type.IsError() || parameters.Any(known => known.Symbol.Name == property.Name))
            {
                problems.LeaveToOthers();
            }
            else if (!IsUsable(property, first: parameters.Count > 0 ? parameters[0].Symbol : property, problems))
            {
                refused.Add(model);
            }
            else
            {
                parameters.Add(new(property, model));
                if (model.Declaration is null)
                {
                    problems.Report(Descriptors.PropertyNotPartial, property.Place(), property.Name, Modifiers(syntax), Accessors(syntax), property.Type.Display());
                }
            }
        }

        return ([.. parameters], [.. refused.Where(model => model.Declaration is not null)]);
    }

    private static bool IsUsable(IPropertySymbol property, IPropertySymbol first, Problems problems)
    {
        if (property.IsIndexer)
        {
            return No("An indexer as a parameter", "declare a property for each parameter");
        }

        if (!property.ExplicitInterfaceImplementations.IsEmpty)
        {
            return No($"The explicit implementation '{property.Name}'", "declare an ordinary property for the parameter, and let the implementation read it");
        }

        if (Entries(property) is not { } entries || property.RefKind != RefKind.None)
        {
            problems.Report(Descriptors.WrongType, property.Place(), $"The parameter '{property.Name}'", (property.RefKind != RefKind.None ? "ref " : "") + property.Type.Display(), "declare it as 'double' or 'float', or as a vector or matrix of these");
            return false;
        }

        if (entries != Entries(first))
        {
            problems.Report(Descriptors.WrongType, property.Place(), $"The parameter '{property.Name}'", property.Type.Display(), $"declare it as '{property.Type.Display().Replace(entries.Keyword(), Entries(first)!.Value.Keyword())}', of the numbers that '{first.Name}' is of: the parameters of a type lie in one block");
            return false;
        }

        if (ShapeParser.Of(property, property.Type, problems) is not { } shape)
        {
            return false;
        }

        if (InitializationParser.Of(property, shape, problems) is null)
        {
            return false;
        }

        if (!shape.IsScalar && (property.ContainingType.IsValueType || property.ContainingType.IsRecord))
        {
            return No($"The parameter '{property.Name}' of a {(property.ContainingType.IsRecord ? "record" : "struct")}, whose copies would share its entries,", "declare the type as a class that is no record");
        }

        if (!shape.IsScalar && property.SetMethod is not null)
        {
            return No($"The parameter '{property.Name}' with a setter", $"leave out '{(property.SetMethod.IsInitOnly ? "init" : "set")}': the vector or matrix is a view of the type's block, and {property.Name}[…] = … writes its entries");
        }

        if (GradientTypeEmitter.Members.Contains(property.Name))
        {
            problems.Report(Descriptors.NameCollision, property.Place(), property.Name, "the gradient", "every gradient has a member of that name", "the parameter");
            return false;
        }

        return property.IsReplaceable() ? No($"The virtual property '{property.Name}'", "make it an ordinary property, so that what is read here is what runs")
            : property.ContainingType is { IsReadOnly: true, IsValueType: true } && !property.IsStatic ? No($"The parameter '{property.Name}' of a readonly struct", "leave out 'readonly', so that the parameters can be set")
            : first.IsStatic == property.IsStatic || No($"The parameter '{property.Name}'", "parameters lie in one block, so that all of a type are static or none is");

        bool No(string construct, string remedy)
        {
            problems.Report(Descriptors.Unsupported, property.Place(), construct, remedy);
            return false;
        }
    }

    /// <summary>double or float, of a number itself or of the entries; null for anything else.</summary>
    private static NumberType? Entries(IPropertySymbol property) => property.Type.IsReal() ? property.Type.Number() : property.Type.Entries();

    /// <summary>The declaration to implement; none where the property is not partial, or the user has given it a body already.</summary>
    private static ParameterModel Model(IPropertySymbol property, PropertyDeclarationSyntax? syntax)
    {
        bool hasUsersBody = property.PartialImplementationPart is not null && !property.IsEmitted();
        bool isOpen = syntax?.Modifiers.Any(SyntaxKind.PartialKeyword) == true && !hasUsersBody && property.RefKind == RefKind.None && !property.IsAbstract;
        string? declaration = isOpen ? Join(syntax!.Modifiers.Select(token => token.Text), property.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)) : null;
        IEnumerable<string> accessors = syntax?.AccessorList?.Accessors.Select(accessor => Join(accessor.Modifiers.Select(token => token.Text), accessor.Keyword.Text)) ?? [];
        var silent = new Problems(report: null);
        Shape shape = ShapeParser.Of(property, property.Type, silent) ?? Shape.Scalar;
        return new ParameterModel(property.Identifier(), Entries(property) ?? NumberType.Double, declaration, new(isOpen ? accessors : []), IsArgument: false, property.IsStatic)
        {
            Shape = shape,
            Initialization = InitializationParser.Of(property, shape, silent) ?? InitializationModel.Zeros,
        };
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
