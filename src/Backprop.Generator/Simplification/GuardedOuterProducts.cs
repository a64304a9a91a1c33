namespace Backprop.Generator.Mathematics;

/// <summary>
/// A partial that is an outer product under a condition, c ? u vᵀ : 0, becomes the outer product of c ? u : 0 and c ? v : 0: sums of outer products then need not have their matrices,
/// and nothing of a branch that is not taken comes in, whatever it is.
/// </summary>
internal static class GuardedOuterProducts
{
    /// <summary>For derivatives over whole vectors and matrices.</summary>
    public static Derivative Rewrite(Derivative derivative)
    {
        Graph source = derivative.Graph;
        if (Enumerable.Range(derivative.PrimalCount, source.Count - derivative.PrimalCount).All(id => !IsGuarded(source, id)))
        {
            return derivative;
        }

        Graph graph = source.Copy();
        var replaced = new Dictionary<int, int>();
        for (int id = derivative.PrimalCount; id < source.Count; id++)
        {
            Node node = source[id];
            if (IsGuarded(source, id))
            {
                Node outer = source[source[id].B];
                replaced[id] = graph.Append(Ops.OuterProduct, Masked(node.A, outer.A), Masked(node.A, outer.B));
            }
            else if (node.Op == Ops.Add && node.Operands.Any(replaced.ContainsKey))
            {
                replaced[id] = graph.Append(Ops.Add, [.. node.Operands.Select(Replacement)]);
            }
        }

        return derivative with { Graph = graph, Partials = [.. derivative.Partials.Select(partial => partial is { } id ? Replacement(id) : partial)] };

        int Replacement(int id) => replaced.TryGetValue(id, out int other) ? other : id;

        int Masked(int condition, int vector) => graph.Choose(condition, vector, graph.Constant(0, graph[vector].Type));
    }

    /// <summary>The condition is one for all entries.</summary>
    private static bool IsGuarded(Graph graph, int id) =>
        graph[id] is { Op: var op } node && op == Ops.Select && graph[node.A].Shape.IsScalar && graph[node.B].Op == Ops.OuterProduct && graph[node.Operand(2)] is { IsConstant: true, Value: 0 };
}
