using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>A line of the backward section: a local that is computed, or a partial that is handed out.</summary>
/// <param name="Node">The node.</param>
/// <param name="Parameter">The parameter whose partial the node is; −1 for a local.</param>
internal readonly record struct BackwardStep(int Node, int Parameter);

/// <summary>
/// Which nodes become locals, and in which order the lines come. A node becomes a local when it is used more than once, when the user gave it a name, when it is the
/// adjoint of a node with a name, when it is the cost, or when the expression around it would grow too long; what nothing needs is not there at all.
/// </summary>
internal sealed class Schedule
{
    private const int LongestExpression = 16;

    private readonly Derivative _derivative;
    private readonly Graph _graph;
    private readonly bool[] _isLive;
    private readonly bool[] _isLocal;
    private readonly int[] _twinOf;
    private readonly bool[] _isFused;

    public Schedule(Derivative derivative)
    {
        _derivative = derivative;
        _graph = derivative.Graph;
        _isLive = Reachability.From([derivative.Cost, .. derivative.Partials.OfType<int>()], _graph);
        _isLocal = new bool[_graph.Count];
        _isFused = new bool[_graph.Count];
        _twinOf = [.. Enumerable.Repeat(-1, _graph.Count)];

        FuseTwins();
        ChooseLocals();
        Forward = [.. Enumerable.Range(0, derivative.PrimalCount).Where(id => _isLocal[id] && !_isFused[id])];
        Backward = OrderBackward();
    }

    /// <summary>The locals of the user's own computation, in its order.</summary>
    public IReadOnlyList<int> Forward { get; }

    /// <summary>The locals of the reverse sweep; each partial comes as soon as it can be written, in the order of declaration.</summary>
    public IReadOnlyList<BackwardStep> Backward { get; }

    public bool IsLocal(int id) => _isLocal[id];

    /// <summary>The derivative that the call of this node yields beside its value; −1 where it yields none.</summary>
    public int TwinOf(int id) => _twinOf[id];

    private IEnumerable<int> Operands(int id)
    {
        Node node = _graph[id];
        return Enumerable.Range(0, node.Op.Arity).Select(node.Operand);
    }

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
                _twinOf[value] = id;
                _isFused[id] = true;
                _isLocal[id] = _isLocal[value] = true;
            }
        }
    }

    private void ChooseLocals()
    {
        int[] uses = CountUses();
        for (int id = 0; id < _graph.Count; id++)
        {
            bool isUsers = id < _derivative.PrimalCount && _graph.NameOf(id) is not null;
            _isLocal[id] |= uses[id] > 1 || isUsers || id == _derivative.Cost;
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
            _isLocal[id] &= _isLive[id] && _graph[id].Op is { IsLeaf: false, IsCondition: false };
            sizes[id] = Size(id, sizes);
            while (sizes[id] > LongestExpression && LongestOperand(id, sizes) is var operand and >= 0)
            {
                _isLocal[operand] = true;
                sizes[id] = Size(id, sizes);
            }
        }
    }

    private int Size(int id, int[] sizes) => 1 + Operands(id).Sum(operand => _isLocal[operand] ? 0 : sizes[operand]);

    private int LongestOperand(int id, int[] sizes) =>
        Operands(id).Where(operand => !_isLocal[operand] && sizes[operand] > 1 && !_graph[operand].Op.IsCondition).OrderByDescending(operand => sizes[operand]).DefaultIfEmpty(-1).First();

    private int[] CountUses()
    {
        var uses = new int[_graph.Count];
        for (int id = 0; id < _graph.Count; id++)
        {
            if (_isLive[id] && !_isFused[id])
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

    private List<BackwardStep> OrderBackward()
    {
        var steps = new List<BackwardStep>();
        int[] readyAfter = LastLocalNeeded();
        var waiting = new Queue<BackwardStep>(_derivative.Partials
            .Select((partial, parameter) => new BackwardStep(partial ?? -1, parameter))
            .Where(step => step.Node >= 0)
            .OrderBy(step => readyAfter[step.Node]));

        foreach (int local in Enumerable.Range(_derivative.PrimalCount, _graph.Count - _derivative.PrimalCount).Where(id => _isLocal[id] && !_isFused[id]))
        {
            HandOut(before: local);
            steps.Add(new(local, -1));
        }

        HandOut(before: _graph.Count);
        return steps;

        void HandOut(int before)
        {
            var ready = new List<BackwardStep>();
            while (waiting.Count > 0 && readyAfter[waiting.Peek().Node] < before)
            {
                ready.Add(waiting.Dequeue());
            }

            steps.AddRange(ready.OrderBy(step => step.Parameter));
        }
    }

    /// <summary>For each node, the last local of the backward section that must stand before an expression may mention the node.</summary>
    private int[] LastLocalNeeded()
    {
        var last = new int[_graph.Count];
        for (int id = 0; id < _graph.Count; id++)
        {
            last[id] = id < _derivative.PrimalCount || _isFused[id] ? -1
                : _isLocal[id] ? id
                : Operands(id).Select(operand => last[operand]).DefaultIfEmpty(-1).Max();
        }

        return last;
    }
}
