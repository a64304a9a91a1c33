using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Tests;

/// <summary>The nodes of a graph over vectors and matrices, as dual numbers, each operation from its definition: an oracle for derivative rules and for unrolling, and independent of both.</summary>
internal static class DualEvaluator
{
    private static readonly Dictionary<Op, Func<Dual[], Dual>> Elementwise = new()
    {
        [Ops.Add] = x => x[0] + x[1],
        [Ops.Subtract] = x => x[0] - x[1],
        [Ops.Multiply] = x => x[0] * x[1],
        [Ops.Divide] = x => x[0] / x[1],
        [Ops.Negate] = x => -x[0],
        [Ops.Square] = x => Dual.Square(x[0]),
        [Ops.Sqrt] = x => Dual.Sqrt(x[0]),
        [Ops.Tanh] = x => Dual.Tanh(x[0]),
        [Ops.TanhDerivative] = x => Dual.TanhDerivative(x[0]),
        [Ops.Sigmoid] = x => Dual.Sigmoid(x[0]),
        [Ops.SigmoidDerivative] = x => Dual.SigmoidDerivative(x[0]),
        [Ops.Exp] = x => Dual.Exp(x[0]),
        [Ops.Expm1] = x => Dual.Expm1(x[0]),
        [Ops.Sin] = x => Dual.Sin(x[0]),
        [Ops.Cos] = x => Dual.Cos(x[0]),
        [Ops.LogSumExpDerivative] = x => Dual.Exp(x[0] - x[1]),
        [Ops.Abs] = x => Dual.Abs(x[0]),
        [Ops.Max] = x => Dual.Max(x[0], x[1]),
        [Ops.Min] = x => Dual.Min(x[0], x[1]),
        [Ops.Select] = x => x[0].Value != 0 ? x[1] : x[2],
        [Ops.Less] = x => x[0].Value < x[1].Value ? 1 : 0,
        [Ops.Greater] = x => x[0].Value > x[1].Value ? 1 : 0,
        [Ops.Equal] = x => x[0].Value == x[1].Value ? 1 : 0,
        [Ops.NotEqual] = x => x[0].Value != x[1].Value ? 1 : 0,
        [Ops.Not] = x => 1 - x[0],
        [Ops.And] = x => x[0].Value * x[1].Value,
        [Ops.Or] = x => Math.Max(x[0].Value, x[1].Value),
    };

    /// <param name="graph">The graph.</param>
    /// <param name="leaf">The entries of a leaf.</param>
    /// <returns>For each node, its entries, row by row.</returns>
    public static Dual[][] Evaluate(Graph graph, Func<Node, Dual[]> leaf)
    {
        var values = new Dual[graph.Count][];
        for (int id = 0; id < graph.Count; id++)
        {
            Node node = graph[id];
            Dual[][] operands = [.. node.Operands.Select(operand => values[operand])];
            values[id] = node.IsConstant ? [node.Type.IsReal() ? node.Value : node.Payload]
                : node.Op.IsLeaf ? leaf(node)
                : Whole(node, operands, [.. node.Operands.Select(operand => graph[operand].Shape)]) ?? [.. Enumerable.Range(0, node.Shape.Count).Select(place => Elementwise[node.Op]([.. operands.Select(x => x[x.Length == 1 ? 0 : place])]))];
            Assert.Equal(node.Shape.Count, values[id].Length);
        }

        return values;
    }

    private static Dual[]? Whole(Node node, Dual[][] x, Shape[] shapes)
    {
        (int rows, int columns) = (node.Shape.Rows, node.Shape.Columns);
        return node.Op == Ops.Product ? Entries((row, column) => Sum(Enumerable.Range(0, shapes[0].Columns).Select(k => x[0][(row * shapes[0].Columns) + k] * x[1][(k * shapes[1].Columns) + column])))
            : node.Op == Ops.Transpose ? Entries((row, column) => x[0][(column * rows) + row])
            : node.Op == Ops.OuterProduct ? Entries((row, column) => x[0][row] * x[1][column])
            : node.Op == Ops.Dot ? [Sum(x[0].Zip(x[1], (u, v) => u * v))]
            : node.Op == Ops.Sum ? [Sum(x[0])]
            : node.Op == Ops.Norm ? [Sum(x[0].Select(Dual.Square)) is { Value: > 0 } squares ? Dual.Sqrt(squares) : 0]
            : node.Op == Ops.Greatest ? [Extreme(x.SelectMany(part => part), 1)]
            : node.Op == Ops.Least ? [Extreme(x.SelectMany(part => part), -1)]
            : node.Op == Ops.CrossEntropy ? [x[0][0] - x[1][0]]
            : node.Op == Ops.LogSumExp ? [Dual.Log(Sum(x.SelectMany(part => part).Select(Dual.Exp)))]
            : node.Op == Ops.Pick ? [x[0][(int)x[1][0].Value]]
            : node.Op == Ops.Fill ? Entries((_, _) => x[0][0])
            : node.Op == Ops.Slice ? x[0][(int)node.Payload..((int)node.Payload + node.Shape.Count)]
            : node.Op == Ops.Place ? [.. Enumerable.Repeat<Dual>(0, (int)node.Payload), .. x[0], .. Enumerable.Repeat<Dual>(0, node.Shape.Count - x[0].Length - (int)node.Payload)]
            : node.Op == Ops.IsAt ? Entries((row, _) => row == (int)x[0][0].Value ? 1 : 0)
            : node.Op == Ops.Join ? [.. x.SelectMany(part => part)]
            : null;

        Dual[] Entries(Func<int, int, Dual> entry) => [.. Enumerable.Range(0, rows * columns).Select(place => entry(place / columns, place % columns))];
    }

    /// <summary>At a tie the mean of the sides.</summary>
    private static Dual Extreme(IEnumerable<Dual> entries, int sign)
    {
        double extreme = entries.Max(entry => sign * entry.Value) * sign;
        return new(extreme, entries.Where(entry => entry.Value == extreme).Average(entry => entry.Slope));
    }

    private static Dual Sum(IEnumerable<Dual> terms) => terms.Aggregate((sum, term) => sum + term);
}
