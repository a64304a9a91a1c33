using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>A compilation from which one type is read, with a model for each file: helpers may stand in another part of the type, or in another type, in another file.</summary>
internal sealed class Sources(Compilation compilation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

    public Compilation Compilation { get; } = compilation;

    /// <summary>The files in which bodies were read.</summary>
    public IReadOnlyCollection<SyntaxTree> Read => _models.Keys;

    public SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out SemanticModel model))
        {
#pragma warning disable RS1030 // the analyzer must read the same methods as the generator
            _models.Add(tree, model = Compilation.GetSemanticModel(tree));
#pragma warning restore RS1030
        }

        return model;
    }
}
