using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>
/// In which steps a derivative over vectors and matrices is computed without being written out entry by entry. Operations that work entry by entry share a loop where their shapes are alike and nothing that they need comes later;
/// products, sums and the like are steps of their own. Conditions are no steps: they are written out where they choose, but for long ones that choose more than once.
/// </summary>
internal sealed class LoopPlan
{
    // A loop is not divided where a long body is cut into parts.
    private const int MostValuesOfLoop = 80;

    // Comparisons in a condition that is written out at every choice.
    private const int MostOfCondition = 4;

    // In one that chooses once; a longer one is a chain, which has no end.
    private const int MostOfAnyCondition = 64;

    private readonly Derivative _derivative;
    private readonly Graph _graph;
    private readonly bool[] _isLive;
    private readonly bool[] _varies;
    private readonly int[] _stepOf;
    private readonly ILookup<int, int> _users;
    private readonly int[] _uses;
    private readonly bool[] _isSpread;
    private readonly bool[] _isKept;
    private readonly int[] _lastUse;
    private readonly HashSet<int> _wholes;
    private readonly List<LoopStep> _steps = [];

    /// <param name="derivative">What is computed.</param>
    /// <param name="isBatch">Inputs differ from sample to sample; otherwise everything is computed for one sample.</param>
    public LoopPlan(Derivative derivative, bool isBatch)
    {
        (_derivative, _graph) = (derivative, derivative.Graph);
        _varies = new bool[_graph.Count];
        for (int id = 0; id < _graph.Count; id++)
        {
            _varies[id] = isBatch && (_graph[id].Op == Ops.Input || _graph[id].Operands.Any(operand => _varies[operand]));
        }

        _users = Enumerable.Range(0, _graph.Count).SelectMany(id => _graph[id].Operands.Select(operand => (operand, id))).ToLookup(use => use.operand, use => use.id);
        Partials = [.. derivative.Partials.Select(partial => partial is { } id ? new PartialSum(_graph, id, node => !_users[node].Any() && derivative.Partials.Count(other => other == node) == 1, Varies, isBatch) : null)];
        _isLive = Reachability.From([derivative.Cost, .. Partials.OfType<PartialSum>().SelectMany(partial => partial.Operands)], _graph);
        _isSpread = FindSpread();
        _isKept = FindKept();
        _stepOf = [.. Enumerable.Repeat(-1, _graph.Count)];
        _uses = new int[_graph.Count];
        foreach (int operand in _graph.OperandsOf(Enumerable.Range(0, _graph.Count).Where(id => _isLive[id])).Concat(Partials.OfType<PartialSum>().SelectMany(partial => partial.Operands)))
        {
            _uses[operand]++;
        }

        _lastUse = new int[_graph.Count];
        _wholes = [];
        var twins = new Locals(derivative);
        for (int id = 0; id < _graph.Count; id++)
        {
            if (_isLive[id] && IsComputed(id))
            {
                _stepOf[id] = twins.ValueOf(id) is var value and >= 0 ? _stepOf[value] : Place(id);
                _steps[_stepOf[id]].Nodes.Add(id);
            }
        }

        NoteUses();
    }

    /// <summary>The partials, as sums of what is added to them; null where a parameter does not influence the cost.</summary>
    public IReadOnlyList<PartialSum?> Partials { get; }

    /// <summary>The steps in their order.</summary>
    public IReadOnlyList<LoopStep> Steps => _steps;

    public bool IsLive(int id) => _isLive[id];

    /// <summary>The value differs from sample to sample.</summary>
    public bool Varies(int id) => _varies[id];

    /// <summary>The step that computes a value; −1 for leaves, views and conditions.</summary>
    public int StepOf(int id) => _stepOf[id];

    /// <summary>W x + b, with weights and biases that are the same for all samples, is one operation.</summary>
    public bool IsAffine(int id) => ProductOf(id) >= 0;

    /// <summary>The product in W x + b; −1 where the value is none such.</summary>
    public int ProductOf(int id)
    {
        Node node = _graph[id];
        return node.Op != Ops.Add || node.Shape.Rank != 1 ? -1
            : IsProductBeside(node.A, node.B) ? node.A
            : IsProductBeside(node.B, node.A) ? node.B
            : -1;
    }

    /// <summary>The value of which this one is a view, and the entry that the view begins with. A number may stand for all entries.</summary>
    public (int Whole, int First) Resolve(int id)
    {
        int first = 0;
        for (; IsView(id); id = _graph[id].A)
        {
            first += _graph[id].Op == Ops.Slice ? (int)_graph[id].Payload : 0;
        }

        return (id, first);
    }

    /// <summary>A number, or a view that has that number for all entries: of one entry of a vector, too.</summary>
    public bool IsNumber(int id)
    {
        for (; !_graph[id].Shape.IsScalar; id = _graph[id].A)
        {
            if (!IsView(id))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a value is computed of, through views and conditions.</summary>
    public IEnumerable<int> Sources(int id)
    {
        var open = new Stack<int>([id]);
        while (open.Count > 0)
        {
            int next = open.Pop();
            if (!IsView(next) && !IsCondition(next) && !IsInlined(next))
            {
                yield return next;
                continue;
            }

            foreach (int operand in _graph[next].Operands.Reverse())
            {
                open.Push(operand);
            }
        }
    }

    /// <summary>The values that must have a place in memory, because another step than their own uses them.</summary>
    public SortedSet<int> Stored() =>
    [
        .. Enumerable.Range(0, _graph.Count).Where(id => _stepOf[id] >= 0).SelectMany(id => _graph[id].Operands.SelectMany(Sources).Where(operand => _stepOf[operand] >= 0 && _stepOf[operand] != _stepOf[id])),
        .. Partials.OfType<PartialSum>().SelectMany(partial => partial.Operands).Append(_derivative.Cost).SelectMany(Sources).Where(id => _stepOf[id] >= 0),
        .. _steps.Where(step => step.Kernel >= 0).Select(step => step.Kernel),
    ];

    /// <summary>A sum over the samples or an operation on whole vectors takes the value from memory.</summary>
    public bool IsWhole(int id) => _wholes.Contains(id);

    /// <summary>The last step that uses a value.</summary>
    public int LastUse(int id) => _lastUse[id];

    /// <summary>The step after which a partial can be handed out.</summary>
    /// <remarks>Of a partial that differs from sample to sample, among the steps that do: the others come before them all.</remarks>
    public int StepAfter(PartialSum partial)
    {
        bool varies = partial.Terms.Any(term => _varies[term.Node]);
        return partial.Operands.SelectMany(Sources).Where(source => _varies[source] == varies).Select(source => _stepOf[source]).DefaultIfEmpty(-1).Max();
    }

    /// <summary>A condition that is written out where it chooses.</summary>
    public bool IsCondition(int id) => _graph[id].Type == NumberType.Boolean && !_graph[id].Op.IsLeaf && !_isKept[id];

    private void NoteUses()
    {
        for (int id = 0; id < _graph.Count; id++)
        {
            _lastUse[id] = Math.Max(_lastUse[id], _stepOf[id]);
            foreach (int operand in _stepOf[id] < 0 ? [] : _graph[id].Operands.SelectMany(Sources))
            {
                _lastUse[operand] = Math.Max(_lastUse[operand], _stepOf[id]);
            }
        }

        foreach (PartialSum partial in Partials.OfType<PartialSum>())
        {
            foreach (int operand in partial.Operands.SelectMany(Sources))
            {
                _lastUse[operand] = Math.Max(_lastUse[operand], StepAfter(partial));
            }
        }

        // It is returned after everything else.
        foreach (int source in Sources(_derivative.Cost))
        {
            _lastUse[source] = int.MaxValue;
        }

        _wholes.UnionWith(Partials.OfType<PartialSum>().SelectMany(partial => partial.Operands).Append(_derivative.Cost).SelectMany(Sources));
        _wholes.UnionWith(_graph.OperandsOf(_steps.Where(step => step.Kernel >= 0).Select(step => step.Kernel)).SelectMany(Sources));
    }

    private bool IsView(int id) => _graph[id].Op == Ops.Slice || _graph[id].Op == Ops.Held || (_graph[id].Op == Ops.Fill && !_isSpread[id]);

    /// <summary>A number that stands for all entries is written to each where an operation takes the whole vector from memory.</summary>
    private bool[] FindSpread()
    {
        var isSpread = new bool[_graph.Count];
        foreach (int operand in _graph.OperandsOf(Enumerable.Range(0, _graph.Count).Where(id => _isLive[id] && !ShapeRules.IsElementwise(_graph[id].Op))).Concat(Partials.OfType<PartialSum>().SelectMany(partial => partial.Operands)).Append(_derivative.Cost))
        {
            int whole = operand;
            while (_graph[whole].Op == Ops.Slice || _graph[whole].Op == Ops.Held)
            {
                whole = _graph[whole].A;
            }

            isSpread[whole] |= _graph[whole].Op == Ops.Fill;
        }

        return isSpread;
    }

    /// <summary>Conditions that are values like others: written out in one another, they would double at each meeting of two paths.</summary>
    private bool[] FindKept()
    {
        var isKept = new bool[_graph.Count];
        var sizes = new int[_graph.Count];
        for (int id = 0; id < _graph.Count; id++)
        {
            if (_graph[id].Type == NumberType.Boolean && !_graph[id].Op.IsLeaf)
            {
                sizes[id] = 1 + _graph[id].Operands.Sum(operand => isKept[operand] ? 1 : sizes[operand]);
                isKept[id] = sizes[id] > MostOfCondition && _graph[id].Op != Ops.IsAt && (sizes[id] > MostOfAnyCondition || _users[id].Where(IsLive).Distinct().Skip(1).Any());
            }
        }

        return isKept;
    }

    private bool IsComputed(int id) => !_graph[id].Op.IsLeaf && !IsView(id) && !IsCondition(id) && !IsInlined(id);

    /// <summary>A transposed matrix that products alone read, and a product to which biases are added.</summary>
    private bool IsInlined(int id) =>
        (_graph[id].Op == Ops.Transpose || _graph[id].Op == Ops.Product) && _users[id].Where(IsLive).Distinct().ToArray() is { Length: > 0 } users && users.Length == _uses[id]
        && users.All(user => _graph[id].Op == Ops.Transpose ? _graph[user].Op == Ops.Product : ProductOf(user) == id);

    private bool IsProductBeside(int product, int bias) =>
        _graph[product] is { Op: var op, A: var weights } && op == Ops.Product && _uses[product] == 1 && _graph.NameOf(product) is null
        && !_varies[weights] && _graph[weights].Op != Ops.Transpose && !_varies[bias] && !IsNumber(bias) && _graph[bias].Shape.Rank == 1 && _graph[product].Shape.Rank == 1;

    private int Place(int id)
    {
        Node node = _graph[id];
        bool isBackward = id >= _derivative.PrimalCount;
        if ((!ShapeRules.IsElementwise(node.Op) && node.Op != Ops.Fill) || IsAffine(id))
        {
            _steps.Add(new LoopStep(node.Shape, isBackward, _varies[id], id));
            return _steps.Count - 1;
        }

        int earliest = node.Operands.SelectMany(Reached).Where(source => _stepOf[source.Id] >= 0)
            .Select(source => _stepOf[source.Id] + (!source.IsMoved && IsAlike(_steps[_stepOf[source.Id]]) ? 0 : 1)).DefaultIfEmpty(0).Max();
        int step = earliest < _steps.Count ? _steps.FindIndex(earliest, IsAlike) : -1;
        if (step >= 0)
        {
            return step;
        }

        _steps.Add(new LoopStep(node.Shape, isBackward, _varies[id], Kernel: -1));
        return _steps.Count - 1;

        bool IsAlike(LoopStep other) => other.Kernel < 0 && other.Nodes.Count < MostValuesOfLoop && other.Shape == node.Shape && other.IsBackward == isBackward && other.Varies == _varies[id];
    }

    /// <summary>The same as <see cref="Sources"/>, and whether an entry depends on another entry than its own.</summary>
    private IEnumerable<(int Id, bool IsMoved)> Reached(int id)
    {
        var open = new Stack<(int Id, bool IsMoved)>([(id, false)]);
        while (open.Count > 0)
        {
            (int next, bool isMoved) = open.Pop();
            if (!IsView(next) && !IsCondition(next))
            {
                yield return (next, isMoved);
                continue;
            }

            foreach (int operand in IsView(next) ? [_graph[next].A] : _graph[next].Operands.Reverse())
            {
                open.Push((operand, isMoved || IsView(next)));
            }
        }
    }
}
