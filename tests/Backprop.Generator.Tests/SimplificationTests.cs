using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Tests;

/// <summary>
/// Random algebra that invites simplification: numbers that meet, cancel and are shared, like terms, signs, quotients, kinks, values with a name. What is left is compared with dual numbers, which know nothing of it.
/// </summary>
public class SimplificationTests
{
    private const int Graphs = 3_000;
    private const int Operations = 14;
    private const int Parameters = 3;
    private const double Largest = 1e6;

    private static readonly double[] Numbers = [-4, -3, -2, -1, -0.5, 0.25, 0.5, 1, 2, 3, 8];
    private static readonly Op[] Algebra = [Ops.Add, Ops.Add, Ops.Subtract, Ops.Subtract, Ops.Multiply, Ops.Multiply, Ops.Multiply, Ops.Divide, Ops.Negate, Ops.Square, Ops.Exp, Ops.Abs, Ops.Max];

    [Fact]
    public void What_is_left_has_the_value_of_the_derivative()
    {
        int compared = 0;
        for (int seed = 0; seed < Graphs; seed++)
        {
            var random = new Random(seed);
            (Graph graph, int cost) = Build(random);
            Derivative derivative = Differentiator.Differentiate(graph, cost, Parameters);
            double[] point = [.. Enumerable.Range(0, Parameters).Select(_ => Math.Round((random.NextDouble() * 4) - 2, 3))];
            Dual[][] values = DualEvaluator.Evaluate(derivative.Graph, node => [point[node.Payload]]);
            double scale = values.Max(value => Math.Abs(value[0].Value));
            if (scale > Largest || values.Any(value => double.IsNaN(value[0].Value)))
            {
                continue;
            }

            for (int parameter = 0; parameter < Parameters; parameter++)
            {
                double expected = DualEvaluator.Evaluate(graph, node => [new Dual(point[node.Payload], node.Payload == parameter ? 1 : 0)])[cost][0].Slope;
                double actual = derivative.Partials[parameter] is { } id ? values[id][0].Value : 0;
                Assert.True(Math.Abs(expected - actual) <= 1e-12 * (1 + scale), $"seed {seed}, partial {parameter}: {actual:R} instead of {expected:R}");
                compared++;
            }
        }

        Assert.InRange(compared, Graphs, int.MaxValue);
    }

    private static (Graph Graph, int Cost) Build(Random random)
    {
        var graph = new Graph();
        var nodes = new List<int>(Enumerable.Range(0, Parameters).Select(index => graph.Leaf(Ops.Parameter, index, NumberType.Double, $"p{index}")));
        for (int operation = 0; operation < Operations; operation++)
        {
            Op op = Algebra[random.Next(Algebra.Length)];
            int node = op.Arity == 1 ? graph.Append(op, Any()) : graph.Append(op, random.Next(3) == 0 ? graph.Constant(Numbers[random.Next(Numbers.Length)]) : Any(), random.Next(4) == 0 ? graph.Constant(Numbers[random.Next(Numbers.Length)]) : Any());
            if (random.Next(6) == 0)
            {
                graph.SetName(node, $"v{operation}", depth: 0);
            }

            nodes.Add(node);
        }

        return (graph, nodes[^3..].Aggregate((sum, node) => graph.Append(Ops.Add, sum, node)));

        // Rather what came last, so that little is left over.
        int Any() => nodes[random.Next(2) == 0 ? random.Next(nodes.Count) : Math.Max(0, nodes.Count - 1 - random.Next(4))];
    }
}
