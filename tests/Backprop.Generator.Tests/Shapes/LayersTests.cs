using System.Reflection;

namespace Backprop.Generator.Tests.Shapes;

/// <summary>Costs of layers, emitted with loops, against the same costs written out entry by entry, and against the cost methods themselves.</summary>
public sealed class LayersTests
{
    private const string Usings = """
        #pragma warning disable BP0007, BP0016 // some costs leave parameters out
        using System; using System.Linq; using Backprop; using static Backprop.Functions;
        """;

    private const string Driver = """

        public abstract class Model
        {
            public abstract Span<double> Weights { get; }
            public abstract int Size { get; }
            public abstract double Own(double[] x, double y, int k);
            public abstract double One(double[] x, double y, int k, double[] g);
            public abstract double MeanOf(double[] x, double[] y, int[] k, double[] g);
            public abstract double MeanByThreads(double[] x, double[] y, int[] k, double[] g);
            public abstract double MeanAlone(double[] x, double[] y, int[] k);
        }

        """;

    // w and b with m rows, v with m entries, a number s; x with n entries.
    private static readonly Dictionary<string, string> Costs = new()
    {
        ["Affine"] = "Square(V.Dot(Tanh(W * x + B)) + S - y)",
        ["Classes"] = "CrossEntropy(W * x + B, k)",
        ["Softmax"] = "Sum(Square(Softmax(W * x) - Softmax(B))) * y",
        ["Norms"] = "Norm(W * x - B) + Norm(V) * S + Max(W * x) - Min(V.PointwiseMultiply(B) * y)",
        ["Decay"] = "SumOfSquares(W * x + B) + 0.5 * S * S * (SumOfSquares(W) + SumOfSquares(V))",
        ["Branches"] = "Sum(Relu(W * x + B)) + (y > 0.5 ? Sum(Exp(V * y)) : Sum(LeakyRelu(V.PointwiseMultiply(W * x), 0.1))) + Mean(Max(V, 0.2))",
        ["Shared"] = "Sum(Sigmoid(W * x)) * Sum(Tanh(W * (x * y))) + Sum(x.PointwiseMultiply(x)) * S + V[0] * B[^1]",
        ["Matrices"] = "SumOfSquares(W * x.Outer(B) * W) + Sum(W * x.Outer(x).Transpose() * W.Transpose() * y) + Norm(W.Row(0).Outer(V) * W)",
        ["Pieces"] = "Sum(Square(Concatenate(W * x, V, Vector.Of(y, S, 2.0)))) + Sum(Exp(Concatenate(x, x)[1..])) * SumOfSquares(1.5 * W.Transpose()) + Dot(Concatenate(B, V)[..1], V[^1..])",
        ["Steps"] = "Recurrent(x, y)",
        ["Entries"] = "Square(V[0] * x[0] + B[^1] * y) + Sum(Tanh(W * x)) * V[0] + Square(V[0] - y) * B[^1]",
        ["Back"] = "Sum(Softplus(V * W)) + Dot(V, W * x) * LogSumExp(B * S) + Sum((V + B) * W - x)",
    };

    private static readonly (string Cost, int Rows, int Columns)[] Rows =
    [
        .. Costs.Keys.SelectMany((cost, place) => new[] { (cost, 1 + (place % 9), 1 + (place * 4 % 9)), (cost, 1 + (((place * 7) + 4) % 9), 1 + (((place * 2) + 7) % 9)) }),
        ("Affine", 37, 19),
        ("Classes", 33, 65),
    ];

    private static readonly Lazy<LoadedModel> Models = new(() => LoadedModel.From(Usings + Driver + string.Concat(Rows.SelectMany(row => new[] { Source(row.Cost, row.Rows, row.Columns, "Loops", 0), Source(row.Cost, row.Rows, row.Columns, "Unrolled", int.MaxValue) }))));

    public static TheoryData<string, int, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int, int>();
            foreach ((string cost, int rows, int columns) in Rows)
            {
                data.Add(cost, rows, columns);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Loops_compute_what_is_written_out(string cost, int m, int n)
    {
        dynamic loops = Instance($"{cost}{m}x{n}Loops"), unrolled = Instance($"{cost}{m}x{n}Unrolled");
        Assert.NotNull(((Type)loops.GetType()).GetMethod("CostAndGradientOf", BindingFlags.Instance | BindingFlags.NonPublic));
        Assert.Null(((Type)unrolled.GetType()).GetMethod("CostAndGradientOf", BindingFlags.Instance | BindingFlags.NonPublic));
        var random = new Random((m * 100) + n);
        double Next() => (random.NextDouble() * 2) - 1;
        int size = loops.Size;
        double[] weights = [.. Enumerable.Range(0, size).Select(_ => Next())];
        foreach (dynamic model in new[] { loops, unrolled })
        {
            Copy(weights, model);
        }

        foreach (int count in new[] { 1, 2, 7, 33, 129, 300 })
        {
            double[] x = [.. Enumerable.Range(0, n * count).Select(_ => Next())], y = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
            int[] k = [.. Enumerable.Range(0, count).Select(_ => random.Next(m))];
            double[] expected = new double[size], actual = new double[size], threads = new double[size];
            double one = loops.One(x[..n], y[0], k[0], actual);
            Close(loops.Own(x[..n], y[0], k[0]), one, 1);
            Close(unrolled.One(x[..n], y[0], k[0], expected), one, 1);
            Close(expected, actual);

            double mean = loops.MeanOf(x, y, k, actual);
            Close(unrolled.MeanOf(x, y, k, expected), mean, 1);
            Close(expected, actual);
            Assert.Equal(mean, (double)loops.MeanByThreads(x, y, k, threads));
            Assert.Equal(actual, threads);
            Close(mean, loops.MeanAlone(x, y, k), 1);
        }
    }

    private static object Instance(string name) => Activator.CreateInstance(Models.Value.Type(name))!;

    private static void Copy(double[] weights, dynamic model) => model.Set(weights);

    private static void Close(double[] expected, double[] actual)
    {
        double scale = expected.Max(Math.Abs);
        for (int index = 0; index < expected.Length; index++)
        {
            Close(expected[index], actual[index], scale);
        }
    }

    private static void Close(double expected, double actual, double scale) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-13 * Math.Max(scale, Math.Abs(expected)), $"expected {expected:R}, found {actual:R}");

    private static string Source(string cost, int m, int n, string form, int limit) => $$"""

        [Backprop(UnrollLimit = {{limit}})] public partial class {{cost}}{{m}}x{{n}}{{form}} : Model
        {
            [Parameter, Shape({{m}}, {{n}})] public partial Matrix<double> W { get; }
            [Parameter, Shape({{m}})] public partial Vector<double> B { get; }
            [Parameter, Shape({{m}})] public partial Vector<double> V { get; }
            [Parameter] public partial double S { get; set; }
            [Cost] private double Cost([Shape({{n}})] Vector<double> x, double y, int k) => {{Costs[cost]}};
            private double Recurrent(Vector<double> x, double y)
            {
                Vector<double> state = Tanh(B);
                for (int step = 0; step < 3; step++)
                {
                    state = Tanh(W * (x * (y + step)) + V.PointwiseMultiply(state) + B);
                }

                return Square(Sum(state) - S);
            }

            private readonly CostGradient _gradient = new();
            public void Set(double[] weights) => weights.CopyTo(Parameters);
            public override Span<double> Weights => Parameters;
            public override int Size => ParameterCount;
            public override double Own(double[] x, double y, int k) => Cost(x, y, k);
            public override double One(double[] x, double y, int k, double[] g) { double c = CostAndGradient(x, y, k, _gradient); _gradient.AsSpan().CopyTo(g); return c; }
            public override double MeanOf(double[] x, double[] y, int[] k, double[] g) { double c = MeanCostAndGradient(x, y, k, _gradient); _gradient.AsSpan().CopyTo(g); return c; }
            public override double MeanByThreads(double[] x, double[] y, int[] k, double[] g) { double c = MeanCostAndGradient(x, y, k, new System.Threading.Tasks.ParallelOptions(), _gradient); _gradient.AsSpan().CopyTo(g); return c; }
            public override double MeanAlone(double[] x, double[] y, int[] k) => MeanCost(x, y, k);
        }

        """;
}
