using System.Globalization;

namespace Backprop.Generator.Mathematics;

/// <summary>
/// Writes a graph over vectors and matrices as one over numbers, a node for each entry, in the order in which the runtime's operators compute: sums run from the first entry to the last.
/// The leaves of vectors and matrices become leaves for their entries, row by row; those after them count on.
/// </summary>
internal sealed class Unroller
{
    private readonly Graph _source;
    private readonly Graph _target = new();
    private readonly int[][] _entries;

    private static readonly Dictionary<Op, Func<Unroller, Node, int[]>> Table = new Dictionary<Op, Func<Unroller, Node, int[]>>
    {
        [Ops.Constant] = (u, n) => [u._target.ConstantOf(n.Payload, n.Type)],
        [Ops.Product] = (u, n) => u.Product(n),
        [Ops.Transpose] = (u, n) => Each(n, (row, column) => u.Entry(n.A, column, row)),
        [Ops.OuterProduct] = (u, n) => Each(n, (row, column) => u._target.Append(Ops.Multiply, u.Entry(n.A, row), u.Entry(n.B, column))),
        [Ops.Dot] = (u, n) => [u.Sum(u._entries[n.A].Zip(u._entries[n.B], (x, y) => u._target.Append(Ops.Multiply, x, y)))],
        [Ops.Sum] = (u, n) => [u.Sum(u._entries[n.A])],
        [Ops.Norm] = (u, n) => [u.Norm(n)],
        [Ops.Greatest] = (u, n) => [u.Extreme(n, Ops.Max)],
        [Ops.Least] = (u, n) => [u.Extreme(n, Ops.Min)],
        [Ops.LogSumExp] = (u, n) => [u._target.Append(n.Op, u.AllEntries(n))],
        [Ops.CrossEntropy] = (u, n) => [u._target.Append(n.Op, u.AllEntries(n))],
        [Ops.Pick] = (u, n) => [u.Pick(n)],
        [Ops.Fill] = (u, n) => [.. Enumerable.Repeat(u._entries[n.A][0], n.Shape.Count)],
        [Ops.Slice] = (u, n) => [.. u._entries[n.A].Skip((int)n.Payload).Take(n.Shape.Count)],
        [Ops.Place] = (u, n) => u.Place(n),
        [Ops.IsAt] = (u, n) => [.. Enumerable.Range(0, n.Shape.Count).Select(place => u.IsAt(n.A, place))],
        [Ops.Join] = (u, n) => u.AllEntries(n),
    };

    private Unroller(Graph source)
    {
        _source = source;
        _entries = new int[source.Count][];
    }

    /// <summary>The same graph where there are numbers only.</summary>
    /// <param name="source">The graph.</param>
    /// <param name="result">The node of its result, which is a number.</param>
    public static Graph Unroll(Graph source, ref int result)
    {
        if (Enumerable.Range(0, source.Count).All(id => source[id].Shape.IsScalar))
        {
            return source;
        }

        Graph target = Unroll(source, out int[][] entries);
        result = entries[result][0];
        return target;
    }

    /// <param name="source">The graph.</param>
    /// <param name="entries">For each of its nodes, those of its entries, row by row.</param>
    public static Graph Unroll(Graph source, out int[][] entries)
    {
        var unroller = new Unroller(source);
        foreach (Op leaf in new[] { Ops.Parameter, Ops.Input, Ops.Outer })
        {
            unroller.UnrollLeaves(leaf);
        }

        for (int id = 0; id < source.Count; id++)
        {
            unroller._entries[id] ??= unroller.EntriesOf(source[id]);
            unroller.NameEntries(id);
        }

        entries = unroller._entries;
        return unroller._target;
    }

    /// <summary>How many operations it would be, roughly, without writing it out. Of numbers alone, the number of nodes.</summary>
    public static long Size(Graph graph) => Enumerable.Range(0, graph.Count).Sum(id => Size(graph, graph[id]));

    private static long Size(Graph graph, Node node) =>
        node.Op == Ops.Product ? 2L * node.Shape.Count * graph[node.A].Shape.Columns
        : node.Op == Ops.Dot || node.Op == Ops.Sum || node.Op == Ops.Norm || node.Op == Ops.LogSumExp || node.Op == Ops.Pick ? 2L * graph[node.A].Shape.Count
        : node.Shape.IsScalar || (ShapeRules.IsElementwise(node.Op) && !node.Op.IsLeaf) || node.Op == Ops.OuterProduct ? node.Shape.Count
        : 1;

    private int[] EntriesOf(Node node) =>
        Table.TryGetValue(node.Op, out Func<Unroller, Node, int[]> rule) ? rule(this, node)
        : [.. Enumerable.Range(0, node.Shape.Count).Select(place => _target.Append(node.Op, node.Type, node.Payload, [.. node.Operands.Select(operand => Entry(operand, place))]))];

    private void UnrollLeaves(Op leaf)
    {
        int more = 0;
        foreach (int id in Enumerable.Range(0, _source.Count).Where(id => _source[id].Op == leaf).OrderBy(id => _source[id].Payload))
        {
            Node node = _source[id];
            int first = (int)node.Payload + more;
            _entries[id] = [.. Enumerable.Range(0, node.Shape.Count).Select(place => _target.Leaf(leaf, first + place, node.Type, _source.NameOf(id) + Index(node.Shape, place)))];
            more += node.Shape.Count - 1;
        }
    }

    /// <summary>What the user gave a name gives its entries names.</summary>
    private void NameEntries(int id)
    {
        if (_source.NameOf(id) is { } name && (_source[id].IsConstant || !_source[id].Op.IsLeaf))
        {
            // An entry that is a constant has no name: a constant's name is how the user spelt it.
            foreach (int place in Enumerable.Range(0, _entries[id].Length).Where(place => _source[id].IsConstant || !_target[_entries[id][place]].Op.IsLeaf))
            {
                _target.SetName(_entries[id][place], name + Label(_source[id].Shape, place, "_{0}", "_{0}_{1}"), depth: 0);
            }
        }
    }

    /// <summary>An entry's index after the name of a vector or matrix.</summary>
    public static string Index(Shape shape, int place) => Label(shape, place, "[{0}]", "[{0}, {1}]");

    private static string Label(Shape shape, int place, string ofVector, string ofMatrix) =>
        shape.IsScalar ? "" : string.Format(CultureInfo.InvariantCulture, shape.Rank == 1 ? ofVector : ofMatrix, place / shape.Columns, place % shape.Columns);

    private int Entry(int id, int row, int column) => _entries[id][(row * _source[id].Shape.Columns) + column];

    /// <summary>The entry of a vector; of a number, the number.</summary>
    private int Entry(int id, int place) => _entries[id][_source[id].Shape.IsScalar ? 0 : place];

    private int[] AllEntries(Node node) => [.. node.Operands.SelectMany(operand => _entries[operand])];

    private static int[] Each(Node node, Func<int, int, int> entry) =>
        [.. Enumerable.Range(0, node.Shape.Count).Select(place => entry(place / node.Shape.Columns, place % node.Shape.Columns))];

    private int Sum(IEnumerable<int> terms) => terms.Aggregate((sum, term) => _target.Append(Ops.Add, sum, term));

    private int[] Product(Node node) => Each(node, (row, column) =>
        Sum(Enumerable.Range(0, _source[node.A].Shape.Columns).Select(inner => _target.Append(Ops.Multiply, Entry(node.A, row, inner), Entry(node.B, inner, column)))));

    // The choice keeps √ from dividing by 0 on the way back.
    private int Norm(Node node)
    {
        int squares = Sum(_entries[node.A].Select(entry => _target.Append(Ops.Multiply, entry, entry)));
        return _target.Choose(_target.Append(Ops.Equal, squares, Zero(node)), Zero(node), _target.Append(Ops.Sqrt, squares));
    }

    /// <summary>Of more than two it is one operation still, so that a tie can be split among all: <see cref="Lowering"/> folds it.</summary>
    private int Extreme(Node node, Op ofTwo) => _entries[node.A] switch
    {
        [int only] => only,
        [int x, int y] => _target.Append(ofTwo, x, y),
        int[] entries => _target.Append(node.Op, entries),
    };

    // There is no entry beyond the last: NaN says so.
    private int Pick(Node node)
    {
        int[] entries = _entries[node.A];
        return Enumerable.Range(0, entries.Length).Reverse().Aggregate(_target.Constant(double.NaN, node.Type), (otherwise, place) => _target.Choose(IsAt(node.B, place), entries[place], otherwise));
    }

    private int IsAt(int id, int place)
    {
        int index = _entries[id][0];
        int here = _target.ConstantOf(place, _source[id].Type);
        return _target[index].IsConstant ? _target.Constant(index == here) : _target.Append(Ops.Equal, index, here);
    }

    private int[] Place(Node node)
    {
        int[] entries = [.. Enumerable.Repeat(Zero(node), node.Shape.Count)];
        _entries[node.A].CopyTo(entries, (int)node.Payload);
        return entries;
    }

    private int Zero(Node node) => _target.Constant(0, node.Type);
}
