using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Tests;

/// <summary>Parameters that are structs of parameters: layers that are written once and used again.</summary>
public class StructParameterTests
{
    private const string Layer = "public readonly record struct Layer(double W, double B) { public double Apply(double a) => Sigmoid(W * a + B); }\n";

    private const string Layered = Models.Usings + Layer + """
        [Backprop] public partial class Net
        {
            [Parameter] public partial Layer First { get; set; }
            [Parameter] public partial Layer Second { get; set; }
            [Parameter] public partial Layer Third { get; set; }
            [Cost] public double Cost(double x, double y) { double a1 = First.Apply(x); double a2 = Second.Apply(a1); double a3 = Third.Apply(a2); return Square(a3 - y); }
            [Batched] public double Predict(double x) => Third.Apply(Second.Apply(First.Apply(x)));
        }
        """;

    private const string Flat = Models.Usings + """
        [Backprop] public partial class Net
        {
            [Parameter] public partial double First_W { get; set; }
            [Parameter] public partial double First_B { get; set; }
            [Parameter] public partial double Second_W { get; set; }
            [Parameter] public partial double Second_B { get; set; }
            [Parameter] public partial double Third_W { get; set; }
            [Parameter] public partial double Third_B { get; set; }
            [Cost] public double Cost(double x, double y)
            {
                double a1 = Apply(First_W, First_B, x); double a2 = Apply(Second_W, Second_B, a1); double a3 = Apply(Third_W, Third_B, a2); return Square(a3 - y);
            }
            static double Apply(double w, double b, double a) => Sigmoid(w * a + b);
            [Batched] public double Predict(double x) => Apply(Third_W, Third_B, Apply(Second_W, Second_B, Apply(First_W, First_B, x)));
        }
        """;

    [Fact]
    public void Layers_of_numbers_are_emitted_as_numbers_are()
    {
        string layered = GeneratorRun.Clean(Layered).Sources["Net.Cost.g.cs"], flat = GeneratorRun.Clean(Flat).Sources["Net.Cost.g.cs"];
        string Maths(string source) => source[source.IndexOf("    // Forward", StringComparison.Ordinal)..].Replace("First.", "First_", StringComparison.Ordinal).Replace("Second.", "Second_", StringComparison.Ordinal).Replace("Third.", "Third_", StringComparison.Ordinal);
        Assert.Equal(Maths(flat), Maths(layered));
        Assert.Contains("// ∂C/∂Second.W = ", layered, StringComparison.Ordinal);
        Assert.Contains("gradient.Second.W = ", layered, StringComparison.Ordinal);
        Assert.Contains("_parameters.Second_W -= learningRate * gradient.Second.W;", layered, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_read_naturally()
    {
        IReadOnlyDictionary<string, string> sources = GeneratorRun.Clean(Layered).Sources;
        Assert.Contains(
            """
                public partial global::Layer Second
                {
                    get => new(_parameters.Second_W, _parameters.Second_B);
                    set => (_parameters.Second_W, _parameters.Second_B) = (value.W, value.B);
                }
            """.ReplaceLineEndings("\n"),
            sources["Net.Parameters.g.cs"],
            StringComparison.Ordinal);
        Assert.Contains("[\"First.W\", \"First.B\", \"Second.W\", \"Second.B\", \"Third.W\", \"Third.B\"]", sources["Net.Parameters.g.cs"], StringComparison.Ordinal);
        Assert.Single(sources["Net.Cost.g.cs"].Split('\n'), line => line.Contains("record struct LayerPartials", StringComparison.Ordinal));
        Assert.Contains("public LayerPartials Second;", sources["Net.Cost.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_of_numbers_learn()
    {
        dynamic net = Instance(Layered + Driver("Net.CostGradient"), "Driver");
        double[] at = [0.7, -0.2, 1.3, 0.4, -1.1, 0.6];
        (double cost, double[] gradient) = ((double, double[]))net.One(at, 0.3, 0.9);
        Assert.Equal((double)net.Own(at, 0.3, 0.9), cost);
        AssertSlopes(at, gradient, point => net.Own(point, 0.3, 0.9));

        double[] x = [.. Enumerable.Range(0, 70).Select(i => i / 35.0)], y = [.. x.Select(Math.Sin)];
        (double mean, double[] means) = ((double, double[]))net.Mean(at, x, y);
        Assert.Equal(x.Zip(y, (u, v) => (double)net.Own(at, u, v)).Average(), mean, 1e-14);
        Assert.Equal(x.Zip(y, (u, v) => (((double, double[]))net.One(at, u, v)).Item2[2]).Average(), means[2], 1e-14);

        double[] after = net.Step(at, x, y, 0.5);
        Assert.Equal(at.Zip(means, (w, slope) => w - (0.5 * slope)), after);
        Assert.Equal(gradient[2], (double)net.SecondW(at, 0.3, 0.9));
        double[] predicted = net.Predict(at, x);
        Assert.Equal(y[9] - predicted[9], Math.Sqrt((double)net.Own(at, x[9], y[9])) * Math.Sign(y[9] - predicted[9]), 1e-14);
    }

    private static string Driver(string gradient) => $$"""

        public class Driver
        {
            private static Net At(double[] at) { var net = new Net(); at.CopyTo(net.Parameters); return net; }
            public double Own(double[] at, double x, double y) => At(at).Cost(x, y);
            public (double, double[]) One(double[] at, double x, double y) { double c = At(at).CostAndGradient(x, y, out {{gradient}} g); return (c, g.AsSpan().ToArray()); }
            public (double, double[]) Mean(double[] at, double[] x, double[] y) { double c = At(at).MeanCostAndGradient(x, y, out {{gradient}} g); return (c, g.AsSpan().ToArray()); }
            public double[] Step(double[] at, double[] x, double[] y, double rate) { Net net = At(at); net.MeanCostAndGradient(x, y, out {{gradient}} g); net.Descend(g, rate); return [net.First.W, net.First.B, net.Second.W, net.Second.B, net.Third.W, net.Third.B]; }
            public double[] Predict(double[] at, double[] x) { double[] results = new double[x.Length]; At(at).Predict(x, results); return results; }
            public double SecondW(double[] at, double x, double y) { At(at).CostAndGradient(x, y, out {{gradient}} g); return g.Second.W; }
        }
        """;

    [Fact]
    public void Any_struct_that_can_be_made_of_its_parts_will_do()
    {
        LoadedModel model = LoadedModel.From(Models.Usings + """
            public record struct Point(double X, double Y);
            public struct Box { public Point Low; public Point High { get; set; } public double Area => (High.X - Low.X) * (High.Y - Low.Y); }
            public record struct Wide<T>(T @in, T Out) { public T More { get; init; } = default!; }
            public readonly record struct One(double V);
            [Backprop] public static partial class Net
            {
                [Parameter] public static partial Box Box { get; set; }
                [Parameter] internal static partial (double A, Point B) Pair { get; set; }
                [Parameter] public static partial Wide<double> @class { get; set; }
                [Parameter] public static partial One Single { get; set; }
                [Parameter] public static partial double Last { get; set; }
                [Cost] public static double Cost(double x, [Parameter] double Box_Low_X) => Box.Area * x + Square(Pair.A * Pair.B.X - Pair.B.Y) + @class.@in * @class.Out * @class.More * Single.V * Last * Box_Low_X;
            }
            public static class Driver
            {
                public static double[] Own(double[] at) { at.AsSpan(0, 12).CopyTo(Net.Parameters); return [Net.Cost(2, at[12])]; }
                public static double[] Gradient(double[] at)
                {
                    at.AsSpan(0, 12).CopyTo(Net.Parameters);
                    double c = Net.CostAndGradient(2, at[12], out Net.CostGradient g);
                    if (g.Box.High.Y != g.AsSpan()[3] || g.Pair.B.X != g.AsSpan()[5] || g.@class.@in != g.AsSpan()[7] || g.Single.V != g.AsSpan()[10] || g.Box_Low_X != g.AsSpan()[12]) throw new Exception();
                    return [c, .. g.AsSpan()];
                }
                public static string Set()
                {
                    Net.Box = new Box { Low = new(1, 2), High = new(3, 4) };
                    Net.Pair = (5, new(6, 7));
                    Net.@class = new(8, 9) { More = 10 };
                    Net.Single = new(11);
                    Net.Last = 12;
                    return string.Join(" ", Net.Parameters.ToArray()) + " " + Net.Box.High + Net.Pair + Net.@class + Net.Single + string.Join(" ", Net.ParameterNames);
                }
            }
            """);
        Type driver = model.Type("Driver");
        Assert.Equal(
            "1 2 3 4 5 6 7 8 9 10 11 12 Point { X = 3, Y = 4 }(5, Point { X = 6, Y = 7 })Wide { in = 8, Out = 9, More = 10 }One { V = 11 }Box.Low.X Box.Low.Y Box.High.X Box.High.Y Pair.A Pair.B.X Pair.B.Y class.in class.Out class.More Single.V Last",
            driver.GetMethod("Set")!.Invoke(null, []));
        double[] at = [0.1, 0.2, 0.7, 0.8, -0.3, 1.2, 0.4, 0.9, 1.1, -0.6, 0.5, 1.3, 0.75];
        double[] Call(string name, double[] point) => (double[])driver.GetMethod(name)!.Invoke(null, [point])!;
        double[] found = Call("Gradient", at);
        Assert.Equal(Call("Own", at)[0], found[0]);
        AssertSlopes(at, found[1..], point => Call("Own", point)[0]);
    }

    private const string Dense = """
        public readonly record struct Dense([Shape(3, 2), Initialize(Initialization.HeNormal)] Matrix<double> W, [property: Shape(3)] Vector<double> B, double Scale)
        {
            public Vector<double> Apply(Vector<double> x) => Tanh(W * x + B) * Scale;
        }
        public readonly record struct Last([Shape(3)] Vector<double> V, double C) { public double Apply(Vector<double> a) => Dot(V, a) + C; }
        public readonly record struct Block(Dense In, Last Out) { public double Apply(Vector<double> x) => Out.Apply(In.Apply(x)); }

        """;

    private static string Blocks(int limit) => Models.Usings + Dense + $$"""
        [Backprop(UnrollLimit = {{limit}})] public partial class Net
        {
            [Parameter] public partial Dense Hidden { get; }
            [Parameter] public partial Block Rest { get; }
            [Parameter] public partial double Hidden_B { get; set; }
            [Cost] public double Cost([Shape(2)] Vector<double> x, double y)
            {
                Dense hidden = Hidden;
                Vector<double> a = hidden.Apply(x);
                return Square(Rest.Apply(a[..2]) * Hidden_B + Rest.Out.Apply(a) - y) + (y > 0.5 ? Rest : Rest).Out.C;
            }
            [Batched] public Vector<double> Predict([Shape(2)] Vector<double> x) => Hidden.Apply(x);
        }
        public class Driver
        {
            private static Net At(double[] at) { var net = new Net(); at.CopyTo(net.Parameters); return net; }
            public double Own(double[] at, double[] x, double y) => At(at).Cost(x, y);
            public (double, double[]) One(double[] at, double[] x, double y)
            {
                var g = new Net.CostGradient();
                double c = At(at).CostAndGradient(x, y, g);
                if (g.Hidden.W[2, 1] != g.AsSpan()[5] || g.Hidden.Scale != g.AsSpan()[9] || g.Rest.In.B[1] != g.AsSpan()[17] || g.Rest.Out.V[2] != g.AsSpan()[22] || g.Rest.Out.C != g.AsSpan()[23] || g.Hidden_B != g.AsSpan()[24]) throw new Exception();
                return (c, g.AsSpan().ToArray());
            }
            public (double, double[]) Mean(double[] at, double[] x, double[] y) { var g = new Net.CostGradient(); double c = At(at).MeanCostAndGradient(x, y, g); return (c, g.AsSpan().ToArray()); }
            public double[] Step(double[] at, double[] x, double[] y, double rate) { var g = new Net.CostGradient(); Net net = At(at); net.MeanCostAndGradient(x, y, g); net.Descend(g, rate); return net.Parameters.ToArray(); }
            public double[] Predict(double[] at, double[] x) { double[] results = new double[x.Length / 2 * 3]; At(at).Predict(x, results); return results; }
            public double[] PredictOne(double[] at, double[] x) => At(at).Predict(x).ToArray();
            public string Names => string.Join(" ", Net.ParameterNames);
            public bool IsView { get { var net = new Net(); net.Rest.In.W[1, 1] = 7; return net.Parameters[13] == 7; } }
            public double[] Begun(int seed) { var net = new Net(); net.InitializeParameters(new Random(seed)); return net.Parameters.ToArray(); }
        }
        """;

    [Theory]
    [InlineData(0, 500)]
    [InlineData(int.MaxValue, 500)]
    [InlineData(int.MaxValue, 10)]
    public void Blocks_of_vectors_and_matrices_learn(int limit, int mostStatements)
    {
        GeneratorRun run = GeneratorRun.InParts(mostStatements, Blocks(limit));
        Assert.Empty(run.Analyzed.Concat(run.Compiled).Select(GeneratorRun.Describe));
        Assert.Equal(mostStatements == 10, run.Sources["Net.Cost.g.cs"].Contains("CostAndGradientPart2", StringComparison.Ordinal));
        dynamic net = Activator.CreateInstance(LoadedModel.From(run).Type("Driver"))!;
        var random = new Random(3);
        double[] at = [.. Enumerable.Range(0, 25).Select(_ => (2 * random.NextDouble()) - 1)], x = [0.3, -0.8];
        (double cost, double[] gradient) = ((double, double[]))net.One(at, x, 0.7);
        Assert.Equal((double)net.Own(at, x, 0.7), cost, 1e-14);
        AssertSlopes(at, gradient, point => net.Own(point, x, 0.7));

        double[] xs = [.. Enumerable.Range(0, 80).Select(i => Math.Sin(i))], ys = [.. Enumerable.Range(0, 40).Select(i => i / 40.0)];
        (double mean, double[] means) = ((double, double[]))net.Mean(at, xs, ys);
        double[] Sample(int i) => xs[(2 * i)..((2 * i) + 2)];
        Assert.Equal(ys.Select((y, i) => (double)net.Own(at, Sample(i), y)).Average(), mean, 1e-14);
        for (int place = 0; place < at.Length; place++)
        {
            Assert.Equal(ys.Select((y, i) => (((double, double[]))net.One(at, Sample(i), y)).Item2[place]).Average(), means[place], 1e-13);
        }

        Assert.Equal(at.Zip(means, (w, slope) => w - (0.5 * slope)), (double[])net.Step(at, xs, ys, 0.5), (one, two) => Math.Abs(one - two) < 1e-15);
        double[] predicted = net.Predict(at, xs), one = net.PredictOne(at, Sample(7));
        Assert.Equal(one, predicted[21..24], (u, v) => Math.Abs(u - v) < 1e-14);
        Assert.True((bool)net.IsView);
        Assert.StartsWith("Hidden.W[0, 0] Hidden.W[0, 1] Hidden.W[1, 0]", (string)net.Names, StringComparison.Ordinal);
        Assert.EndsWith("Rest.In.Scale Rest.Out.V[0] Rest.Out.V[1] Rest.Out.V[2] Rest.Out.C Hidden_B", (string)net.Names, StringComparison.Ordinal);

        double[] begun = net.Begun(1), expected = new double[25];
        var drawn = new Random(1);
        Initializer.HeNormal(expected.AsSpan(0, 6), 2, drawn);
        Initializer.HeNormal(expected.AsSpan(10, 6), 2, drawn);
        Assert.Equal(expected, begun);
    }

    [Fact]
    public void Locals_are_called_after_the_path()
    {
        string loops = GeneratorRun.Clean(Blocks(0)).Sources["Net.Cost.g.cs"], written = GeneratorRun.Clean(Blocks(int.MaxValue)).Sources["Net.Cost.g.cs"];
        Assert.Contains("dC_dHidden_W", loops, StringComparison.Ordinal);
        Assert.Contains("∂C/∂Rest.Out.V", loops, StringComparison.Ordinal);
        Assert.Contains("ReadOnlySpan<double> Hidden_W = global::System.MemoryExtensions.AsSpan(this._parameters, 0, 6);", loops, StringComparison.Ordinal);
        Assert.Contains("dC_dRest_Out_V[1] = ", written, StringComparison.Ordinal);
        Assert.Contains("// ∂C/∂Hidden.W[0, 1] = ", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Helpers_read_parts_too()
    {
        string terms = string.Join(" + ", Enumerable.Range(1, 12).Select(i => $"Math.Sin({i} * t * First.W) * Second.B"));
        LoadedModel model = LoadedModel.From(Models.Usings + Layer + $$"""
            [Backprop(InlineLimit = 10)] public static partial class Net
            {
                [Parameter] public static partial Layer First { get; set; }
                [Parameter] public static partial Layer Second { get; set; }
                [Cost] public static double Cost(double x) => F(x) * F(2 * x) + First.B + Second.W;
                static double F(double t) => {{terms}};
            }
            public static class Driver
            {
                public static double Own(double[] at) { at.CopyTo(Net.Parameters); return Net.Cost(0.3); }
                public static double[] Gradient(double[] at) { at.CopyTo(Net.Parameters); Net.CostAndGradient(0.3, out Net.CostGradient g); Net.MeanCostAndGradient([0.3], out Net.CostGradient m); if (Math.Abs(m.First.W - g.First.W) > 1e-10) throw new Exception(); return g.AsSpan().ToArray(); }
            }
            """);
        double[] at = [0.4, 0.1, -0.3, 0.9];
        AssertSlopes(at, (double[])model.Type("Driver").GetMethod("Gradient")!.Invoke(null, [at])!, point => (double)model.Type("Driver").GetMethod("Own")!.Invoke(null, [point])!, 1e-6);
    }

    [Fact]
    public void A_changed_struct_is_an_edit_and_a_comment_in_it_is_none()
    {
        GeneratorRun run = GeneratorRun.Clean(Layered);
        IEnumerable<IncrementalStepRunReason> After(string before, string after) =>
            run.Driver.RunGenerators(GeneratorRun.Compile(Layered.Replace(before, after, StringComparison.Ordinal))).GetRunResult().Results.Single()
                .TrackedSteps[BackpropGenerator.Steps.Sources].SelectMany(step => step.Outputs).Select(output => output.Reason);
        Assert.Equal([IncrementalStepRunReason.Modified], After("Sigmoid(W * a + B)", "Math.Tanh(W * a + B)"));
        Assert.Equal([IncrementalStepRunReason.Modified], After("Layer(double W, double B)", "Layer(double W, double B, double C = 0)"));
        Assert.Equal([IncrementalStepRunReason.Cached], After("Layer(double W, double B)", "Layer(double W, /* bias */ double B)"));
    }

    [Fact]
    public void Structs_and_tuples_of_vectors_are_values_like_any_other()
    {
        LoadedModel model = LoadedModel.From(Models.Usings + Dense + """
            [Backprop] public static partial class Net
            {
                [Parameter] public static partial Dense Hidden { get; }
                [Cost] public static double Cost([Shape(2)] Vector<double> x, double y)
                {
                    Dense bent = Hidden with { Scale = 2 * Hidden.Scale };
                    var made = new Dense(bent.W * y, -bent.B, y);
                    (Vector<double> u, Vector<double> v) = Both(made, x);
                    (u, v) = (v, u);
                    Dense[] all = [bent, made];
                    Dense chosen = y > 0.5 ? made : bent;
                    double sum = SumOfSquares(u - 2 * v) + Sum(chosen.Apply(x));
                    foreach (Dense one in all) { sum += Sum(one.Apply(x)) * one.Scale; }
                    return sum;
                }
                static (Vector<double> First, Vector<double> Second) Both(in Dense layer, Vector<double> x) => (layer.Apply(x), layer.B);
            }
            public static class Driver
            {
                public static double Own(double[] at, double y) { at.CopyTo(Net.Parameters); return Net.Cost(new double[] { 0.3, -0.7 }, y); }
                public static double[] Gradient(double[] at, double y) { at.CopyTo(Net.Parameters); var g = new Net.CostGradient(); double c = Net.CostAndGradient([0.3, -0.7], y, g); return [c, .. g.AsSpan()]; }
            }
            """);
        double[] at = [0.1, 0.2, 0.7, 0.8, -0.3, 1.2, 0.4, 0.9, 1.1, -0.6];
        foreach (double y in new[] { 0.3, 0.8 })
        {
            double Own(double[] point) => (double)model.Type("Driver").GetMethod("Own")!.Invoke(null, [point, y])!;
            double[] found = (double[])model.Type("Driver").GetMethod("Gradient")!.Invoke(null, [at, y])!;
            Assert.Equal(Own(at), found[0], 1e-14);
            AssertSlopes(at, found[1..], Own);
        }
    }

    [Fact]
    public void Records_floats_and_marked_vectors_go_with_them()
    {
        LoadedModel model = LoadedModel.From(Models.Usings + """
            public record struct Pair(float W, float B);
            [Backprop] public partial record struct Net
            {
                [Parameter] public partial Pair P { readonly get; init; }
                [Cost] public readonly double Cost(float x, [Parameter] double s) => (P.W * x + P.B) * s;
                [Cost] public readonly float Other(float x, [Parameter, Shape(2)] Vector<float> v) => (P.W * x + P.B) * v[0] * v[1];
            }
            public static class Driver
            {
                public static string Run()
                {
                    var net = new Net { P = new(2, 3) };
                    double c = net.CostAndGradient(0.5f, 10, out Net.CostGradient g);
                    double p = g.P.W;
                    net.Descend(g, 0.1);
                    var o = new Net.OtherGradient();
                    float d = new Net { P = new(2, 3) }.OtherAndGradient(0.5f, [4f, 5f], o);
                    o.P.W += 1;
                    return FormattableString.Invariant($"{c} {p} {g.P} {g.s} {net.P} {d} {o.P.W} {o.P.B} {o.v[0]} {string.Join(" ", o.AsSpan().ToArray())}");
                }
            }
            """);
        Assert.Equal("40 5 PairPartials { W = 5, B = 10 } 4 Pair { W = 1.5, B = 2 } 80 11 20 20 11 20 20 16", model.Type("Driver").GetMethod("Run")!.Invoke(null, []));
    }

    [Fact]
    public void Many_numbers_descend_as_a_block()
    {
        string members = string.Join(", ", Enumerable.Range(0, 300).Select(i => $"double P{i}")), sum = string.Join(" + ", Enumerable.Range(0, 300).Select(i => $"{i} * All.P{i}"));
        LoadedModel model = LoadedModel.From(Models.Usings + $$"""
            public record struct Many({{members}});
            [Backprop] public static partial class Net
            {
                [Parameter] public static partial Many All { get; set; }
                [Cost] public static double Cost(double x) => ({{sum}}) * x;
                public static double[] Step() { CostAndGradient(2, out CostGradient g); Descend(g, 0.5); return Parameters.ToArray(); }
            }
            """);
        Assert.Equal(Enumerable.Range(0, 300).Select(i => (double)-i), (double[])model.Type("Net").GetMethod("Step")!.Invoke(null, [])!);
    }

    private static object Instance(string source, string type) => Activator.CreateInstance(LoadedModel.From(source).Type(type))!;

    /// <summary>Against differences of fourth order.</summary>
    private static void AssertSlopes(double[] at, double[] gradient, Func<double[], double> cost, double tolerance = 1e-8)
    {
        Assert.Equal(at.Length, gradient.Length);
        const double h = 1.0 / (1 << 10);
        for (int place = 0; place < at.Length; place++)
        {
            double At(double step) => cost([.. at.Select((x, index) => index == place ? x + (step * h) : x)]);
            Assert.Equal(((8 * (At(1) - At(-1))) - (At(2) - At(-2))) / (12 * h), gradient[place], tolerance);
        }
    }
}
