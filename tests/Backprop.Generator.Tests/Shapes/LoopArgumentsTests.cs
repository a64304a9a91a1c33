using System.Reflection;

namespace Backprop.Generator.Tests.Shapes;

/// <summary>Arguments that loops cannot load, and arguments with the names that loops have for themselves: the same costs with loops and written out entry by entry.</summary>
public sealed class LoopArgumentsTests
{
    private const string Usings = """
        #pragma warning disable BP0007, BP0016 // some costs leave parameters out
        using System; using System.Linq; using Backprop; using static Backprop.Functions;
        public abstract class Model { public abstract double One(int place, double[] g); public abstract double MeanOf(int count, double[] g); }
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
        ["Filled"] = ("[Shape(3)] Vector<double> x", "Sum(Tanh(W * x + B[1])) + Sum(Square(W * x + 0.5))", ["new[] { 0.3, 0.1 * i, -0.2 }"]),
    };

    private static readonly Lazy<LoadedModel> Models = new(() => LoadedModel.From(Usings + string.Concat(Costs.Keys.SelectMany(name => new[] { Source(name, "Loops", 0), Source(name, "Unrolled", int.MaxValue) }))));

    public static TheoryData<string, bool> Cases => new() { { "Truth", false }, { "Parts", false }, { "Names", true }, { "Locals", true }, { "Conditions", true }, { "Filled", true } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Any_argument_stands_beside_vectors(string name, bool isBatchLooped)
    {
        dynamic loops = Activator.CreateInstance(Models.Value.Type(name + "Loops"))!, unrolled = Activator.CreateInstance(Models.Value.Type(name + "Unrolled"))!;
        Type type = loops.GetType();
        Assert.NotNull(type.GetMethod("CostAndGradientOf", BindingFlags.Instance | BindingFlags.NonPublic));
        Type batch = type.GetNestedType("CostAndGradientBatch", BindingFlags.NonPublic)!;
        Assert.Equal(isBatchLooped, batch.GetProperties(BindingFlags.Static | BindingFlags.NonPublic).Any(property => property.Name.EndsWith(".Room", StringComparison.Ordinal)));
        double[] expected = new double[12], actual = new double[12];
        for (int place = 0; place < 7; place++)
        {
            Close(unrolled.One(place, expected), loops.One(place, actual));
            Close(expected, actual);
        }

        foreach (int count in new[] { 1, 9, 130 })
        {
            Close(unrolled.MeanOf(count, expected), loops.MeanOf(count, actual));
            Close(expected, actual);
        }
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
                private readonly CostGradient _gradient = new();
                public {{name}}{{form}}() { for (int k = 0; k < 12; k++) { Parameters[k] = (k * 5 % 12 - 5.5) / 7; } }
                public override double One(int i, double[] g) { double c = CostAndGradient({{string.Join(", ", values)}}, _gradient); _gradient.AsSpan().CopyTo(g); return c; }
                public override double MeanOf(int count, double[] g) { double c = MeanCostAndGradient({{string.Join(", ", batches)}}, _gradient); _gradient.AsSpan().CopyTo(g); return c; }
            }

            """;
    }
}
