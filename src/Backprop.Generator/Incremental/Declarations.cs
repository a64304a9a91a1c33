using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Incremental;

/// <summary>
/// What all files of a compilation declare. It is equal to another while edits have changed nothing but layout, comments and the insides of bodies: no name, type, constant or attribute can then have
/// another meaning than before, in any file.
/// </summary>
internal sealed class Declarations(Compilation compilation) : IEquatable<Declarations>
{
    private readonly string? _assembly = compilation.AssemblyName;
    private readonly CompilationOptions _options = compilation.Options;
    private readonly MetadataReference[] _references = [.. compilation.References];
    private SyntaxTree[] _trees = [.. compilation.SyntaxTrees];

    public bool Equals(Declarations? other)
    {
        if (other is null || _assembly != other._assembly || !_options.Equals(other._options) || !_references.SequenceEqual(other._references)
            || _trees.Length != other._trees.Length || !_trees.Zip(other._trees, (tree, same) => AreAlike(tree, same, withBodies: false)).All(isAlike => isAlike))
        {
            return false;
        }

        // The pipeline keeps the older of two that are equal: with the newer files the next edit finds one that differs, and not all that were ever edited.
        _trees = other._trees;
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Declarations);

    public override int GetHashCode() => _trees.Length;

    /// <summary>The two files differ in layout and comments only; or in what is inside of bodies, too.</summary>
    public static bool AreAlike(SyntaxTree tree, SyntaxTree other, bool withBodies)
    {
        if (tree == other)
        {
            return true;
        }

        SyntaxNode root = tree.GetRoot();
        SyntaxNode otherRoot = other.GetRoot();

        // Directives and what is skipped as an error are no part of the tree.
        return tree.Options.Equals(other.Options) && tree.FilePath == other.FilePath && !root.ContainsDirectives && !otherRoot.ContainsDirectives && !root.ContainsDiagnostics && !otherRoot.ContainsDiagnostics
            && Parts(root, withBodies).SequenceEqual(Parts(otherRoot, withBodies));
    }

    /// <summary>Nodes and tokens in their order; with the depth of a tree of thousands of terms, which no recursion has.</summary>
    private static IEnumerable<(int Kind, string Text)> Parts(SyntaxNode root, bool withBodies) =>
        root.DescendantNodesAndTokens(node => withBodies || node is not (BlockSyntax or ArrowExpressionClauseSyntax)).Select(part => (part.RawKind, part.IsToken ? part.AsToken().Text : ""));
}
