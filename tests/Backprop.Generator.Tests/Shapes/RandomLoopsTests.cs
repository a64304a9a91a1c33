using System.Globalization;
using Backprop.Generator.Emission;
using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Tests.Shapes;

/// <summary>Random graphs over vectors and matrices, emitted with loops, against the evaluation of their derivatives with dual numbers; the first of them in parts, too.</summary>
public class RandomLoopsTests
{
    private const int Graphs = 20;
    private const int GraphsInParts = 10;
    private const int StatementsOfPart = 6;
    private const int Samples = 37;

    private static readonly Lazy<LoadedModel> Model = new(() => LoadedModel.From(GeneratorRun.Clean([.. Enumerable.Range(0, Graphs).SelectMany(seed => Sources(seed, $"G{seed}", int.MaxValue)), .. Enumerable.Range(0, GraphsInParts).SelectMany(seed => Sources(seed, $"P{seed}", StatementsOfPart))])));

    [Fact]
    public void Loops_over_random_graphs_agree_with_dual_numbers()
    {
        for (int seed = 0; seed < Graphs; seed++)
        {
            var random = new RandomGraph(seed);
            var numbers = new Random(seed);
            double[][] parameters = [.. random.Parameters.Select(shape => Enumerable.Range(0, shape.Count).Select(_ => (numbers.NextDouble() * 2) - 1).ToArray())];
            int length = InputOf(random.Graph).Shape.Count;
            double[] inputs = [.. Enumerable.Range(0, length * Samples).Select(_ => (numbers.NextDouble() * 2) - 1)];
            Derivative whole = Simplifier.Simplify(ReverseMode.Differentiate(random.Graph, random.Cost, parameters.Length));
            double[] mean = new double[1 + parameters.Sum(parameter => parameter.Length)];
            for (int sample = 0; sample < Samples; sample++)
            {
                double[] x = inputs[(sample * length)..((sample + 1) * length)];
                double[] expected = Reference(whole, parameters, x);
                if (sample == 0)
                {
                    Agree(expected, Run($"G{seed}", "One", parameters, x), $"seed {seed}, one sample");
                }

                mean = [.. mean.Zip(expected, (sum, value) => sum + (value / Samples))];
            }

            Agree(mean, Run($"G{seed}", "Mean", parameters, inputs), $"seed {seed}, mean");
            if (seed < GraphsInParts)
            {
                Assert.Equal(Run($"G{seed}", "One", parameters, inputs[..length]), Run($"P{seed}", "One", parameters, inputs[..length]));
                Assert.Equal(Run($"G{seed}", "Mean", parameters, inputs), Run($"P{seed}", "Mean", parameters, inputs));
            }
        }
    }

    private static double[] Run(string type, string method, double[][] parameters, double[] x) =>
        (double[])Model.Value.Type(type).GetMethod(method)!.Invoke(null, [parameters, x])!;

    private static double[] Reference(Derivative whole, double[][] parameters, double[] x)
    {
        Dual[][] values = DualEvaluator.Evaluate(whole.Graph, node => [.. (node.Op == Ops.Input ? x : parameters[node.Payload]).Select(value => (Dual)value)]);
        return [values[whole.Cost][0].Value, .. whole.Partials.SelectMany((partial, index) => partial is { } id ? values[id].Select(value => value.Value) : new double[parameters[index].Length])];
    }

    private static void Agree(double[] expected, double[] actual, string what)
    {
        double scale = Math.Max(1, expected.Max(Math.Abs));
        for (int place = 0; place < expected.Length; place++)
        {
            Assert.True(Math.Abs(expected[place] - actual[place]) <= 1e-11 * scale, $"{what}, {(place == 0 ? "cost" : $"partial {place - 1}")}: expected {expected[place]:R}, found {actual[place]:R}");
        }
    }

    private static Node InputOf(Graph graph) => Enumerable.Range(0, graph.Count).Select(id => graph[id]).Single(node => node.Op == Ops.Input);

    private static bool DependsOnSamples(RandomGraph random)
    {
        bool[] reached = Reachability.From(random.Cost, random.Graph);
        return Enumerable.Range(0, random.Graph.Count).Any(id => reached[id] && random.Graph[id].Op == Ops.Input);
    }

    /// <summary>What is emitted for a static cost with these parameters as marked arguments, and methods that call it.</summary>
    private static string[] Sources(int seed, string type, int mostStatements)
    {
        var random = new RandomGraph(seed);
        Shape input = InputOf(random.Graph).Shape;
        ParameterModel[] parameters = [.. random.Parameters.Select((shape, index) => new ParameterModel($"p{index}", NumberType.Double, null, default, IsArgument: true, IsStatic: false) { Shape = shape })];
        ArgumentModel[] arguments =
        [
            .. parameters.Select(parameter => new ArgumentModel(parameter.Name, "double", IsPassedIn: false, IsParameter: true) { Shape = parameter.Shape, EntryType = "double" }),
            new ArgumentModel("x", "double", IsPassedIn: false, IsParameter: false) { Shape = input, EntryType = "double" },
        ];
        var header = new TypeHeader($"{type}.Cost", null, new([$"partial class {type}"]), type, IsValueType: false, new(["CS1718 // a random graph compares a value with itself"]), QualifyNames: false);
        var cost = new CostModel(header, "Cost", NumberType.Double, IsStatic: true, new(parameters), new(arguments), "public", "", new Equations(random.Graph, random.Cost, default), "", "_parameters", default);
        string emitted = CostEmitter.Emit(cost, mostStatements);
        Assert.Contains("CostAndGradientOf<TLane>", emitted, StringComparison.Ordinal);
        Assert.Equal(mostStatements == StatementsOfPart, emitted.Contains("CostAndGradientOfPart2<TLane>", StringComparison.Ordinal));

        // A cost that no sample influences has nothing to loop over.
        Assert.True(emitted.Contains("LayerBlock", StringComparison.Ordinal) || !DependsOnSamples(random), $"seed {seed}");
        string passed = string.Join(", ", random.Parameters.Select((shape, index) => shape.IsScalar ? $"p[{index}][0]" : $"p[{index}]"));
        return
        [
            emitted,
            string.Create(CultureInfo.InvariantCulture, $$"""
                public static partial class {{type}}
                {
                    public static double[] One(double[][] p, double[] x) { var g = new CostGradient(); double c = CostAndGradient({{passed}}, x, g); return [c, .. g.AsSpan()]; }
                    public static double[] Mean(double[][] p, double[] x) { var g = new CostGradient(); double c = MeanCostAndGradient({{passed}}, x, g); return [c, .. g.AsSpan()]; }
                }
                """),
        ];
    }
}
