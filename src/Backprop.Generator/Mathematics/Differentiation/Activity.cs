namespace Backprop.Generator.Mathematics;

/// <summary>Which nodes vary smoothly with some parameter: only they have an adjoint.</summary>
internal static class Activity
{
    public static bool[] Of(Graph graph)
    {
        var active = new bool[graph.Count];
        Func<int, bool> isActive = operand => active[operand];
        for (int id = 0; id < graph.Count; id++)
        {
            active[id] = IsActive(graph[id], isActive);
        }

        return active;
    }

    /// <summary>Whether a node is, given which of its operands are.</summary>
    public static bool IsActive(Node node, Func<int, bool> isActive)
    {
        bool isReached = node.Op == Ops.Parameter;
        for (int place = 0; !isReached && node.Type.IsReal() && place < node.Operands.Count; place++)
        {
            isReached = isActive(node.Operand(place)) && HasRule(node, place);
        }

        return isReached;
    }

    /// <summary>The nodes through which the cost varies smoothly with what they stand for: the derivative with respect to any other is 0 everywhere.</summary>
    public static bool[] Influence(Graph graph, int cost)
    {
        var reached = new bool[graph.Count];
        reached[cost] = true;
        for (int id = cost; id >= 0; id--)
        {
            Node node = graph[id];
            for (int place = 0; reached[id] && place < node.Operands.Count; place++)
            {
                reached[node.Operand(place)] |= graph[node.Operand(place)].Type.IsReal() && HasRule(node, place);
            }
        }

        return reached;
    }

    private static bool HasRule(Node node, int place) =>
        !DerivativeRules.WithoutRule.ContainsKey(node.Op) && DerivativeRules.IsDifferentiated(node, place) && DerivativeRules.For(node.Op, place) != DerivativeRules.Nothing;
}
