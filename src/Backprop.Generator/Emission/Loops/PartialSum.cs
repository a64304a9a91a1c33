using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>A partial as a sum of terms, each of which can be added to a gradient by itself: outer products are never there as matrices.</summary>
internal sealed class PartialSum
{
    /// <param name="graph">The graph.</param>
    /// <param name="partial">The node of the partial.</param>
    /// <param name="isSingle">A node is used nowhere else.</param>
    /// <param name="varies">A value differs from sample to sample.</param>
    public PartialSum(Graph graph, int partial, Func<int, bool> isSingle, Func<int, bool> varies)
    {
        Node = partial;
        var outer = new bool[partial + 1];
        for (int id = 0; id <= partial; id++)
        {
            outer[id] = graph[id].Op == Ops.OuterProduct || IsScaled(id) || (graph[id].Op == Ops.Add && graph[id].Operands.Any(operand => outer[operand]));
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

        Terms = [.. terms.Select(term => outer[term] ? Outer(term) : new Term(term, -1, -1))];
        Operands = [.. Terms.SelectMany(term => term.IsOuter ? [term.Left, term.Right] : (IEnumerable<int>)[term.Node]).Distinct()];

        // A number that differs from sample to sample times a vector that does: an outer product with one row.
        bool IsScaled(int id) => graph[id].Op == Ops.Multiply && graph[id].Shape.Rank == 1 && isSingle(id) && graph[id].Operands.All(varies) && graph[id].Operands.Count(operand => graph[operand].Shape.IsScalar) == 1;

        Term Outer(int term) => graph[graph[term].A].Shape.Rank < graph[graph[term].B].Shape.Rank || graph[term].Op == Ops.OuterProduct ? new Term(term, graph[term].A, graph[term].B) : new Term(term, graph[term].B, graph[term].A);
    }

    /// <summary>What is added.</summary>
    /// <param name="Node">Its node.</param>
    /// <param name="Left">Of an outer product, the vector that goes down the rows, or a number where there is one row; otherwise −1.</param>
    /// <param name="Right">Of an outer product, the vector that goes along the columns.</param>
    internal readonly record struct Term(int Node, int Left, int Right)
    {
        public bool IsOuter => Left >= 0;
    }

    /// <summary>The node of the partial.</summary>
    public int Node { get; }

    /// <summary>What is added.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>What must have been computed.</summary>
    public IReadOnlyList<int> Operands { get; }
}
