using Backprop.Generator.Mathematics;
using Backprop.Generator.Parsing;

namespace Backprop.Generator.Tests.Shapes;

/// <summary>The rules of vectors and matrices, and what they become when they are written out entry by entry, both against dual numbers.</summary>
public class ShapesTests
{
    private const int Graphs = 150;

    [Fact]
    public void Gradients_of_random_graphs_agree_with_dual_numbers_whole_and_unrolled()
    {
        for (int seed = 0; seed < Graphs; seed++)
        {
            var random = new RandomGraph(seed);
            var numbers = new Random(seed);
            double[][] parameters = [.. random.Parameters.Select(shape => Enumerable.Range(0, shape.Count).Select(_ => (numbers.NextDouble() * 2) - 1).ToArray())];
            double[] inputs = [.. Enumerable.Range(0, 9).Select(_ => (numbers.NextDouble() * 2) - 1)];

            Derivative whole = Simplifier.Simplify(ReverseMode.Differentiate(random.Graph, random.Cost, parameters.Length));
            Dual[][] values = DualEvaluator.Evaluate(whole.Graph, Whole(parameters, inputs, -1, -1));

            Graph unrolled = Unroller.Unroll(random.Graph, out int[][] entries);
            double[] flat = [.. parameters.SelectMany(entries => entries)];
            Derivative byEntry = Simplifier.Simplify(Lowering.Lower(ReverseMode.Differentiate(unrolled, entries[random.Cost][0], flat.Length)));
            Dual[][] numbersByEntry = DualEvaluator.Evaluate(byEntry.Graph, node => [node.Op == Ops.Parameter ? flat[node.Payload] : inputs[node.Payload]]);
            Assert.All(Enumerable.Range(0, byEntry.Graph.Count), id => Assert.True(byEntry.Graph[id].Shape.IsScalar && !ShapeRules.IsOfEntries(byEntry.Graph[id].Op)));

            int place = 0;
            for (int parameter = 0; parameter < parameters.Length; parameter++)
            {
                int? partials = whole.Partials[parameter];
                Assert.True(partials is null || whole.Graph[partials.Value].Shape == random.Parameters[parameter], $"seed {seed}: the shape of ∂C/∂p{parameter}");
                for (int entry = 0; entry < parameters[parameter].Length; entry++, place++)
                {
                    Dual expected = DualEvaluator.Evaluate(random.Graph, Whole(parameters, inputs, parameter, entry))[random.Cost][0];
                    double tolerance = 1e-12 * Math.Max(1, Math.Abs(expected.Slope));
                    string what = $"seed {seed}, ∂C/∂p{parameter}[{entry}]: {expected.Slope:R}";
                    Assert.True(Math.Abs(expected.Slope - (partials is { } id ? values[id][entry].Value : 0)) <= tolerance, $"{what}, whole");
                    Assert.True(Math.Abs(expected.Slope - (byEntry.Partials[place] is { } own ? numbersByEntry[own][0].Value : 0)) <= tolerance, $"{what}, unrolled");
                }
            }

            Assert.Equal(values[whole.Cost][0].Value, numbersByEntry[byEntry.Cost][0].Value);
        }
    }

    [Fact]
    public void Random_graphs_have_every_operation_of_vectors_and_matrices()
    {
        IEnumerable<Op> found = Enumerable.Range(0, Graphs).Select(seed => new RandomGraph(seed)).SelectMany(random =>
        {
            Derivative whole = ReverseMode.Differentiate(random.Graph, random.Cost, random.Parameters.Count);
            return Enumerable.Range(0, whole.Graph.Count).Select(id => whole.Graph[id].Op);
        });
        Assert.Empty(Ops.All.Where(ShapeRules.IsOfEntries).Except(found).Select(op => op.Name));
    }

    [Fact]
    public void What_a_member_means_does_not_grow_with_the_length()
    {
        foreach ((string key, Func<Expr[], Expr> rule) in VectorMembers.Table)
        {
            Assert.True(Size(2) == Size(9), key);

            int Size(int length)
            {
                var graph = new Graph();
                string signature = key[(key.IndexOf('(', StringComparison.Ordinal) + 1)..^1];
                rule([.. signature.Select((kind, place) => new Expr(graph, kind switch
                {
                    'v' => graph.Leaf(Ops.Parameter, place, NumberType.Double, Shape.Vector(length), "v"),
                    'A' => graph.Leaf(Ops.Parameter, place, NumberType.Double, Shape.Matrix(length, length), "A"),
                    _ => graph.Leaf(Ops.Input, place, NumberType.Int32, "n"),
                }))]);
                return graph.Count;
            }
        }
    }

    [Fact]
    public void Entries_bear_the_names_of_what_they_belong_to()
    {
        var graph = new Graph();
        int matrix = graph.Leaf(Ops.Parameter, 1, NumberType.Double, Shape.Matrix(2, 3), "W");
        int bias = graph.Leaf(Ops.Parameter, 0, NumberType.Double, Shape.Scalar, "b");
        int input = graph.Leaf(Ops.Input, 0, NumberType.Double, Shape.Vector(3), "x");
        int sum = graph.Append(Ops.Add, graph.Append(Ops.Product, matrix, input), bias);
        graph.SetName(sum, "z", depth: 0);
        Graph unrolled = Unroller.Unroll(graph, out int[][] entries);

        Assert.Equal(["W[0, 0]", "W[0, 1]", "W[0, 2]", "W[1, 0]", "W[1, 1]", "W[1, 2]"], entries[matrix].Select(unrolled.NameOf));
        Assert.Equal([1L, 2, 3, 4, 5, 6], entries[matrix].Select(id => unrolled[id].Payload));
        Assert.Equal(["z_0", "z_1"], entries[sum].Select(unrolled.NameOf));
    }

    [Fact]
    public void What_does_not_fit_has_no_shape()
    {
        Shape matrix = Shape.Matrix(3, 2);
        Assert.Equal(Shape.Vector(3), ShapeRules.Of(Ops.Product, [matrix, Shape.Vector(2)]));
        Assert.Equal(Shape.Matrix(3, 5), ShapeRules.Of(Ops.Product, [matrix, Shape.Matrix(2, 5)]));
        Assert.Equal(matrix, ShapeRules.Of(Ops.Multiply, [matrix, Shape.Scalar]));
        Assert.Null(ShapeRules.Of(Ops.Product, [matrix, Shape.Vector(3)]));
        Assert.Null(ShapeRules.Of(Ops.Product, [Shape.Vector(2), Shape.Vector(2)]));
        Assert.Null(ShapeRules.Of(Ops.Add, [Shape.Vector(2), Shape.Vector(3)]));
        Assert.Null(ShapeRules.Of(Ops.Add, [Shape.Vector(2), Shape.Matrix(2, 1)]));
        Assert.Null(ShapeRules.Of(Ops.Dot, [Shape.Vector(2), Shape.Vector(3)]));
        Assert.Equal("is 3×2", matrix.ToString());
        Assert.Equal("has length 63", Shape.Vector(63).ToString());
    }

    private static Func<Node, Dual[]> Whole(double[][] parameters, double[] inputs, int parameter, int entry) => node =>
        node.Op == Ops.Input ? [.. inputs.Take(node.Shape.Count).Select(x => (Dual)x)]
        : [.. parameters[node.Payload].Select((value, place) => new Dual(value, node.Payload == parameter && place == entry ? 1 : 0))];
}
