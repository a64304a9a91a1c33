using Backprop.Generator.Diagnostics;
using Backprop.Generator.Emission;
using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Parsing;

/// <summary>A parameter that is a part of a struct.</summary>
/// <param name="Path">From the property to the part: <c>Hidden.W</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Initialization">What it begins with.</param>
internal sealed record PartParameter(string Path, ITypeSymbol Type, Shape Shape, InitializationModel Initialization);

/// <summary>Reads structs of parameters: their parts, and how they are made of these.</summary>
/// <param name="owner">The type that has a parameter of such a type.</param>
/// <param name="compilation">Its compilation.</param>
/// <param name="problems">Where to report.</param>
internal sealed class StructParser(INamedTypeSymbol owner, Compilation compilation, Problems problems)
{
    // Half typed, a struct may contain itself.
    private const int Deepest = 20;

    /// <summary>A struct or tuple whose parts are known. One with parameters of its own has a block already.</summary>
    public static bool IsStruct(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct, IsRefLikeType: false } named && type.Number() is null && type.Rank() == 0 && !type.Has(Symbols.BackpropAttribute) && Layout.Fields(named).Count > 0;

    /// <returns>The struct and its parameters; null where it was refused.</returns>
    public (StructModel Struct, IReadOnlyList<PartParameter> Parts)? Parse(IPropertySymbol property)
    {
        if (ShapeParser.Of(property, property.Type, problems) is null)
        {
            return null;
        }

        if (property.Has(Symbols.InitializeAttribute))
        {
            problems.Report(Descriptors.NoInitialization, property.Place(), property.Name, "is made of several parameters", $"write [Initialize] at the members of '{property.Type.Display()}'");
            return null;
        }

        var parts = new List<PartParameter>();
        return Parse(property, (INamedTypeSymbol)property.Type, property.Identifier(), parts, depth: 0) is { } read ? (read, parts) : null;
    }

    private StructModel? Parse(IPropertySymbol property, INamedTypeSymbol type, string path, List<PartParameter> parameters, int depth)
    {
        if (depth > Deepest)
        {
            problems.LeaveToOthers();
            return null;
        }

        var parts = new List<StructPart>();
        foreach (IFieldSymbol field in Layout.Fields(type))
        {
            ISymbol member = field.AssociatedSymbol ?? field;
            string name = $"{path}.{member.Identifier()}";
            if (field.Type.IsError())
            {
                problems.LeaveToOthers();
                return null;
            }

            if (!type.IsTupleType && !compilation.IsSymbolAccessibleWithin((member as IPropertySymbol)?.GetMethod ?? member, owner))
            {
                return No(property, $"The parameter '{property.Name}', whose '{member.Name}' cannot be reached,", $"make '{member.Name}' of '{type.Display()}' public or internal");
            }

            if (GradientTypeEmitter.Members.Contains(member.Name))
            {
                problems.Report(Descriptors.NameCollision, property.Place(), member.Name, "the gradient", "every gradient has a member of that name", $"the member of '{type.Display()}'");
                return null;
            }

            if (PropertyParser.Entries(field.Type) is not null)
            {
                if (ShapeParser.Of(Declaration(type, member, Symbols.ShapeAttribute), field.Type, problems) is not { } shape || InitializationParser.Of(Declaration(type, member, Symbols.InitializeAttribute), shape, problems) is not { } initialization)
                {
                    return null;
                }

                parameters.Add(new(name, field.Type, shape, initialization));
                parts.Add(new(member.Identifier(), null));
            }
            else if (!IsStruct(field.Type))
            {
                problems.Report(Descriptors.WrongType, property.Place(), $"The parameter '{NameAllocator.Bare(name)}'", field.Type.Display(), $"declare '{member.Name}' of '{type.Display()}' as 'double' or 'float', or as a vector or matrix of these");
                return null;
            }
            else if (Parse(property, (INamedTypeSymbol)field.Type, name, parameters, depth + 1) is { } inner)
            {
                parts.Add(new(member.Identifier(), inner));
            }
            else
            {
                return null;
            }
        }

        return Layout.Of(type) is null ? No(property, $"The parameter '{property.Name}', whose struct '{type.Display()}' has fields that overlap or accessors that compute,", "declare the struct as a record struct of its parts")
            : FormOf(type) is not { } form ? No(property, $"The parameter '{property.Name}', whose struct '{type.Display()}' cannot be made of its parts,", $"declare it as 'record struct {type.Name}({string.Join(", ", Layout.Fields(type).Select(field => $"{field.Type.Display()} {Layout.Label(field)}"))})', or let its members have 'init' or 'set'")
            : new StructModel(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), type.IsTupleType ? "" : type.Name, form, new(parts));
    }

    private StructForm? FormOf(INamedTypeSymbol type) =>
        type.IsTupleType ? StructForm.Tuple
        : Primary(type) is { } constructor && constructor.Parameters.Select(parameter => parameter.Name).SequenceEqual(Layout.Fields(type).Select(Layout.Label)) && Layout.Fields(type).All(IsPositional) ? StructForm.Constructor
        : Layout.Fields(type).All(IsSettable) ? StructForm.Initializer
        : null;

    /// <summary>The primary constructor of a record, which sets the properties of its arguments and nothing else.</summary>
    private static IMethodSymbol? Primary(INamedTypeSymbol type) =>
        !type.IsRecord ? null : type.InstanceConstructors.FirstOrDefault(constructor => constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is RecordDeclarationSyntax);

    /// <summary>The property has been declared by the argument.</summary>
    private static bool IsPositional(IFieldSymbol field) => field.AssociatedSymbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax;

    private bool IsSettable(IFieldSymbol field) =>
        field.AssociatedSymbol is IPropertySymbol property ? property.SetMethod is { } setter && compilation.IsSymbolAccessibleWithin(setter, owner) : !field.IsReadOnly;

    /// <summary>Where the attribute of a part stands: on the property or field, or on the argument of the record that declares it.</summary>
    private static ISymbol Declaration(INamedTypeSymbol type, ISymbol member, string attribute) =>
        !member.Has(attribute) && Primary(type)?.Parameters.FirstOrDefault(parameter => parameter.Name == member.Name) is { } argument && argument.Has(attribute) ? argument : member;

    private StructModel? No(IPropertySymbol property, string construct, string remedy)
    {
        problems.Report(Descriptors.Unsupported, property.Place(), construct, remedy);
        return null;
    }
}
