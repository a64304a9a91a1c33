using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>How a value is computed in a batch.</summary>
internal enum LaneKind
{
    /// <summary>Once: it is the same for all samples.</summary>
    Uniform,

    /// <summary>For one sample after the other, because it has no form over lanes: integers, parts of structs, what is made of these.</summary>
    Scalar,

    /// <summary>For as many samples at a time as there are lanes.</summary>
    Lane,

    /// <summary>Not at all: it has no form over lanes and depends on what is in lanes.</summary>
    None,
}

/// <summary>What of a computation is the same for all samples of a batch, what is computed for one sample after the other, and what over lanes.</summary>
internal sealed class LaneKinds
{
    // The compiler gives up on methods that are much larger.
    private const int MostOperations = 1000;

    // Variables that the compiler inlines into one method, with room to spare.
    private const int MostOperationsInlined = 60;
    private const int MostFunctionsInlined = 3;

    private readonly LaneKind[] _kinds;

    public LaneKinds(Derivative derivative, Locals locals, CostModel cost)
    {
        Graph graph = derivative.Graph;
        int[] live = [.. Enumerable.Range(0, graph.Count).Where(locals.IsLive)];
        Number = live.Select(id => graph[id].Type).Append(cost.Type).Append(cost.GradientType).Contains(NumberType.Double) ? NumberType.Double : NumberType.Single;
        _kinds = new LaneKind[graph.Count];
        foreach (int id in live)
        {
            _kinds[id] = KindOf(graph, id);
        }

        int[] lanes = [.. live.Where(id => _kinds[id] == LaneKind.Lane && !graph[id].Op.IsLeaf)];
        Transfers = [.. lanes.SelectMany(id => graph[id].Operands).Concat(derivative.Partials.OfType<int>()).Append(derivative.Cost).Where(id => _kinds[id] == LaneKind.Scalar).Distinct().OrderBy(id => id)];
        HasForm = lanes.Length <= MostOperations && live.All(id => _kinds[id] != LaneKind.None && graph[id].Op != Ops.Call) && Transfers.All(id => graph[id].Type == NumberType.Boolean || graph[id].Type.IsReal());
        IsSmall = HasForm && lanes.Length <= MostOperationsInlined && lanes.Count(id => LaneForms.Large.Contains(graph[id].Op) && locals.ValueOf(id) < 0) <= MostFunctionsInlined;
    }

    /// <summary>The type of the numbers in the lanes.</summary>
    public NumberType Number { get; }

    /// <summary>Everything has a kind.</summary>
    public bool HasForm { get; }

    /// <summary>So little that functions can be inlined.</summary>
    public bool IsSmall { get; }

    /// <summary>What is computed for one sample after the other and used over lanes.</summary>
    public IReadOnlyList<int> Transfers { get; }

    public LaneKind this[int id] => _kinds[id];

    public bool IsUniform(int id) => _kinds[id] == LaneKind.Uniform;

    private LaneKind KindOf(Graph graph, int id)
    {
        Node node = graph[id];
        return node.Op == Ops.Input ? (IsArgument(graph.NameOf(id)!) && node.Type == Number ? LaneKind.Lane : LaneKind.Scalar)
            : node.Operands.All(IsUniform) ? LaneKind.Uniform
            : node.Operands.Any(operand => _kinds[operand] == LaneKind.None) ? LaneKind.None
            : LaneForms.Has(graph, id, Number, IsUniform) ? LaneKind.Lane
            : node.Operands.All(operand => _kinds[operand] != LaneKind.Lane || graph[operand].Op == Ops.Input) ? LaneKind.Scalar
            : LaneKind.None;
    }

    /// <summary>The whole argument, and not a part of one.</summary>
    private static bool IsArgument(string input) => input.IndexOf('.') < 0;
}
