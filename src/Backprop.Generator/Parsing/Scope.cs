using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>
/// What the locals and arguments of one call stand for at the moment. Assigning makes a name stand for another node; the node that it stood for before stays what it was,
/// so that every node is assigned once.
/// </summary>
internal sealed class Scope(IMethodSymbol method, Scope? caller)
{
    private readonly Dictionary<ISymbol, int?> _values = new(SymbolEqualityComparer.Default);

    /// <summary>How many calls deep: names further out are closer to the user's derivation.</summary>
    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    /// <summary>A null value stands for an expression that was refused; what depends on it is not reported again.</summary>
    public int? this[ISymbol symbol]
    {
        get => _values.TryGetValue(symbol, out int? value) ? value : null;
        set => _values[symbol] = value;
    }

    public bool Knows(ISymbol symbol) => _values.ContainsKey(symbol);

    /// <summary>The expression uses a local that was refused where it was declared: nothing more needs to be said.</summary>
    public bool MentionsRefused(IOperation? operation) =>
        operation is not null && operation.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(reference => _values.TryGetValue(reference.Local, out int? value) && value is null);

    public bool IsCalledDirectly(IMethodSymbol callee) => SymbolEqualityComparer.Default.Equals(method, callee);

    /// <summary>Is the method on the way from the cost to here?</summary>
    public bool IsCalling(IMethodSymbol callee) =>
        IsCalledDirectly(callee) || (caller?.IsCalling(callee) ?? false);
}
