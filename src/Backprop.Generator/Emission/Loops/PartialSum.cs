using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>A partial as a sum of terms, each of which can be added to a gradient by itself: outer products are never there as matrices.</summary>
internal sealed class PartialSum
{
    private readonly Graph _graph;
    private readonly Func<int, bool> _isSingle;
    private readonly Func<int, bool> _varies;
    private readonly bool _isBatch;

    /// <param name="graph">The graph.</param>
    /// <param name="partial">The node of the partial.</param>
    /// <param name="isSingle">A node is used nowhere else.</param>
    /// <param name="varies">A value differs from sample to sample.</param>
    /// <param name="isBatch">The partial is summed over samples.</param>
    public PartialSum(Graph graph, int partial, Func<int, bool> isSingle, Func<int, bool> varies, bool isBatch)
    {
        (_graph, _isSingle, _varies, _isBatch, Node) = (graph, isSingle, varies, isBatch, partial);
        var hasOuter = new bool[partial + 1];
        for (int id = 0; id <= partial; id++)
        {
            hasOuter[id] = Outer(id) is not null || (graph[id].Op == Ops.Add && graph[id].Operands.Any(operand => hasOuter[operand]));
        }

        var terms = new List<Term>();
        var open = new Stack<int>([partial]);
        while (open.Count > 0)
        {
            int id = open.Pop();
            if (hasOuter[id] && graph[id].Op == Ops.Add)
            {
                open.Push(graph[id].B);
                open.Push(graph[id].A);
            }
            else
            {
                terms.Add(Outer(id) ?? new Term(id, -1, -1, 1));
            }
        }

        Terms = terms;
        Operands = [.. terms.SelectMany(term => term.IsOuter ? [term.Left, term.Right] : (IEnumerable<int>)[term.Node]).Distinct()];
    }

    /// <summary>The node of the partial.</summary>
    public int Node { get; }

    /// <summary>What is added.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>What must have been computed.</summary>
    public IReadOnlyList<int> Operands { get; }

    /// <summary>What is added.</summary>
    /// <param name="Node">Its node.</param>
    /// <param name="Left">Of an outer product, the vector that goes down the rows, or a number where there is one row; otherwise −1.</param>
    /// <param name="Right">Of an outer product, the vector that goes along the columns.</param>
    /// <param name="Columns">How many columns both have, of a sum of outer products of their columns; 1 for vectors.</param>
    internal readonly record struct Term(int Node, int Left, int Right, int Columns)
    {
        public bool IsOuter => Left >= 0;
    }

    /// <summary>The value as an outer product; null where it is none.</summary>
    private Term? Outer(int id)
    {
        Node node = _graph[id];

        // What is the same for all samples is computed once, as it is.
        return _isBatch && !_varies(id) ? null
            : node.Op == Ops.OuterProduct ? new Term(id, node.A, node.B, 1)
            : node.Op == Ops.Transpose && _graph[node.A] is { Op: var op } inner && op == Ops.OuterProduct ? new Term(id, inner.B, inner.A, 1)
            : IsOfColumns(node) ? new Term(id, node.A, _graph[node.B].A, _graph[node.A].Shape.Columns)
            : !IsScaled(id) ? null
            : _graph[node.A].Shape.IsScalar ? new Term(id, node.A, node.B, 1)
            : new Term(id, node.B, node.A, 1);
    }

    /// <summary>Z Xᵀ, of matrices that differ from sample to sample.</summary>
    private bool IsOfColumns(Node node) => node.Op == Ops.Product && _graph[node.A].Op != Ops.Transpose && _graph[node.B].Op == Ops.Transpose && _varies(node.A) && _varies(node.B);

    /// <summary>A number times a vector, both of which differ from sample to sample: an outer product with one row.</summary>
    private bool IsScaled(int id)
    {
        Node node = _graph[id];
        return node.Op == Ops.Multiply && node.Shape.Rank == 1 && _isSingle(id) && node.Operands.All(_varies) && node.Operands.Count(operand => _graph[operand].Shape.IsScalar) == 1;
    }
}
