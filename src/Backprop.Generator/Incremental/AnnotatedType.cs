using Backprop.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Incremental;

/// <summary>
/// An annotated type that is yet to be read, in the compilation after an edit. It is equal to the one before, which has been read, where reading it would yield the same: no declaration in any file has changed,
/// and in the files with the bodies that were read nothing but layout and comments.
/// </summary>
/// <param name="node">The part of the type that has the attribute.</param>
/// <param name="compilation">The compilation.</param>
/// <param name="declarations">What its files declare.</param>
internal sealed class AnnotatedType(TypeDeclarationSyntax node, Compilation compilation, Declarations declarations) : IEquatable<AnnotatedType>
{
    private readonly string _name = NameOf(node);
    private readonly Declarations _declarations = declarations;

    // Until the type is read. It may be compared with others for as long as nothing changes, and must not keep the compilation alive.
    private TypeDeclarationSyntax? _node = node;
    private Compilation? _compilation = compilation;
    private (int Place, SyntaxTree Tree)[] _read = [];
    private ParsedType? _parsed;

    /// <returns>The models; null where the type cannot be extended, or where another part of it speaks for the whole.</returns>
    public ParsedType? Parse(CancellationToken cancellation)
    {
        if (_compilation is not { } compilation)
        {
            return _parsed;
        }

        Sources sources = new(compilation);
        var type = (INamedTypeSymbol)sources.ModelOf(_node!.SyntaxTree).GetDeclaredSymbol(_node, cancellation)!;

        // The attribute on two parts of one type is an error of the compiler's, but arrives here twice: the first part speaks for the type.
        SyntaxReference? first = type.GetAttributes().First(data => data.AttributeClass.IsNamed(Symbols.BackpropAttribute)).ApplicationSyntaxReference;
        _parsed = first?.SyntaxTree == _node.SyntaxTree && _node.Span.Contains(first.Span) ? TypeParser.Parse(type, sources, report: null, cancellation) : null;
        SyntaxTree[] trees = [.. compilation.SyntaxTrees];
        _read = [.. sources.Read.Select(tree => (Array.IndexOf(trees, tree), tree))];
        (_node, _compilation) = (null, null);
        return _parsed;
    }

    public bool Equals(AnnotatedType? other) =>
        other is not null && (ReferenceEquals(this, other) || (_compilation is null ? IsStill(other) : other._compilation is null && other.IsStill(this)));

    public override bool Equals(object? obj) => Equals(obj as AnnotatedType);

    public override int GetHashCode() => _name.GetHashCode();

    private bool IsStill(AnnotatedType edited)
    {
        if (edited._compilation is not { } compilation || _name != edited._name || !ReferenceEquals(_declarations, edited._declarations))
        {
            return false;
        }

        IReadOnlyList<SyntaxTree> trees = compilation.SyntaxTrees as IReadOnlyList<SyntaxTree> ?? [.. compilation.SyntaxTrees];
        if (!_read.All(read => Declarations.AreAlike(read.Tree, trees[read.Place], withBodies: true)))
        {
            return false;
        }

        _read = [.. _read.Select(read => (read.Place, trees[read.Place]))];
        return true;
    }

    /// <summary>Its name and those of the types and namespaces around it, from the inside out.</summary>
    private static string NameOf(TypeDeclarationSyntax node) => string.Join(".", node.AncestorsAndSelf().Select(part => part switch
    {
        TypeDeclarationSyntax type => type.Identifier.ValueText + type.Arity,
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        _ => "",
    }));
}
