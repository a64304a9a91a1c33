using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>
/// Which nodes become locals. A node becomes one when it is used more than once, when the user gave it a name, when it is the adjoint of a node with a name, when it is
/// the cost, or when the expression around it would grow too long; what nothing needs is not there at all.
/// </summary>
internal sealed class Locals
{
    private const int LongestExpression = 16;

    private readonly Derivative _derivative;
    private readonly Graph _graph;
    private readonly bool[] _isLive;
    private readonly bool[] _isLocal;
    private readonly int[][] _besideOf;
    private readonly int[] _valueOf;
    private readonly bool[] _isBrief;

    /// <param name="derivative">What is emitted.</param>
    /// <param name="forced">Further nodes that are to be locals.</param>
    public Locals(Derivative derivative, ICollection<int>? forced = null)
    {
        _derivative = derivative;
        _graph = derivative.Graph;
        _isLive = Reachability.From([derivative.Cost, .. derivative.Partials.OfType<int>()], _graph);
        _isLocal = new bool[_graph.Count];
        _isBrief = new bool[_graph.Count];
        _besideOf = [.. Enumerable.Repeat(Array.Empty<int>(), _graph.Count)];
        _valueOf = [.. Enumerable.Repeat(-1, _graph.Count)];

        FuseTwins();
        FusePartials();
        ChooseLocals(forced ?? []);
    }

    public bool Contains(int id) => _isLocal[id];

    /// <summary>The cost or a partial depends on it.</summary>
    public bool IsLive(int id) => _isLive[id];

    /// <summary>The derivatives that the call of this node yields beside its value; −1 for one that nothing needs.</summary>
    public IReadOnlyList<int> BesideOf(int id) => _besideOf[id];

    /// <summary>The node whose call yields this derivative beside its value; −1 for every other node.</summary>
    public int ValueOf(int id) => _valueOf[id];

    private EquatableArray<int> Operands(int id) => _graph[id].Operands;

    private void FuseTwins()
    {
        var values = new Dictionary<(Op Twin, int Operand), int>();
        for (int id = 0; id < _graph.Count; id++)
        {
            if (_isLive[id] && _graph[id].Op.Twin is { } twin)
            {
                values.Add((twin, _graph[id].A), id);
            }
        }

        for (int id = 0; id < _graph.Count; id++)
        {
            // The value must come first, so that every use of its derivative comes after.
            if (_isLive[id] && values.TryGetValue((_graph[id].Op, _graph[id].A), out int value) && value < id)
            {
                _besideOf[value] = [id];
                _valueOf[id] = value;
                _isLocal[id] = _isLocal[value] = true;
            }
        }
    }

    /// <summary>A helper yields its partials with its value.</summary>
    private void FusePartials()
    {
        ILookup<int, int> partials = Enumerable.Range(0, _graph.Count).Where(id => _isLive[id] && _graph[id].Op == Ops.CallPartial).ToLookup(id => _graph[id].A);
        for (int id = 0; id < _graph.Count; id++)
        {
            if (_isLive[id] && _graph[id].Op == Ops.Call)
            {
                Node call = _graph[id];
                Dictionary<int, int> byPlace = partials[id].ToDictionary(partial => (int)_graph[partial].Payload);
                _besideOf[id] = [.. Enumerable.Range(1, call.Operands.Count - 1).Where(place => DerivativeRules.IsDifferentiated(call, place)).Select(place => byPlace.TryGetValue(place, out int partial) ? partial : -1)];
                _isLocal[id] = true;
                foreach (int partial in partials[id])
                {
                    _valueOf[partial] = id;
                    _isLocal[partial] = true;
                }
            }
        }
    }

    private void ChooseLocals(ICollection<int> forced)
    {
        int[] uses = CountUses();
        for (int id = 0; id < _graph.Count; id++)
        {
            _isLocal[id] |= uses[id] > 1 || IsUsers(id) || id == _derivative.Cost || forced.Contains(id);
        }

        for (int id = 0; id < _derivative.PrimalCount; id++)
        {
            if (_graph.NameOf(id) is not null && !_graph[id].Op.IsLeaf && _derivative.Adjoints[id] is { } adjoint)
            {
                _isLocal[adjoint] = true;
            }
        }

        var sizes = new int[_graph.Count];
        for (int id = 0; id < _graph.Count; id++)
        {
            sizes[id] = Size(id, sizes);
            _isLocal[id] &= _isLive[id] && !_graph[id].Op.IsLeaf && (!IsBrief(id, sizes[id]) || IsUsers(id) || forced.Contains(id));
            while (_isLive[id] && sizes[id] > LongestExpression && LongestOperand(id, sizes) is var operand and >= 0)
            {
                _isLocal[operand] = true;
                sizes[id] = Size(id, sizes);
            }

            _isBrief[id] = IsBrief(id, sizes[id]);
        }
    }

    private bool IsUsers(int id) => id < _derivative.PrimalCount && _graph.NameOf(id) is not null;

    /// <summary>A comparison or a cast costs nothing and reads best where it is used: it has a name only if the user gave it one. A chain of them, each of the one before, has no end and is not brief.</summary>
    private bool IsBrief(int id, int size) =>
        size <= LongestExpression
        && (_graph[id].Op == Ops.Convert || (_graph[id].Type == NumberType.Boolean && _graph[id].Op is { Arity: <= 2 } op && op != Ops.And && op != Ops.Or))
        && Operands(id).All(operand => _isLocal[operand] || _graph[operand].Op.IsLeaf || _isBrief[operand]);

    private int Size(int id, int[] sizes)
    {
        int size = 1;
        foreach (int operand in Operands(id))
        {
            size += _isLocal[operand] ? 0 : sizes[operand];
        }

        return size;
    }

    /// <summary>The first of the longest operands that may become a local; −1 where there is none.</summary>
    private int LongestOperand(int id, int[] sizes)
    {
        int longest = -1;
        foreach (int operand in Operands(id))
        {
            bool mayBecome = !_isLocal[operand] && sizes[operand] > 1 && !_isBrief[operand];
            longest = mayBecome && (longest < 0 || sizes[operand] > sizes[longest]) ? operand : longest;
        }

        return longest;
    }

    private int[] CountUses()
    {
        var uses = new int[_graph.Count];
        for (int id = 0; id < _graph.Count; id++)
        {
            if (_isLive[id] && _valueOf[id] < 0)
            {
                foreach (int operand in Operands(id))
                {
                    uses[operand]++;
                }
            }
        }

        foreach (int? partial in _derivative.Partials)
        {
            if (partial is { } id)
            {
                uses[id]++;
            }
        }

        return uses;
    }
}
