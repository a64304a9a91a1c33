namespace Backprop.Generator.Mathematics;

/// <summary>
/// Reverse accumulation: from the cost back to the parameters, each node hands its adjoint to its operands by its derivative rule.
/// Only nodes on a path from a parameter to the cost take part; a missing adjoint is a missing node, never a zero in the code.
/// </summary>
internal static class ReverseMode
{
    /// <summary>The partials of the node <paramref name="cost"/> with respect to the parameter leaves 0 … <paramref name="parameterCount"/> − 1.</summary>
    public static Derivative Differentiate(Graph primal, int cost, int parameterCount)
    {
        Graph graph = primal.Copy();
        bool[] active = DependsOnParameter(primal);
        var adjoints = new Expr?[primal.Count];
        var partials = new int?[parameterCount];
        adjoints[cost] = active[cost] ? new Expr(graph, graph.Constant(1)) : null;

        for (int id = cost; id >= 0; id--)
        {
            if (adjoints[id] is not { } adjoint)
            {
                continue;
            }

            Node node = primal[id];
            if (node.Op == Ops.Parameter)
            {
                partials[(int)node.Payload] = adjoint.Id;
                continue;
            }

            Partial[] rule = DerivativeRules.Table[node.Op].Partials;
            foreach (IGrouping<int, int> uses in Enumerable.Range(0, node.Op.Arity).GroupBy(node.Operand))
            {
                // x · x hands two equal contributions to x: together they are 2 · (∂C/∂r · x).
                Expr?[] contributions = [.. uses.Where(_ => active[uses.Key]).Select(place => rule[place](Local(graph, node, id, adjoint)))];
                adjoints[uses.Key] = Sum(adjoints[uses.Key], contributions.Aggregate(default(Expr?), Sum));
            }
        }

        return new Derivative(graph, primal.Count, cost, partials, [.. adjoints.Select(adjoint => adjoint?.Id)]);
    }

    private static Expr? Sum(Expr? left, Expr? right) => left is { } x && right is { } y ? x + y : left ?? right;

    private static bool[] DependsOnParameter(Graph graph)
    {
        var active = new bool[graph.Count];
        for (int id = 0; id < graph.Count; id++)
        {
            Node node = graph[id];
            active[id] = node.Op == Ops.Parameter;
            for (int place = 0; place < node.Op.Arity; place++)
            {
                active[id] |= active[node.Operand(place)];
            }
        }

        return active;
    }

    private static At Local(Graph graph, Node node, int id, Expr adjoint) =>
        new(adjoint, new(graph, node.A), new(graph, node.B), new(graph, id));
}
