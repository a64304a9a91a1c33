using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>How a value is computed in a batch.</summary>
internal enum LaneKind
{
    /// <summary>Once: it is the same for all samples.</summary>
    Uniform,

    /// <summary>For one sample after the other, because it has no form over lanes: integers, parts of structs, functions of the user's, what is made of these.</summary>
    Scalar,

    /// <summary>For as many samples at a time as there are lanes.</summary>
    Lane,
}

/// <summary>
/// What of a computation is the same for all samples of a batch, what is computed for one sample after the other, and what over lanes. What has no form over lanes stands in loops of its own, between what is
/// computed over lanes: the stage of a value says how many such loops come before it.
/// </summary>
internal sealed class LaneKinds
{
    // Each takes a quarter of a kilobyte of the stack.
    private const int MostOperations = 2000;

    // Variables that the compiler inlines into one method, with room to spare.
    private const int MostOperationsInlined = 60;
    private const int MostFunctionsInlined = 3;

    // In a long method over lanes a statement is slower than for one sample after the other, and a function is faster; with as many statements to a function it is even.
    private const int StatementsOfFunction = 16;

    private readonly Derivative _derivative;
    private readonly Graph _graph;
    private readonly Locals _locals;
    private readonly LaneKind[] _kinds;
    private readonly int[] _stages;
    private readonly Func<int, bool> _isUniform;

    /// <param name="derivative">What is computed.</param>
    /// <param name="locals">Its locals.</param>
    /// <param name="method">The method.</param>
    /// <param name="types">The types of what comes out.</param>
    /// <param name="keepsResults">The value is wanted for each sample by itself, and not for a sum.</param>
    public LaneKinds(Derivative derivative, Locals locals, MethodModel method, IEnumerable<NumberType> types, bool keepsResults = false)
    {
        (_derivative, _graph, _locals) = (derivative, derivative.Graph, locals);
        Live = [.. Enumerable.Range(0, _graph.Count).Where(locals.IsLive)];
        Number = Live.Select(id => _graph[id].Type).Concat(types).Contains(NumberType.Double) ? NumberType.Double : NumberType.Single;
        Helpers = new LaneHelpers(method, Number);
        _isUniform = IsUniform;
        (_kinds, _stages) = (new LaneKind[_graph.Count], new int[_graph.Count]);
        foreach (int id in Live)
        {
            _kinds[id] = KindOf(id);
            foreach (int operand in _graph[id].Operands)
            {
                _stages[id] = _kinds[operand] == LaneKind.Uniform ? _stages[id] : Math.Max(_stages[id], _stages[operand] + (IsSpilled(operand, id) ? 1 : 0));
            }
        }

        HasScalarResult = keepsResults && _graph[derivative.Cost].Type != Number;
        int[] sums = HasScalarResult ? [] : [derivative.Cost];
        int[] results = HasScalarResult ? [derivative.Cost] : [];
        int[] lanes = [.. Live.Where(id => _kinds[id] == LaneKind.Lane && !_graph[id].Op.IsLeaf)];
        int[] scalars = [.. Live.Where(id => _kinds[id] == LaneKind.Scalar)];
        Transfers = scalars.Length == 0 ? [] : [.. _graph.OperandsOf(lanes).Concat(derivative.Partials.OfType<int>()).Concat(sums).Where(id => _kinds[id] == LaneKind.Scalar).Distinct().OrderBy(id => id)];
        Spills = [.. scalars.SelectMany(id => _graph[id].Operands.Where(operand => IsSpilled(operand, id))).Concat(results.Where(id => _kinds[id] == LaneKind.Lane)).Distinct().OrderBy(id => id)];
        Kept = [.. scalars.SelectMany(id => _graph[id].Operands.Where(operand => _kinds[operand] == LaneKind.Scalar && !_graph[operand].Op.IsLeaf && LoopOf(operand) != LoopOf(id))).Concat(results.Where(id => _kinds[id] == LaneKind.Scalar && !_graph[id].Op.IsLeaf)).Distinct().OrderBy(id => id)];
        Stages = Live.Select(id => _stages[id]).DefaultIfEmpty(0).Max() + 1;
        int[] functions = [.. lanes.Where(id => LaneForms.IsFunction(_graph[id].Op) && locals.ValueOf(id) < 0)];
        int statements = Statements();
        bool isFaster = derivative.Partials.Count == 0 || statements <= Cut.MostStatements || statements <= functions.Length * StatementsOfFunction;
        HasForm = lanes.Length + scalars.Length <= MostOperations && isFaster && !Helpers.AreLong;
        IsSmall = HasForm && lanes.Length <= MostOperationsInlined && functions.Count(id => LaneForms.Large.Contains(_graph[id].Op)) <= MostFunctionsInlined;
    }

    /// <summary>What is computed at all.</summary>
    public IReadOnlyList<int> Live { get; }

    /// <summary>The type of the numbers in the lanes.</summary>
    public NumberType Number { get; }

    /// <summary>The helpers that are called.</summary>
    public LaneHelpers Helpers { get; }

    /// <summary>There is not too much of it for one method over lanes, or the method for one sample is faster.</summary>
    public bool HasForm { get; }

    /// <summary>So little that functions can be inlined.</summary>
    public bool IsSmall { get; }

    /// <summary>The value is put where it belongs for one sample after the other, because it is of another type than the lanes.</summary>
    public bool HasScalarResult { get; }

    /// <summary>How many stages there are.</summary>
    public int Stages { get; }

    /// <summary>What is computed for one sample after the other and used over lanes.</summary>
    public IReadOnlyList<int> Transfers { get; }

    /// <summary>What is computed over lanes and used for one sample after the other.</summary>
    public IReadOnlyList<int> Spills { get; }

    /// <summary>What is computed for one sample after the other and used so in another loop.</summary>
    public IReadOnlyList<int> Kept { get; }

    public LaneKind this[int id] => _kinds[id];

    public int StageOf(int id) => _stages[id];

    public bool IsUniform(int id) => _kinds[id] == LaneKind.Uniform;

    /// <summary>The loop in which a value is computed for one sample after the other: the first, before anything over lanes; or one of the forward or of the backward section.</summary>
    public (bool IsBackward, int Stage) LoopOf(int id)
    {
        int line = _locals.ValueOf(id) is var value and >= 0 ? value : id;
        return (_stages[line] > 0 && line >= _derivative.PrimalCount, _stages[line]);
    }

    /// <summary>What the method would have: parameters that are put into lanes, locals, and sums.</summary>
    private int Statements() =>
        Live.Count(id => _graph[id].Op == Ops.Parameter || (_locals.Contains(id) && _locals.ValueOf(id) < 0)) + _derivative.Partials.OfType<int>().Count();

    private LaneKind KindOf(int id)
    {
        Node node = _graph[id];
        return node.Op == Ops.Input ? (IsArgument(_graph.NameOf(id)!) && node.Type == Number ? LaneKind.Lane : LaneKind.Scalar)
            : node.Operands.All(_isUniform) ? LaneKind.Uniform
            : node.Op == Ops.Call ? (Helpers.IsOverLanes(_graph.NameOf(node.A)!) && node.Operands.Skip(1).All(operand => _graph[operand].Type == Number) ? LaneKind.Lane : LaneKind.Scalar)
            : node.Op == Ops.CallPartial ? _kinds[node.A]
            : LaneForms.Has(_graph, id, Number, _isUniform) && !(IsLogic(node.Op) && node.Operands.All(operand => _kinds[operand] != LaneKind.Lane)) ? LaneKind.Lane
            : LaneKind.Scalar;
    }

    /// <summary>A value over lanes that is used for one sample. Inputs are not: they are read from where they are.</summary>
    private bool IsSpilled(int operand, int user) => _kinds[user] == LaneKind.Scalar && _kinds[operand] == LaneKind.Lane && _graph[operand].Op != Ops.Input;

    private static bool IsLogic(Op op) => op == Ops.And || op == Ops.Or || op == Ops.Not;

    /// <summary>The whole argument, and not a part of one.</summary>
    private static bool IsArgument(string input) => input.IndexOf('.') < 0;
}
