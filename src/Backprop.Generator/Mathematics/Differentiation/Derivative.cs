namespace Backprop.Generator.Mathematics;

/// <summary>
/// A cost together with its partials, in one graph: the first <paramref name="PrimalCount"/> nodes are the user's own computation, untouched,
/// the rest is the reverse sweep.
/// </summary>
/// <param name="Graph">Primal nodes, then derivative nodes.</param>
/// <param name="PrimalCount">How many nodes are the user's.</param>
/// <param name="Cost">The node of the cost C.</param>
/// <param name="Partials">For each parameter, the node of ∂C/∂p; null where p does not influence C.</param>
/// <param name="Adjoints">For each primal node, the node of ∂C/∂node; null where there is none.</param>
internal sealed record Derivative(Graph Graph, int PrimalCount, int Cost, IReadOnlyList<int?> Partials, IReadOnlyList<int?> Adjoints)
{
    /// <summary>The adjoints of what the user named: steps of the chain rule that can be followed, and stay.</summary>
    public IEnumerable<int> NamedSteps() => Enumerable.Range(0, PrimalCount).Where(id => Graph.NameOf(id) is not null && !Graph[id].Op.IsLeaf).Select(id => Adjoints[id]).OfType<int>();

    /// <summary>The same with derivative nodes that are built anew, operands first.</summary>
    /// <param name="target">The graph, which has the primal nodes.</param>
    /// <param name="build">Builds a node, given what has become of those before it.</param>
    public Derivative Rebuilt(Graph target, Func<int, int[], int> build)
    {
        var map = new int[Graph.Count];
        for (int id = 0; id < Graph.Count; id++)
        {
            map[id] = id < PrimalCount ? id : build(id, map);
        }

        return In(target, map);
    }

    /// <summary>The same in another graph.</summary>
    /// <param name="target">The graph.</param>
    /// <param name="map">What each node is there.</param>
    public Derivative In(Graph target, int[] map)
    {
        return this with { Graph = target, Partials = [.. Partials.Select(Mapped)], Adjoints = [.. Adjoints.Select(Mapped)] };

        int? Mapped(int? output) => output is { } id ? map[id] : null;
    }
}
