using Backprop.Generator.Mathematics;
using static Backprop.Generator.Emission.NameAllocator;

namespace Backprop.Generator.Emission;

/// <summary>
/// The names of the locals: the user's own first, then the adjoints (<c>dC_dz3</c>), then the derivatives that come with a value (<c>da3_dz3</c>), then what is shared but
/// has no name, called by what it is (<c>a3_minus_y</c>) or numbered.
/// </summary>
internal sealed class LocalNames
{
    private const int LongestDescription = 6;

    private readonly Derivative _derivative;
    private readonly Graph _graph;
    private readonly Locals _locals;
    private readonly Func<int, string?> _leaf;
    private readonly string _symbol;
    private readonly NameAllocator _allocator;
    private readonly string?[] _names;
    private readonly int[] _adjointOf;
    private readonly bool[] _isDescription;

    /// <param name="derivative">What is emitted.</param>
    /// <param name="locals">Which nodes are locals.</param>
    /// <param name="leaf">The name of a parameter or an input in the emitted method.</param>
    /// <param name="given">Locals that have a name already, because they are handed out as they are.</param>
    /// <param name="symbol">What the value that is differentiated is called.</param>
    /// <param name="reserved">Names that mean something else there.</param>
    public LocalNames(Derivative derivative, Locals locals, Func<int, string?> leaf, IReadOnlyDictionary<int, string> given, string symbol, IEnumerable<string> reserved)
    {
        _derivative = derivative;
        _graph = derivative.Graph;
        _locals = locals;
        _leaf = id => leaf(id) is { } text && _graph[id].Op == Ops.Parameter && text.IndexOf('.') >= 0 ? Bare(_graph.NameOf(id)!).Replace('.', '_') : leaf(id);
        _symbol = symbol;
        _allocator = new NameAllocator(reserved);
        _names = new string?[_graph.Count];
        _adjointOf = [.. Enumerable.Repeat(-1, _graph.Count)];
        _isDescription = FindDescriptions();

        foreach (KeyValuePair<int, string> name in given)
        {
            _names[name.Key] = name.Value;
        }

        NameUsersLocals();
        NameSharedPrimals();
        NameAdjoints();
        NameTwins();
        NameTheRest();
    }

    public string? this[int id] => _names[id];

    /// <summary>The primal node after which an adjoint is named; −1 where the local is none.</summary>
    public int AdjointOf(int id) => _adjointOf[id];

    /// <summary>A local that the user did not name, short enough for paper to write it out.</summary>
    public bool IsDescription(int id) => _isDescription[id];

    private bool[] FindDescriptions()
    {
        var isDescription = new bool[_graph.Count];
        var sizes = new int[_graph.Count];
        for (int id = 0; id < _derivative.PrimalCount; id++)
        {
            sizes[id] = _graph[id].Op.IsLeaf ? 0 : 1;
            foreach (int operand in _graph[id].Operands)
            {
                sizes[id] += sizes[operand];
            }

            isDescription[id] = _locals.Contains(id) && _graph.NameOf(id) is null && id != _derivative.Cost && sizes[id] <= LongestDescription;
            sizes[id] = _locals.Contains(id) && !isDescription[id] ? 0 : sizes[id];
        }

        return isDescription;
    }

    private IEnumerable<int> LocalsBetween(int from, int to) => Enumerable.Range(from, to - from).Where(_locals.Contains);

    private void NameUsersLocals()
    {
        foreach (int id in LocalsBetween(0, _derivative.PrimalCount))
        {
            string? wanted = _graph.NameOf(id) ?? (id == _derivative.Cost ? _symbol : null);
            _names[id] = wanted is null ? null : _allocator.Take(wanted);
        }
    }

    private void NameSharedPrimals()
    {
        foreach (int id in LocalsBetween(0, _derivative.PrimalCount))
        {
            _names[id] ??= Description(id) is { } description ? _allocator.Take(description) : _allocator.TakeNumbered();
        }
    }

    private void NameAdjoints()
    {
        // The user's locals, latest first, as the reverse sweep meets them; then parameters, then what is merely shared.
        IEnumerable<int> primals = Enumerable.Range(0, _derivative.PrimalCount).Where(id => _derivative.Adjoints[id] is not null).Reverse()
            .OrderBy(id => _graph[id].Op == Ops.Parameter ? 1 : _graph.NameOf(id) is not null ? 0 : 2);
        foreach (int id in primals)
        {
            int adjoint = (int)_derivative.Adjoints[id]!;
            if ((_names[id] ?? _leaf(id)) is { } name && adjoint >= _derivative.PrimalCount && _locals.Contains(adjoint) && _adjointOf[adjoint] < 0)
            {
                _names[adjoint] ??= _allocator.Take($"d{_symbol}_d{Simple(name)}");
                _adjointOf[adjoint] = id;
            }
        }
    }

    private void NameTwins()
    {
        foreach (int derivative in LocalsBetween(0, _graph.Count).Where(id => _locals.ValueOf(id) >= 0))
        {
            int id = _locals.ValueOf(derivative);
            bool isCall = _graph[derivative].Op == Ops.CallPartial;
            int own = _graph[id].Operand(isCall ? (int)_graph[derivative].Payload : 0);
            string? operand = _names[own] ?? _leaf(own);
            string wanted = operand is not null && (isCall || _graph.NameOf(id) is not null) ? $"d{Bare(_names[id]!)}_d{Simple(operand)}"
                : isCall ? $"d{Bare(_names[id]!)}"
                : $"{Bare(_names[id]!)}_prime";
            _names[derivative] ??= _allocator.Take(wanted);
        }
    }

    private void NameTheRest()
    {
        foreach (int id in LocalsBetween(0, _graph.Count).Where(id => _names[id] is null))
        {
            string? description = Description(id);
            _isDescription[id] |= description is not null && IsOfWords(id);
            _names[id] = description is null ? _allocator.TakeNumbered() : _allocator.Take(description);
        }
    }

    private bool IsOfWords(int id) => _graph[id].Op != Ops.Call && Array.IndexOf(Words(_graph[id]), null) < 0;

    private string?[] Words(Node node)
    {
        var words = new string?[node.Operands.Count];
        for (int place = 0; place < words.Length; place++)
        {
            words[place] = Word(node.Operand(place));
        }

        return words;
    }

    /// <summary>A name that tells what the node computes, where its operands have short names.</summary>
    private string? Description(int id)
    {
        Node node = _graph[id];
        if (node.Op == Ops.Call)
        {
            string name = _leaf(node.A)!;
            return char.ToLowerInvariant(name[0]) + name.Substring(1);
        }

        string?[] operands = Words(node);
        if (Array.IndexOf(operands, null) >= 0)
        {
            return IsNamedFunction(node.Op) ? Name(node.Op) : null;
        }

        return node.Op == Ops.Add ? $"{operands[0]}_plus_{operands[1]}"
            : node.Op == Ops.Subtract ? $"{operands[0]}_minus_{operands[1]}"
            : node.Op == Ops.Multiply ? $"{operands[0]}_times_{operands[1]}"
            : node.Op == Ops.Divide ? $"{operands[0]}_over_{operands[1]}"
            : node.Op == Ops.Negate ? $"minus_{operands[0]}"
            : node.Op == Ops.Square ? $"{operands[0]}_squared"
            : node.Op == Ops.Convert || node.Op == Ops.Not ? null
            : node.Op.Arity == 1 ? $"{Name(node.Op)}_{operands[0]}"
            : null;
    }

    /// <summary>exp is a name for exp(−k·t), as good as any.</summary>
    private static bool IsNamedFunction(Op op) => LaneForms.IsFunction(op) && op.Code.Template.IndexOf($".{op.Name}(", StringComparison.Ordinal) >= 0;

    private static string Name(Op op) => char.ToLowerInvariant(op.Name[0]) + op.Name.Substring(1);

    private string? Word(int id)
    {
        Node node = _graph[id];
        return !node.IsConstant ? (IsDescription(id) || (node.Type == NumberType.Boolean && !node.Op.IsLeaf) ? null : Simple(_leaf(id) ?? (id < _derivative.PrimalCount ? _names[id] : null)))
            : !node.Type.IsReal() ? null
            : node.Value switch { 1 => "one", 2 => "two", 3 => "three", 0.5 => "half", _ => null };
    }

    /// <summary>The last part of a qualified name: this.W1 is W1.</summary>
    private static string? Simple(string? name) => name is null ? null : Identifier(Bare(name.Substring(name.LastIndexOf('.') + 1)));
}
