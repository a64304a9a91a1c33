using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>One call: where its locals and arguments are kept. A local function sees those of the method that it stands in.</summary>
/// <param name="method">The method.</param>
/// <param name="caller">The call that it was called from; null for the cost itself.</param>
/// <param name="outer">The call that a local function was declared in.</param>
/// <param name="self">Where the struct is kept whose method this is; null for the annotated type's own.</param>
internal sealed class Frame(IMethodSymbol method, Frame? caller, Frame? outer, Place? self)
{
    private readonly Dictionary<ISymbol, Cell> _cells = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ILocalFunctionOperation> _functions = new(SymbolEqualityComparer.Default);

    public IMethodSymbol Method { get; } = method;

    public Place? Self { get; } = self ?? outer?.Self;

    /// <summary>Where what the method returns is kept.</summary>
    public Cell Result { get; } = new(null, null);

    /// <summary>How many calls deep: names further out are closer to the user's derivation.</summary>
    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    public IEnumerable<Cell> Cells => _cells.Values.Append(Result);

    /// <summary>The cell of a local or argument, in the call that it belongs to; null where there is none, because its declaration was refused.</summary>
    public Cell? Find(ISymbol symbol) => _cells.TryGetValue(symbol, out Cell cell) ? cell : outer?.Find(symbol);

    public Cell Declare(ISymbol symbol, string name, NumberType? type)
    {
        if (!_cells.TryGetValue(symbol, out Cell cell))
        {
            _cells.Add(symbol, cell = new Cell(name, type));
        }

        return cell;
    }

    public void Declare(ILocalFunctionOperation function) => _functions[function.Symbol] = function;

    /// <summary>The local function and the call that it was declared in.</summary>
    public (ILocalFunctionOperation Function, Frame Home)? FindFunction(IMethodSymbol symbol) =>
        _functions.TryGetValue(symbol, out ILocalFunctionOperation function) ? (function, this) : outer?.FindFunction(symbol);

    /// <summary>How many calls of the method are on the way from the cost to here.</summary>
    public int CallsOf(IMethodSymbol callee)
    {
        int count = 0;
        for (Frame? frame = this; frame is not null; frame = frame.Caller)
        {
            count += frame.IsOf(callee) ? 1 : 0;
        }

        return count;
    }

    public bool IsOf(IMethodSymbol other) => SymbolEqualityComparer.Default.Equals(Method, other);

    private Frame? Caller { get; } = caller;
}
