namespace Backprop.Generator.Mathematics;

/// <summary>Which nodes a node's value depends on.</summary>
internal static class Reachability
{
    /// <summary>For each node, whether the root depends on it.</summary>
    public static bool[] From(int root, Graph graph) => From([root], graph);

    public static bool[] From(IEnumerable<int> roots, Graph graph)
    {
        var reached = new bool[graph.Count];
        foreach (int root in roots)
        {
            reached[root] = true;
        }

        for (int id = graph.Count - 1; id >= 0; id--)
        {
            if (reached[id])
            {
                foreach (int operand in graph[id].Operands)
                {
                    reached[operand] = true;
                }
            }
        }

        return reached;
    }
}
