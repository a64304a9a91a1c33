namespace Backprop.Generator.Mathematics;

/// <summary>
/// An append-only graph of operations in topological order. It is hash-consed: equal nodes are one node, so that a shared subexpression is computed once.
/// Two graphs are equal when their nodes and names are, which makes a graph a model that the incremental pipeline can compare; nothing appends to it after it
/// was handed on (<see cref="Copy"/> makes the graph that a pass extends).
/// </summary>
internal sealed class Graph : IEquatable<Graph>
{
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<Node, int> _ids = [];
    private readonly SortedDictionary<int, Name> _names = [];

    private readonly record struct Name(string Text, int Depth);

    public int Count => _nodes.Count;

    public Node this[int id] => _nodes[id];

    /// <summary>The operation on its operands: the node that exists already, or a new one.</summary>
    public int Append(Op op, int a = -1, int b = -1, int c = -1) =>
        Intern(new Node(op, a, b, c, 0, ShapeOf(op, a, b, c)));

    public int Constant(double value) =>
        Intern(new Node(Ops.Constant, -1, -1, -1, BitConverter.DoubleToInt64Bits(value), Shape.Scalar));

    /// <summary>A leaf that the cost is differentiated with respect to, or an input that it is not.</summary>
    public int Leaf(Op op, int index, Shape shape, string name)
    {
        int id = Intern(new Node(op, -1, -1, -1, index, shape));
        SetName(id, name, depth: 0);
        return id;
    }

    /// <summary>The user's name of a node (of a constant: the user's spelling). The first name stays, unless a later one stands further out in the calls.</summary>
    public void SetName(int id, string name, int depth)
    {
        if (!_names.TryGetValue(id, out Name known) || depth < known.Depth)
        {
            _names[id] = new Name(name, depth);
        }
    }

    public string? NameOf(int id) => _names.TryGetValue(id, out Name name) ? name.Text : null;

    public Graph Copy() => CopyOf(Count);

    /// <summary>The first <paramref name="count"/> nodes with their names, as a graph of their own.</summary>
    public Graph CopyOf(int count)
    {
        var copy = new Graph();
        for (int id = 0; id < count; id++)
        {
            copy.Intern(_nodes[id]);
        }

        foreach (KeyValuePair<int, Name> name in _names)
        {
            if (name.Key < count)
            {
                copy._names.Add(name.Key, name.Value);
            }
        }

        return copy;
    }

    public bool Equals(Graph? other) =>
        other is not null && _nodes.SequenceEqual(other._nodes) && _names.SequenceEqual(other._names);

    public override bool Equals(object? obj) => Equals(obj as Graph);

    public override int GetHashCode() => Count == 0 ? 0 : (Count * 397) ^ _nodes[Count - 1].Payload.GetHashCode();

    private int Intern(Node node)
    {
        if (_ids.TryGetValue(node, out int known) || (node.Op.IsCommutative && _ids.TryGetValue(node with { A = node.B, B = node.A }, out known)))
        {
            return known;
        }

        _nodes.Add(node);
        _ids.Add(node, _nodes.Count - 1);
        return _nodes.Count - 1;
    }

    private Shape ShapeOf(Op op, int a, int b, int c)
    {
        Shape shape = _nodes[a].Shape;
        foreach (int operand in new[] { b, c })
        {
            if (operand >= 0)
            {
                shape = Shape.Broadcast(shape, _nodes[operand].Shape)
                    ?? throw new ArgumentException($"{op}: the shapes {shape} and {_nodes[operand].Shape} do not fit.");
            }
        }

        return shape;
    }
}
