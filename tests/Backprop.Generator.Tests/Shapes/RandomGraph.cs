using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Tests.Shapes;

/// <summary>A cost over vectors and matrices of random shapes from 1 to 9, with all operations.</summary>
internal sealed class RandomGraph
{
    private const int Largest = 9;

    private static readonly Op[] Functions = [Ops.Tanh, Ops.Sigmoid, Ops.Sin, Ops.Square, Ops.Negate];
    private static readonly Op[] Operators = [Ops.Add, Ops.Subtract, Ops.Multiply];

    private readonly Random _random;
    private readonly List<int> _nodes = [];

    public RandomGraph(int seed)
    {
        _random = new Random(seed);
        Parameters = [.. Enumerable.Range(0, 3 + _random.Next(3)).Select(index => index < 2 ? Shape.Matrix(Length(), Length()) : index < 3 ? Shape.Scalar : Shape.Vector(Length()))];
        for (int index = 0; index < Parameters.Count; index++)
        {
            _nodes.Add(Graph.Leaf(Ops.Parameter, index, NumberType.Double, Parameters[index], $"p{index}"));
        }

        _nodes.Add(Graph.Leaf(Ops.Input, 0, NumberType.Double, Shape.Vector(Length()), "x"));
        for (int step = 0; step < 12; step++)
        {
            int made = Step(_nodes[_random.Next(_nodes.Count)], _nodes[_random.Next(_nodes.Count)]);
            _nodes.Add(made);
            Graph.SetName(made, $"v{step}", depth: 0);
        }

        Cost = _nodes.Select(Number).Aggregate((sum, term) => Graph.Append(Ops.Add, sum, term));
    }

    public Graph Graph { get; } = new();

    public IReadOnlyList<Shape> Parameters { get; }

    public int Cost { get; }

    private int Length() => 1 + _random.Next(Largest);

    private int Step(int x, int y)
    {
        (Shape left, Shape right) = (Graph[x].Shape, Graph[y].Shape);
        int kind = _random.Next(8);
        if (kind < 2)
        {
            return Graph.Append(Functions[_random.Next(Functions.Length)], x);
        }

        if (kind == 2 && Shape.Broadcast(left, right) is not null)
        {
            return Graph.Append(Ops.Select, Graph.Append(Ops.Less, x, y), Graph.Append(Ops.Tanh, x), Graph.Append(Ops.Multiply, x, y));
        }

        return Shape.Broadcast(left, right) is not null && kind < 6 ? Graph.Append(Operators[_random.Next(Operators.Length)], x, y)
            : left.Rank == 2 ? OfMatrix(x, left, y, right)
            : left.Rank == 1 ? OfVector(x, left, y, right)
            : Graph.Append(Ops.Fill, NumberType.Double, 0, Shape.Vector(Length()), x);
    }

    private int OfMatrix(int x, Shape left, int y, Shape right) =>
        right.Rank > 0 && left.Columns == right.Rows ? Graph.Append(Ops.Product, x, y)
        : right.Rank > 0 && left.Rows == right.Rows ? Graph.Append(Ops.Product, Graph.Append(Ops.Transpose, x), y)
        : _random.Next(2) == 0 ? Graph.Append(Ops.Transpose, x)
        : Graph.Append(Ops.Slice, NumberType.Double, _random.Next(left.Rows) * left.Columns, Shape.Vector(left.Columns), x);

    private int OfVector(int x, Shape left, int y, Shape right) => _random.Next(9) switch
    {
        0 when right.Rank == 1 => Graph.Append(Ops.OuterProduct, x, y),
        1 when right.Rank == 1 => Graph.Append(Ops.Join, NumberType.Double, 0, Shape.Vector(left.Rows + right.Rows), x, y),
        2 => Graph.Append(Ops.Pick, x, Graph.ConstantOf(_random.Next(left.Rows), NumberType.Int32)),
        3 => Graph.Append(Ops.LogSumExpDerivative, x, Graph.Append(Ops.LogSumExp, x)),
        4 => Graph.Append(Ops.Divide, x, Graph.Append(Ops.Norm, x)),
        5 => Graph.Append(Ops.Subtract, Graph.Append(Ops.Greatest, x), Graph.Append(Ops.Multiply, x, Graph.Append(Ops.Least, x))),
        6 => CrossEntropy(x, Graph.ConstantOf(_random.Next(left.Rows), NumberType.Int32)),
        7 => Graph.Append(Ops.Slice, NumberType.Double, _random.Next(left.Rows), Shape.Scalar, x),
        _ => Graph.Append(Ops.Slice, NumberType.Double, left.Rows / 2, Shape.Vector(left.Rows - (left.Rows / 2)), x),
    };

    private int CrossEntropy(int x, int index) =>
        Graph.Append(Ops.CrossEntropy, Graph.Append(Ops.LogSumExp, x), Graph.Append(Ops.Pick, x, index), Graph.Append(Ops.IsAt, NumberType.Boolean, 0, Graph[x].Shape, index), x);

    /// <summary>Something that depends on every entry, each in its own way.</summary>
    private int Number(int x)
    {
        Shape shape = Graph[x].Shape;
        int bounded = Graph.Append(Ops.Sin, x);
        return shape.IsScalar ? bounded
            : shape.Rank == 1 ? Graph.Append(Ops.Dot, bounded, Graph.Append(Ops.Tanh, x))
            : Graph.Append(Ops.Sum, Graph.Append(Ops.Multiply, bounded, bounded));
    }
}
