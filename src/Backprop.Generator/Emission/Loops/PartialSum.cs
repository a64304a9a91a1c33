using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>A partial as a sum of terms, each of which can be added to a gradient by itself: outer products are never there as matrices.</summary>
internal sealed class PartialSum
{
    public PartialSum(Graph graph, int partial)
    {
        Node = partial;
        var outer = new bool[partial + 1];
        for (int id = 0; id <= partial; id++)
        {
            outer[id] = IsOuter(graph, id) || (graph[id].Op == Ops.Add && graph[id].Operands.Any(operand => outer[operand]));
        }

        var terms = new List<int>();
        var open = new Stack<int>([partial]);
        while (open.Count > 0)
        {
            int id = open.Pop();
            if (outer[id] && graph[id].Op == Ops.Add)
            {
                open.Push(graph[id].B);
                open.Push(graph[id].A);
            }
            else
            {
                terms.Add(id);
            }
        }

        Terms = terms;
        Operands = [.. terms.SelectMany(term => outer[term] ? graph[term].Operands : (IEnumerable<int>)[term]).Distinct()];
    }

    /// <summary>The node of the partial.</summary>
    public int Node { get; }

    /// <summary>What is added.</summary>
    public IReadOnlyList<int> Terms { get; }

    /// <summary>What must have been computed.</summary>
    public IReadOnlyList<int> Operands { get; }

    private static bool IsOuter(Graph graph, int id) => graph[id].Op == Ops.OuterProduct;
}
