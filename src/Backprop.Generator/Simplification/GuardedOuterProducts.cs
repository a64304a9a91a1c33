namespace Backprop.Generator.Mathematics;

/// <summary>
/// A partial that is an outer product under a condition, c ? u vᵀ : 0 or c ? 0 : u vᵀ, becomes the outer product of c ? u : 0 and c ? v : 0: sums of outer products then need not have their matrices,
/// and nothing of a branch that is not taken comes in, whatever it is.
/// </summary>
internal static class GuardedOuterProducts
{
    /// <summary>For derivatives over whole vectors and matrices.</summary>
    public static Derivative Rewrite(Derivative derivative)
    {
        Graph source = derivative.Graph;
        if (Enumerable.Range(derivative.PrimalCount, source.Count - derivative.PrimalCount).All(id => Guarded(source, id) < 0))
        {
            return derivative;
        }

        Graph graph = source.Copy();
        var replaced = new Dictionary<int, int>();
        for (int id = derivative.PrimalCount; id < source.Count; id++)
        {
            Node node = source[id];
            if (Guarded(source, id) is var product and >= 0)
            {
                Node outer = source[product];
                replaced[id] = graph.Append(Ops.OuterProduct, Masked(node, outer.A), Masked(node, outer.B));
            }
            else if (node.Op == Ops.Add && node.Operands.Any(replaced.ContainsKey))
            {
                replaced[id] = graph.Append(Ops.Add, [.. node.Operands.Select(Replacement)]);
            }
        }

        return derivative with { Graph = graph, Partials = [.. derivative.Partials.Select(partial => partial is { } id ? Replacement(id) : partial)] };

        int Replacement(int id) => replaced.TryGetValue(id, out int other) ? other : id;

        int Masked(Node choice, int vector)
        {
            int zero = graph.Constant(0, graph[vector].Type);
            return source[choice.B].Op == Ops.OuterProduct ? graph.Choose(choice.A, vector, zero) : graph.Choose(choice.A, zero, vector);
        }
    }

    /// <summary>The outer product that a condition for all entries chooses or leaves out; −1 where the node is no such choice.</summary>
    private static int Guarded(Graph graph, int id)
    {
        Node node = graph[id];
        return node.Op != Ops.Select || !graph[node.A].Shape.IsScalar ? -1
            : IsProductBesideZero(node.B, node.Operand(2)) ? node.B
            : IsProductBesideZero(node.Operand(2), node.B) ? node.Operand(2)
            : -1;

        bool IsProductBesideZero(int product, int zero) => graph[product].Op == Ops.OuterProduct && graph[zero] is { IsConstant: true, Value: 0 };
    }
}
