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
/// <param name="Parameters">The parameter that it is; of a struct, its parts.</param>
/// <param name="Composite">How a struct is made of its parts.</param>
/// <param name="IsPartial">It can be given a body.</param>
internal sealed record MarkedProperty(IPropertySymbol Symbol, IReadOnlyList<ParameterModel> Parameters, CompositeModel? Composite, bool IsPartial);

/// <summary>Reads marked properties.</summary>
internal sealed class PropertyParser
{
    private readonly INamedTypeSymbol _type;
    private readonly StructParser _structs;
    private readonly NameAllocator _fields;
    private readonly Problems _problems;
    private readonly List<MarkedProperty> _properties = [];
    private readonly List<ParameterModel> _refused = [];

    private PropertyParser(INamedTypeSymbol type, Compilation compilation, Problems problems)
    {
        (_type, _problems) = (type, problems);
        _structs = new StructParser(type, compilation, problems);
        _fields = new NameAllocator(type.GetMembers().Where(member => !member.IsEmitted()).Select(member => member.Name));
    }

    /// <summary>The properties that are parameters, in the order of their declaration; and those that were refused, which get bodies that throw.</summary>
    public static (MarkedProperty[] Properties, ParameterModel[] Refused) Parse(INamedTypeSymbol type, Compilation compilation, Problems problems, CancellationToken cancellation)
    {
        var parser = new PropertyParser(type, compilation, problems);
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>().Where(property => property.Has(Symbols.ParameterAttribute)))
        {
            parser.Parse(property, property.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<PropertyDeclarationSyntax>().FirstOrDefault());
        }

        return ([.. parser._properties], [.. parser._refused.Where(model => model.Declaration is not null)]);
    }

    private void Parse(IPropertySymbol property, PropertyDeclarationSyntax? syntax)
    {
        ParameterModel model = Model(property, syntax);
        if (property.Type.IsError() || _properties.Any(known => known.Symbol.Name == property.Name))
        {
            _problems.LeaveToOthers();
        }
        else if (Read(property, model) is not { } read)
        {
            _refused.Add(model);
        }
        else
        {
            _properties.Add(read);
            if (model.Declaration is null)
            {
                _problems.Report(Descriptors.PropertyNotPartial, property.Place(), property.Name, Modifiers(syntax), Accessors(syntax), property.Type.Display());
            }
        }
    }

    private MarkedProperty? Read(IPropertySymbol property, ParameterModel model)
    {
        if (property.IsIndexer)
        {
            return No("An indexer as a parameter", "declare a property for each parameter");
        }

        if (!property.ExplicitInterfaceImplementations.IsEmpty)
        {
            return No($"The explicit implementation '{property.Name}'", "declare an ordinary property for the parameter, and let the implementation read it");
        }

        if (property.RefKind != RefKind.None || !(Entries(property.Type) is not null || StructParser.IsStruct(property.Type)))
        {
            _problems.Report(Descriptors.WrongType, property.Place(), $"The parameter '{property.Name}'", (property.RefKind != RefKind.None ? "ref " : "") + property.Type.Display(), "declare it as 'double' or 'float', or as a vector or matrix of these");
            return null;
        }

        if ((Entries(property.Type) is null ? ReadStruct(property, model) : ReadOne(property, model)) is not { } read)
        {
            return null;
        }

        IPropertySymbol first = _properties.Count > 0 ? _properties[0].Symbol : property;
        if (!read.Parameters.All(parameter => parameter.Shape.IsScalar) && (_type.IsValueType || _type.IsRecord))
        {
            return No($"The parameter '{property.Name}' of a {(_type.IsRecord ? "record" : "struct")}, whose copies would share its entries,", "declare the type as a class that is no record");
        }

        if (!read.Parameters.All(parameter => parameter.Shape.IsScalar) && property.SetMethod is not null)
        {
            return No($"The parameter '{property.Name}' with a setter", $"leave out '{(property.SetMethod.IsInitOnly ? "init" : "set")}': {(read.Composite is null ? $"the vector or matrix is a view of the type's block, and {property.Name}[…] = … writes its entries" : $"its vectors and matrices are views of the type's block, and {read.Parameters.First(parameter => !parameter.Shape.IsScalar).Name}[…] = … writes their entries")}");
        }

        if (GradientTypeEmitter.Members.Contains(property.Name))
        {
            _problems.Report(Descriptors.NameCollision, property.Place(), property.Name, "the gradient", "every gradient has a member of that name", "the parameter");
            return null;
        }

        return property.IsReplaceable() ? No($"The virtual property '{property.Name}'", "make it an ordinary property, so that what is read here is what runs")
            : _type is { IsReadOnly: true, IsValueType: true } && !property.IsStatic ? No($"The parameter '{property.Name}' of a readonly struct", "leave out 'readonly', so that the parameters can be set")
            : first.IsStatic == property.IsStatic ? read
            : No($"The parameter '{property.Name}'", "parameters lie in one block, so that all of a type are static or none is");

        MarkedProperty? No(string construct, string remedy)
        {
            _problems.Report(Descriptors.Unsupported, property.Place(), construct, remedy);
            return null;
        }
    }

    /// <summary>A number, a vector or a matrix.</summary>
    private MarkedProperty? ReadOne(IPropertySymbol property, ParameterModel model) =>
        IsOfBlock(property, property.Name, property.Type) && ShapeParser.Of(property, property.Type, _problems) is { } shape && InitializationParser.Of(property, shape, _problems) is { } initialization
            ? new(property, [model with { Shape = shape, Initialization = initialization }], null, model.Declaration is not null)
            : null;

    /// <summary>A struct of them.</summary>
    private MarkedProperty? ReadStruct(IPropertySymbol property, ParameterModel model)
    {
        if (_structs.Parse(property) is not { } read || !read.Parts.All(part => IsOfBlock(property, part.Path.Replace("@", ""), part.Type)))
        {
            return null;
        }

        ParameterModel[] parts =
        [
            .. read.Parts.Select(part => new ParameterModel(part.Path, (NumberType)Entries(part.Type)!, null, default, IsArgument: false, property.IsStatic)
            {
                Field = _fields.Take(part.Path.Replace("@", "").Replace('.', '_')),
                Shape = part.Shape,
                Initialization = part.Initialization,
            }),
        ];
        return new(property, parts, new CompositeModel(model.Name, model.Declaration, model.Accessors, read.Struct), model.Declaration is not null);
    }

    /// <summary>All parameters are of one type of numbers.</summary>
    private bool IsOfBlock(IPropertySymbol property, string name, ITypeSymbol type)
    {
        NumberType entries = (NumberType)Entries(type)!;
        if (_properties.Count == 0 || _properties[0].Parameters[0] is var first && entries == first.Type)
        {
            return true;
        }

        _problems.Report(Descriptors.WrongType, property.Place(), $"The parameter '{name}'", type.Display(), $"declare it as '{type.Display().Replace(entries.Keyword(), first.Type.Keyword())}', of the numbers that '{NameAllocator.Bare(first.Name)}' is of: the parameters of a type lie in one block");
        return false;
    }

    /// <summary>double or float, of a number itself or of the entries; null for anything else.</summary>
    public static NumberType? Entries(ITypeSymbol type) => type.IsReal() ? type.Number() : type.Entries();

    /// <summary>The declaration to implement; none where the property is not partial, or the user has given it a body already.</summary>
    private static ParameterModel Model(IPropertySymbol property, PropertyDeclarationSyntax? syntax)
    {
        bool hasUsersBody = property.PartialImplementationPart is not null && !property.IsEmitted();
        bool isOpen = syntax?.Modifiers.Any(SyntaxKind.PartialKeyword) == true && !hasUsersBody && property.RefKind == RefKind.None && !property.IsAbstract;
        string? declaration = isOpen ? Join(syntax!.Modifiers.Select(token => token.Text), property.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)) : null;
        IEnumerable<string> accessors = syntax?.AccessorList?.Accessors.Select(accessor => Join(accessor.Modifiers.Select(token => token.Text), accessor.Keyword.Text)) ?? [];
        return new ParameterModel(property.Identifier(), Entries(property.Type) ?? NumberType.Double, declaration, new(isOpen ? accessors : []), IsArgument: false, property.IsStatic);
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
