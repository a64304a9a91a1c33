using Backprop.Generator.Diagnostics;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Parsing;

/// <summary>Whether and how a type can be reopened in another file.</summary>
internal static class TypeRules
{
    public static bool CanBeExtended(INamedTypeSymbol type, Problems problems, CancellationToken cancellation)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            // The compiler has refused the attribute.
            return false;
        }

        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.Name.Length == 0)
            {
                // Half typed, as the compiler says.
                return false;
            }

            // Emitting all the same leaves the user with one message of the compiler's, at the same place, instead of one for each property.
            if (PartNotPartial(outer, cancellation) is { } part)
            {
                problems.Report(Descriptors.TypeNotPartial, part.Identifier.GetLocation(), outer.Name, type.Name, Keyword(outer));
            }

            if (outer.IsFileLocal)
            {
                return No("it can be seen in its own file only", "leave out 'file'");
            }
        }

        if (type.IsRefLikeType)
        {
            return No("it is a ref struct, which a batch cannot hold", "leave out 'ref'");
        }

        if (type.BaseType?.OriginalDefinition is { } ancestor && ancestor.Has(Symbols.BackpropAttribute))
        {
            return No($"its base '{ancestor.Name}' has parameters of its own", "put all parameters and costs into one type, or hold the other as a field");
        }

        return true;

        bool No(string reason, string remedy)
        {
            problems.Report(Descriptors.UnsupportedType, type.Place(), type.Name, reason, remedy);
            return false;
        }
    }

    public static TypeHeader Header(INamedTypeSymbol type, bool qualifyNames)
    {
        var declarations = new List<string>();
        string path = "";
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            declarations.Insert(0, $"partial {Keyword(outer)} {NameWithTypeParameters(outer)}");
            path = $"{outer.MetadataName}{Twin(outer)}{(path.Length == 0 ? "" : "+")}{path}";
        }

        string? space = type.ContainingNamespace.IsGlobalNamespace ? null
            : string.Join(".", type.ContainingNamespace.ConstituentNames());
        string hint = string.Join(".", type.ContainingNamespace.HintParts().Append(path));
        return new TypeHeader(hint, space, new(declarations), NameWithTypeParameters(type), type.IsValueType, new(Silenced(type)), qualifyNames);
    }

    private static IEnumerable<INamedTypeSymbol> Enumerate(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            yield return outer;
        }
    }

    private static IEnumerable<string> Silenced(INamedTypeSymbol type)
    {
        if (Enumerate(type).Any(outer => outer.TypeParameters.Any(parameter => parameter.Name == "TLane")))
        {
            yield return "CS0693 // the methods over lanes have a type parameter of the same name";
        }

        if (Enumerate(type).SelectMany(outer => outer.TypeParameters.Select(parameter => parameter.Name).Append(outer.Name)).Any(name => name.All(letter => letter is >= 'a' and <= 'z')))
        {
            yield return "CS8981 // the type's own name, or that of a type parameter, is in lower case";
        }

        if (type.BaseType is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) })
        {
            yield return "CS0108 // a base may have members of the same names";
        }

        if (type.GetMembers().Append(type).Any(member => member.GetAttributes().Any(data => data.AttributeClass.IsNamed("System.ObsoleteAttribute"))))
        {
            yield return "CS0612, CS0618 // what is obsolete is differentiated all the same";
        }
    }

    public static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { IsValueType: true } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    /// <summary>The operations above which helpers are emitted once, as the attribute says or as it has it by default.</summary>
    public static int InlineLimit(INamedTypeSymbol type) => Limit(type, nameof(InlineLimit), otherwise: 1000);

    /// <summary>The operations above which vectors and matrices are computed with loops.</summary>
    public static int UnrollLimit(INamedTypeSymbol type) => Limit(type, nameof(UnrollLimit), otherwise: 128);

    /// <summary>The derivation is asked for as text.</summary>
    public static bool HasDerivation(INamedTypeSymbol type) => Option(type, "Derivation") is true;

    // What is below 0 is as good as 0.
    private static int Limit(INamedTypeSymbol type, string name, int otherwise) => Math.Max(0, Option(type, name) as int? ?? otherwise);

    private static object? Option(INamedTypeSymbol type, string name) =>
        type.GetAttributes().First(data => data.AttributeClass.IsNamed(Symbols.BackpropAttribute)).NamedArguments.Where(argument => argument.Key == name).Select(argument => argument.Value.Value).FirstOrDefault();

    private static TypeDeclarationSyntax? PartNotPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellation))
            .OfType<TypeDeclarationSyntax>()
            .FirstOrDefault(part => !part.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<string> ConstituentNames(this INamespaceSymbol space) =>
        (space.ContainingNamespace is { IsGlobalNamespace: false } outer ? outer.ConstituentNames() : []).Append(space.Identifier());

    private static IEnumerable<string> HintParts(this INamespaceSymbol space) =>
        space.IsGlobalNamespace ? [] : space.ContainingNamespace.HintParts().Append(space.Name + Twin(space));

    private static string NameWithTypeParameters(INamedTypeSymbol type) =>
        type.Identifier() + (type.TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", type.TypeParameters.Select(parameter => parameter.Identifier()))}>");

    /// <summary>Names of files do not tell upper case from lower: of types or namespaces that differ in case only, all but the first get a number.</summary>
    private static string Twin(INamespaceOrTypeSymbol symbol)
    {
        var container = (INamespaceOrTypeSymbol)symbol.ContainingSymbol;
        IEnumerable<INamespaceOrTypeSymbol> siblings = symbol is INamespaceSymbol ? ((INamespaceSymbol)container).GetNamespaceMembers() : container.GetTypeMembers();
        List<string> twins = [.. siblings.Select(member => member.MetadataName).Where(name => string.Equals(name, symbol.MetadataName, StringComparison.OrdinalIgnoreCase))];
        twins.Sort(StringComparer.Ordinal);
        int index = twins.IndexOf(symbol.MetadataName);
        return index > 0 ? $"_{index + 1}" : "";
    }
}
