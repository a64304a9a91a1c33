using System.Reflection;

namespace Backprop.Generator.Tests.Shapes;

/// <summary>Arguments that loops cannot load, arguments and members with the names that loops have for themselves, results that are part of something, choices between layers: the same costs with loops and written out entry by entry.</summary>
public sealed class LoopArgumentsTests
{
    private const string Usings = """
        #pragma warning disable BP0007, BP0016 // some costs leave parameters out
        using System; using System.Linq; using Backprop; using static Backprop.Functions;
        public abstract class Model { public abstract double Own(int place); public abstract double One(int place, double[] g); public abstract double MeanOf(int count, double[] g); }
        public enum Kind { Plain, Squared }
        public readonly record struct Sample(double X, Kind Mode);
        """;

    // The arguments, the cost, and for each argument a sample's value by its place i.
    private static readonly Dictionary<string, (string Arguments, string Cost, string[] Values)> Costs = new()
    {
        ["Truth"] = ("[Shape(3)] Vector<double> x, bool room", "room ? Sum(Tanh(W * x + B)) : Norm(W * x)", ["new[] { 0.3, 0.1 * i, -0.2 }", "i % 3 == 0"]),
        ["Parts"] = ("[Shape(3)] Vector<double> x, Sample start", "start.Mode == Kind.Squared ? Sum(Tanh(W * x + B * start.X)) : Square(start.X) * Sum(B)", ["new[] { 0.3, 0.1 * i, -0.2 }", "new Sample(0.1 * i, (Kind)(i % 2))"]),
        ["Names"] = ("[Shape(3)] Vector<double> count, double first, int s, [Shape(3)] Vector<double> room", "CrossEntropy(W * count + B, s) * Square(Dot(room, B) - first) + first", ["new[] { 0.3, 0.1 * i, -0.2 }", "0.1 * i - 1", "i % 3", "new[] { 0.7, -0.1, 0.05 * i }"]),
        ["Locals"] = ("[Shape(3)] Vector<double> x, double y", "Inner(x.PointwiseMultiply(B), y * 2)", ["new[] { 0.3, 0.1 * i, -0.2 }", "0.1 * i"]),
        ["Conditions"] = ("[Shape(3)] Vector<double> x", "Sum(B[0] > 0.1 ? Tanh(W * x) : B.PointwiseMultiply(x)) + Sum(B[1] > 0.1 ? B * B[2] : Exp(x) * B[0])", ["new[] { 0.3, 0.1 * i, -0.2 }"]),
        ["Table"] = ("[Shape(3)] Vector<double> x, int k", "Square(Dot(W * x, B) - B[k]) + CrossEntropy(B, k) * x[0]", ["new[] { 0.3, 0.1 * i, -0.2 }", "i % 3"]),
        ["Likelihood"] = ("[Shape(3)] Vector<double> x, int k", "-LogSoftmax(W * x + B)[k]", ["new[] { 0.3, 0.1 * i, -0.2 }", "i % 3"]),
        ["Meetings"] = ("[Shape(3)] Vector<double> x, double y", "Sequence(x, y)", ["new[] { 0.3, 0.1 * i, -0.2 }", "0.1 * i"]),
        ["Zeros"] = ("[Shape(3)] Vector<double> x", "Begin(x)", ["new[] { 0.3, 0.1 * i, -0.2 }"]),
        ["Entry"] = ("[Shape(3)] Vector<double> x", "Sin(W * x + B)[0]", ["new[] { 0.3, 0.1 * i, -0.2 }"]),
        ["Members"] = ("[Shape(3)] Vector<double> x, double y", "(Sum(Tanh(W * x * count)) + Dot(x, B) * Stride + Samples * y) * (j + s + c + start + after + sums + room + results + first + gradient + dC_dW + WSums + xSamples)", ["new[] { 0.3, 0.1 * i, -0.2 }", "0.1 * i"]),
        ["Either"] = ("[Shape(3)] Vector<double> x, double y", "Sum(Tanh(y > 0.3 ? W * x : W * Square(x) + B)) + Sum(y > 0.2 ? 0.5 * x : W * (x * y))", ["new[] { 0.3, 0.1 * i, -0.2 }", "0.1 * i"]),
        ["Filled"] = ("[Shape(3)] Vector<double> x", "Sum(Tanh(W * x + B[1])) + Sum(Square(W * x + 0.5))", ["new[] { 0.3, 0.1 * i, -0.2 }"]),
    };

    private static readonly string Members = string.Concat(new[] { "count", "j", "s", "c", "start", "after", "sums", "room", "results", "first", "gradient", "dC_dW", "WSums", "xSamples" }.Select((name, place) => $"private readonly double {name} = double.Parse(\"{place + 1}\") / 8; "))
        + "public double Stride { get; } = double.Parse(\"7\"); private static readonly double Samples = double.Parse(\"3\");";

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.Clean(Usings + string.Concat(Costs.Keys.SelectMany(name => new[] { Source(name, "Loops", 0), Source(name, "Unrolled", int.MaxValue) }))));

    private static readonly Lazy<LoadedModel> Models = new(() => LoadedModel.From(Run.Value));

    public static TheoryData<string, bool> Cases => new() { { "Truth", false }, { "Parts", false }, { "Names", true }, { "Locals", true }, { "Conditions", true }, { "Filled", true }, { "Table", true }, { "Likelihood", true }, { "Meetings", true }, { "Zeros", true }, { "Entry", true }, { "Members", true }, { "Either", true } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Any_argument_stands_beside_vectors(string name, bool isBatchLooped)
    {
        dynamic loops = Activator.CreateInstance(Models.Value.Type(name + "Loops"))!, unrolled = Activator.CreateInstance(Models.Value.Type(name + "Unrolled"))!;
        Type type = loops.GetType();
        Assert.NotNull(type.GetMethod("CostAndGradientOf", BindingFlags.Instance | BindingFlags.NonPublic));
        Type batch = type.GetNestedType("CostAndGradientMemory", BindingFlags.NonPublic)!;
        Assert.Equal(isBatchLooped, batch.GetProperties(BindingFlags.Static | BindingFlags.NonPublic).Any(property => property.Name.EndsWith(".Room", StringComparison.Ordinal)));
        double[] expected = new double[12], actual = new double[12];
        for (int place = 0; place < 7; place++)
        {
            Close(loops.Own(place), loops.One(place, actual));
            Close(unrolled.One(place, expected), loops.One(place, actual));
            Close(expected, actual);
        }

        // No matrix for each sample.
        Assert.True(!isBatchLooped || (int)batch.GetProperties(BindingFlags.Static | BindingFlags.NonPublic).Single(property => property.Name.EndsWith(".Room", StringComparison.Ordinal)).GetValue(null)! < (name is "Meetings" or "Zeros" ? 500 : 60) * 136);
        foreach (int count in new[] { 1, 9, 130 })
        {
            Close(unrolled.MeanOf(count, expected), loops.MeanOf(count, actual));
            Close(expected, actual);
        }
    }

    [Fact]
    public void Conditions_are_written_out_where_they_are_short() =>
        Assert.InRange(Run.Value.Sources["MeetingsLoops.Cost.g.cs"].Split('\n').Max(line => line.Length), 100, 900);

    [Fact]
    public void Members_hide_nothing_in_sums_over_lanes()
    {
        string[] names = ["start", "after", "sums", "results", "i", "lane", "sample", "cost", "gradient", "xSamples", "TLane", "dC_dz", "t1", "count", "mean"];
        LoadedModel model = LoadedModel.From(Usings + $$"""
            [Backprop] public partial class F
            {
                {{string.Concat(names.Select((name, place) => $"private readonly double {name} = double.Parse(\"{place + 1}\") / 8; "))}}
                [Parameter] public partial double W { get; set; }
                [Cost] public double Cost(double x) { double z = Math.Sin(W * x); return z * ({{string.Join(" + z * ", names)}}) + Half(x); }
                [Batched] public double Half(double x) => W * x * ({{string.Join(" + ", names)}});
                public double[] All() { var halves = new double[2]; Half([1, 2], halves); double mean = MeanCostAndGradient([1, 2], out CostGradient g); return [(Cost(1) + Cost(2)) / 2, (CostAndGradient(1, out var a) + CostAndGradient(2, out var b)) / 2, mean, MeanCost([1, 2]), Half(1), halves[0], Half(2), halves[1], (a.W + b.W) / 2, g.W]; }
            }
            """);
        double[] all = (double[])model.Type("F").GetMethod("All")!.Invoke(model.Instance("F", 0.7), null)!;
        Assert.All(Enumerable.Range(1, 3), place => Close(all[0], all[place]));
        Assert.Equal((all[4], all[6]), (all[5], all[7]));
        Close(all[8], all[9]);
    }

    [Fact]
    public void A_constant_stands_beside_vectors_where_the_users_members_hide_the_runtime()
    {
        LoadedModel model = LoadedModel.From(Usings + """
            [Backprop(UnrollLimit = 1)] public partial class Q
            {
                const double K = 2;
                public static double Functions => 0;
                public static double Math => 0;
                [Parameter, Shape(4, 4)] public partial Matrix<double> W { get; }
                [Cost] double Cost([Shape(4)] Vector<double> x, double y) => SumOfSquares(Concatenate(W * x, Vector.Of(K, y, K + 1)));
                public static double[] All() { var q = new Q(); q.Parameters.Fill(0.5); var g = new CostGradient(); double[] x = [1, 2, 3, 4]; return [q.Cost(x, 2), q.CostAndGradient(x, 2, g), q.MeanCost(x, new[] { 2.0 }), g.W[1, 3]]; }
            }
            """);
        Assert.Equal([117, 117, 117, 40], (double[])model.Type("Q").GetMethod("All")!.Invoke(null, null)!);
    }

    private static void Close(double[] expected, double[] actual)
    {
        for (int index = 0; index < expected.Length; index++)
        {
            Close(expected[index], actual[index]);
        }
    }

    private static void Close(double expected, double actual) => Assert.True(Math.Abs(expected - actual) <= 1e-12 * Math.Max(1, Math.Abs(expected)), $"expected {expected:R}, found {actual:R}");

    private static string Source(string name, string form, int limit)
    {
        (string arguments, string cost, string[] values) = Costs[name];
        IEnumerable<string> batches = values.Select(value => value.Contains("new[]", StringComparison.Ordinal) ? $"Enumerable.Range(0, count).SelectMany(i => {value}).ToArray()" : $"Enumerable.Range(0, count).Select(i => {value}).ToArray()");
        return $$"""

            [Backprop(UnrollLimit = {{limit}})] public partial class {{name}}{{form}} : Model
            {
                [Parameter, Shape(3, 3)] public partial Matrix<double> W { get; }
                [Parameter, Shape(3)] public partial Vector<double> B { get; }
                [Cost] private double Cost({{arguments}}) => {{cost}};
                private double Inner(Vector<double> z, double first) { Vector<double> x = Tanh(W * z); double y = Sum(x) * first; return Square(y) + Dot(x, B); }
                private double Sequence(Vector<double> x, double y)
                {
                    Vector<double> h = x, c = B;
                    double cost = 0;
                    for (int t = 0; t < 9; t++)
                    {
                        (h, c) = (Sigmoid(W * h + B).PointwiseMultiply(c), Tanh(W * c + h));
                        double e = Dot(h, B) - y * 0.1 * t;
                        cost += Math.Abs(e) < 0.1 ? e * e : Math.Abs(e) - 0.09;
                    }

                    return cost;
                }

                private double Begin(Vector<double> x)
                {
                    Vector<double> h = new double[3], c = new(3);
                    var all = new Matrix<double>(3, 3);
                    for (int t = 0; t < 3; t++) { (h, c) = (Tanh(W * h + c + x), 0.5 * c + B + all * h); all += h.Outer(x); }
                    return SumOfSquares(h) + Sum(c) + SumOfSquares(all);
                }

                private readonly CostGradient _gradient = new();
                public {{name}}{{form}}() { for (int k = 0; k < 12; k++) { Parameters[k] = (k * 5 % 12 - 5.5) / 7; } }
                {{(name == "Members" ? Members : "")}}
                public override double Own(int i) => Cost({{string.Join(", ", values)}});
                public override double One(int i, double[] g) { double c = CostAndGradient({{string.Join(", ", values)}}, _gradient); _gradient.AsSpan().CopyTo(g); return c; }
                public override double MeanOf(int count, double[] g) { double c = MeanCostAndGradient({{string.Join(", ", batches)}}, _gradient); _gradient.AsSpan().CopyTo(g); return c; }
            }

            """;
    }
}
