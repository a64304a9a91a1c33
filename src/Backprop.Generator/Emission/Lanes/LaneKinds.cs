using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>What of a computation is the same for all samples of a batch and what differs from lane to lane, and whether all of the latter has a form over lanes.</summary>
internal sealed class LaneKinds
{
    // Variables that the compiler inlines into one method, with room to spare.
    private const int MostOperations = 100;
    private const int MostOperationsInlined = 60;
    private const int MostFunctionsInlined = 3;

    private readonly bool[] _varies;

    public LaneKinds(Derivative derivative, Locals locals, CostModel cost)
    {
        Graph graph = derivative.Graph;
        int[] live = [.. Enumerable.Range(0, graph.Count).Where(locals.IsLive)];
        _varies = new bool[graph.Count];
        foreach (int id in live)
        {
            _varies[id] = graph[id].Op == Ops.Input || graph[id].Operands.Any(operand => _varies[operand]);
        }

        int[] varying = [.. live.Where(id => _varies[id])];
        Number = live.Select(id => graph[id].Type).Append(cost.Type).Append(cost.GradientType).Contains(NumberType.Double) ? NumberType.Double : NumberType.Single;
        int operations = varying.Count(id => !graph[id].Op.IsLeaf);
        HasForm = operations <= MostOperations && live.All(id => graph[id].Op != Ops.Call) && varying.All(id => graph[id].Op.IsLeaf ? graph[id].Type == Number && IsArgument(graph.NameOf(id)!) : LaneForms.Has(graph, id, Number, IsUniform));
        IsSmall = HasForm && operations <= MostOperationsInlined && varying.Count(id => LaneForms.Large.Contains(graph[id].Op) && locals.ValueOf(id) < 0) <= MostFunctionsInlined;
    }

    /// <summary>The type of the numbers in the lanes.</summary>
    public NumberType Number { get; }

    /// <summary>Everything that varies can be written over lanes.</summary>
    public bool HasForm { get; }

    /// <summary>So little that functions can be inlined.</summary>
    public bool IsSmall { get; }

    /// <summary>The whole argument, and not a part of one.</summary>
    private static bool IsArgument(string input) => input.IndexOf('.') < 0;

    public bool IsUniform(int id) => !_varies[id];
}
