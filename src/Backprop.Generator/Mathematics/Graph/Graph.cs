namespace Backprop.Generator.Mathematics;

/// <summary>
/// An append-only graph of operations in topological order. It is hash-consed: equal nodes are one node, so that a shared subexpression is computed once.
/// Two graphs are equal when their nodes and names are, which makes a graph a model that the incremental pipeline can compare; nothing appends to it after it
/// was handed on (<see cref="Copy"/> makes the graph that a pass extends).
/// </summary>
internal sealed class Graph : IEquatable<Graph>
{
    private readonly List<Node> _nodes;
    private readonly Dictionary<Node, int> _ids;
    private readonly Dictionary<int, Name> _names = [];

    public Graph()
        : this(capacity: 0)
    {
    }

    private Graph(int capacity) => (_nodes, _ids) = (new(capacity), new(capacity, UpToOrder.Instance));

    private readonly record struct Name(string Text, int Depth);

    public int Count => _nodes.Count;

    public Node this[int id] => _nodes[id];

    /// <summary>What these nodes are applied to, one after the other.</summary>
    public IEnumerable<int> OperandsOf(IEnumerable<int> ids)
    {
        foreach (int id in ids)
        {
            foreach (int operand in _nodes[id].Operands)
            {
                yield return operand;
            }
        }
    }

    /// <summary>The operation on its operands: the node that exists already, or a new one. Its type is that of its first operand, unless the operation has one of its own.</summary>
    /// <exception cref="ShapeException">The shapes of the operands do not fit.</exception>
    public int Append(Op op, params int[] operands) =>
        Append(op, op.Type ?? _nodes[operands[op == Ops.Select ? 1 : 0]].Type, 0, operands);

    public int Append(Op op, NumberType type, long payload, params int[] operands) =>
        Append(op, type, payload, ShapeOf(op, operands), operands);

    /// <summary>The same, where the operands alone do not say the shape.</summary>
    public int Append(Op op, NumberType type, long payload, Shape shape, params int[] operands) => Intern(new Node(op, EquatableArray<int>.Owning(operands), payload, type, shape));

    /// <summary>The operation on two operands of its type, where it is there already.</summary>
    public int? Find(Op op, int left, int right)
    {
        int[] operands = [left, right];
        return _ids.TryGetValue(new Node(op, EquatableArray<int>.Owning(operands), 0, _nodes[left].Type, ShapeOf(op, operands)), out int known) ? known : null;
    }

    public int Constant(double value, NumberType type = NumberType.Double) =>
        Intern(new Node(Ops.Constant, default, BitConverter.DoubleToInt64Bits(type == NumberType.Single ? (float)value : value), type, Shape.Scalar));

    /// <summary>A constant by its payload: the bits of a double, or the value of an integer.</summary>
    public int ConstantOf(long payload, NumberType type) => Intern(new Node(Ops.Constant, default, payload, type, Shape.Scalar));

    public int Constant(bool value) => ConstantOf(value ? 1 : 0, NumberType.Boolean);

    /// <summary>A leaf that the cost is differentiated with respect to, or an input that it is not.</summary>
    public int Leaf(Op op, int index, NumberType type, string name) => Leaf(op, index, type, Shape.Scalar, name);

    public int Leaf(Op op, int index, NumberType type, Shape shape, string name)
    {
        int id = Intern(new Node(op, default, index, type, shape));
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

    /// <summary>A copy for a pass that appends as much again.</summary>
    public Graph Copy() => CopyOf(Count, 2 * Count);

    /// <summary>The first <paramref name="count"/> nodes with their names, as a graph of their own, for a pass that builds the others anew.</summary>
    public Graph CopyOf(int count) => CopyOf(count, Count);

    private Graph CopyOf(int count, int capacity)
    {
        var copy = new Graph(capacity);
        for (int id = 0; id < count; id++)
        {
            copy.Add(_nodes[id]);
        }

        foreach (KeyValuePair<int, Name> name in _names.Where(name => name.Key < count))
        {
            copy._names.Add(name.Key, name.Value);
        }

        return copy;
    }

    /// <summary>The chosen nodes with their names as a graph of their own; what a chosen node is applied to must be chosen too.</summary>
    /// <param name="isChosen">Which nodes.</param>
    /// <param name="map">For each chosen node, its place in the copy.</param>
    public Graph CopyWhere(Func<int, bool> isChosen, out int[] map)
    {
        var copy = new Graph();
        map = new int[Count];
        for (int id = 0; id < Count; id++)
        {
            if (isChosen(id))
            {
                int[] places = map;
                map[id] = copy.Intern(_nodes[id] with { Operands = EquatableArray<int>.Owning(_nodes[id].Mapped(places)) });
            }
        }

        foreach (KeyValuePair<int, Name> name in _names)
        {
            if (isChosen(name.Key))
            {
                copy._names.Add(map[name.Key], name.Value);
            }
        }

        return copy;
    }

    public bool Equals(Graph? other) =>
        ReferenceEquals(this, other) || (other is not null && _nodes.SequenceEqual(other._nodes)
            && _names.Count == other._names.Count && _names.All(name => other._names.TryGetValue(name.Key, out Name same) && same == name.Value));

    public override bool Equals(object? obj) => Equals(obj as Graph);

    public override int GetHashCode() => Count == 0 ? 0 : (Count * 397) ^ _nodes[Count - 1].Payload.GetHashCode();

    private int Intern(Node node) => _ids.TryGetValue(node, out int known) ? known : Add(node);

    private int Add(Node node)
    {
        _nodes.Add(node);
        _ids.Add(node, _nodes.Count - 1);
        return _nodes.Count - 1;
    }

    private Shape ShapeOf(Op op, int[] operands)
    {
        if (ShapeRules.IsElementwise(op) && AreScalar(operands))
        {
            return Shape.Scalar;
        }

        Shape[] shapes = [.. operands.Select(operand => _nodes[operand].Shape)];
        return ShapeRules.Of(op, shapes) ?? throw new ShapeException(op, shapes);
    }

    private bool AreScalar(int[] operands)
    {
        foreach (int operand in operands)
        {
            if (!_nodes[operand].Shape.IsScalar)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What is found under x∘y is found under y∘x too.</summary>
    private sealed class UpToOrder : IEqualityComparer<Node>
    {
        public static readonly UpToOrder Instance = new();

        public bool Equals(Node x, Node y) => ReferenceEquals(x, y) || (x.Op == y.Op && x.Payload == y.Payload && x.Type == y.Type && x.Shape == y.Shape
            && (x.Operands.Equals(y.Operands) || (x.Op.IsCommutative && x.A == y.B && x.B == y.A)));

        public int GetHashCode(Node node) =>
            node.Op.IsCommutative ? (((Math.Min(node.A, node.B) * 397) ^ Math.Max(node.A, node.B)) * 397) ^ node.Op.GetHashCode() ^ (int)node.Type : node.GetHashCode();
    }
}
