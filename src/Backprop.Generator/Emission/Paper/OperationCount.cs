using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>The operations that emitted code takes for one sample: sums, products, quotients, functions and choices, as docs/operations.md counts them, once for each entry.</summary>
internal static class OperationCount
{
    /// <summary>What takes none: spelling, and what is another view of the same numbers.</summary>
    private static readonly HashSet<Op> Free =
    [
        Ops.Convert, Ops.Held, Ops.Item, Ops.CallPartial, Ops.Fill, Ops.Slice, Ops.Place, Ops.IsAt, Ops.Join, Ops.Pick, Ops.Transpose,
        // A choice counts with its comparison.
        Ops.Less, Ops.Greater, Ops.LessOrEqual, Ops.GreaterOrEqual, Ops.Equal, Ops.NotEqual,
    ];

    /// <summary>What does not take one operation for each entry of its result.</summary>
    private static readonly Dictionary<Op, Func<Graph, Node, long>> Table = new()
    {
        [Ops.FusedMultiplyAdd] = (_, node) => 2 * node.Shape.Count,
        [Ops.Product] = (graph, node) => node.Shape.Count * Products(graph[node.A].Shape is { Rank: 2 } matrix ? matrix.Columns : graph[node.A].Shape.Count),
        [Ops.Dot] = (graph, node) => Products(graph[node.A].Shape.Count),
        [Ops.Norm] = (graph, node) => Products(graph[node.A].Shape.Count) + 1,
        [Ops.Sum] = Between,
        [Ops.Greatest] = Between,
        [Ops.Least] = Between,
    };

    /// <param name="derivative">The cost with its partials.</param>
    /// <param name="outputs">What is computed: the cost, the partials or both.</param>
    /// <param name="ofHelper">The operations of a method that is emitted once, by its name.</param>
    public static long Of(Derivative derivative, IEnumerable<int> outputs, Func<string, long> ofHelper)
    {
        Graph graph = derivative.Graph;
        bool[] isNeeded = Reachability.From([.. outputs], graph);
        return Enumerable.Range(0, graph.Count).Where(id => isNeeded[id]).Sum(id => Of(graph, graph[id], ofHelper));
    }

    private static long Of(Graph graph, Node node, Func<string, long> ofHelper) =>
        node.Op.IsLeaf || Free.Contains(node.Op) ? 0
        : node.Op == Ops.Call ? ofHelper(graph.NameOf(node.A)!)
        : Table.TryGetValue(node.Op, out Func<Graph, Node, long> count) ? count(graph, node)
        : node.Shape.Count;

    /// <summary>A sum of so many products.</summary>
    private static long Products(int count) => (2L * count) - 1;

    /// <summary>One between each two entries.</summary>
    private static long Between(Graph graph, Node node) => node.Operands.Sum(operand => (long)graph[operand].Shape.Count) - 1;
}
