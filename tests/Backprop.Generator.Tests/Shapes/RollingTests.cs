using System.Reflection;

namespace Backprop.Generator.Tests.Shapes;

/// <summary>Loops over entries, as users write them: the same costs written out, and the same code however many rounds there are.</summary>
public sealed class RollingTests
{
    private const string Usings = """
        #pragma warning disable BP0007, BP0016 // some costs leave parameters out
        using System; using System.Linq; using Backprop; using static Backprop.Functions;
        public abstract class Model { public abstract double Own(int place); public abstract double One(int place, double[] g); public abstract double MeanOf(int count, double[] g); public abstract int Size { get; } }

        """;

    // W is square, V and B are vectors, x a vector and y a number of the sample; the statements leave the cost in c.
    private static readonly Dictionary<string, string> Costs = new()
    {
        ["Reduction"] = "for (int i = 0; i < N; i++) c += Square(V[i] * x[i] - y);",
        ["Network"] = """
            var a = new double[N];
            for (int i = 0; i < N; i++)
            {
                double z = B[i];
                for (int j = 0; j < N; j++) z += W[i, j] * x[j];
                a[i] = Math.Tanh(z);
            }

            double output = S;
            for (int i = 0; i < N; i++) output += V[i] * a[i];
            c = Square(output - y);
            """,
        ["Columns"] = "for (int j = 0; j < N; j++) { double z = 0; for (int i = 0; i < N; i++) z += x[i] * W[i, j]; c += Sigmoid(z * y) * B[j]; }",
        ["Neighbours"] = "for (int i = 1; i < N - 1; i++) c += Square(V[i + 1] - 2 * V[i] + V[i - 1]) * y;",
        ["Conditions"] = "for (int i = 0; i < N; i++) { if (x[i] > 0.1) { c += V[i] * x[i]; } else { c += y > 0.3 ? B[i] : Abs(V[i] - x[i]); } }",
        ["Differences"] = "for (int i = 0; i < N; i++) c -= Square(V[i] - x[i]); for (int i = 0; i < N; i++) { if (x[i] > 0.1) { c -= B[i] * x[i]; } else { c += Math.Sin(V[i] * y); } } for (int i = 0; i < N; i++) { if (V[i] > y) c -= W[i, 2] * x[i]; }",
        ["Residuals"] = "var r = new double[N]; for (int i = 0; i < N; i++) { double z = x[i]; for (int j = 0; j < N; j++) z -= W[i, j] * V[j]; r[i] = z; } c = Norm(Vector.Of(r));",
        ["Untaken"] = "double a = Math.Sqrt(S - 100); for (int i = 0; i < N; i++) c += x[i] > 2 + y ? x[i] * a : V[i] * x[i];",
        ["Outside"] = "double a = Math.Sqrt(S - 100); for (int i = 0; i < N; i++) c += x[i] * a * V[i]; c = y > 100 ? c : V[0] * y;",
        ["Deep"] = "for (int i = 0; i < N; i++) { double u = V[i] * x[i]; for (int k = 0; k < 40; k++) { u = 0.5 * (u * u - u); } c += x[i] > 0 ? u : V[i]; }",
        ["Times"] = "for (int i = 0; i < N; i++) c += Square(V[0] * Math.Exp(-B[1] * (0.07 * i)) - x[i]) * y;",
        ["Alternating"] = "for (int i = 0; i < N; i++) c += i % 2 == 0 ? V[i] * x[i] : Math.Sin(B[i] * y);",
        ["Rows"] = "c = V[0] * V[0]; for (int i = 0; i < N; i++) c += Dot(W.Row(i), x) * B[i] + Dot(V, W.Row(i)) * y;",
        ["Arrays"] = "var a = new double[N]; for (int i = 0; i < N; i++) a[i] = Math.Exp(V[i] * y) + x[i] * S; Vector<double> v = Vector.Of(a); c = Norm(v) + Sum(W * v);",
        ["Backwards"] = "for (int i = N - 1; i >= 0; i--) c = 0.5 * c + V[i] * x[i]; for (int i = N - 1; i >= 0; i--) c += Square(V[i] + y);",
        ["Several"] = "for (int i = 0; i < N; i++) { c += V[i] * V[i]; c += Math.Cos(x[i] * S); } for (int i = 0; i < 3; i++) c += B[i] * x[i] * y; for (int k = 0; k < 2; k++) for (int i = 0; i < N; i++) c += Square(B[i] - k);",
        ["Steps"] = "double u = S; for (int i = 0; i < N; i++) { u += 0.1 * Math.Sin(u * y) + V[i]; c += Square(u - x[i]); }",
    };

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.Clean(Usings + string.Concat(Costs.Keys.SelectMany(name => new[] { Source(name, 11, "Loops", 0), Source(name, 11, "Unrolled", int.MaxValue), Source(name, 21, "Longer", 0) }))));

    private static readonly Lazy<LoadedModel> Models = new(() => LoadedModel.From(Run.Value));

    public static TheoryData<string> Names => [.. Costs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Loops_of_the_users_stay_loops(string name)
    {
        dynamic loops = Activator.CreateInstance(Models.Value.Type(name + "Loops"))!, unrolled = Activator.CreateInstance(Models.Value.Type(name + "Unrolled"))!;
        Assert.NotNull(((Type)loops.GetType()).GetMethod("CostAndGradientOf", BindingFlags.Instance | BindingFlags.NonPublic));
        double[] expected = new double[loops.Size], actual = new double[loops.Size];
        for (int place = 0; place < 5; place++)
        {
            Close(loops.Own(place), loops.One(place, actual));
            Close(unrolled.One(place, expected), loops.One(place, actual));
            Close(expected, actual);
        }

        foreach (int count in new[] { 1, 9, 130 })
        {
            Close(unrolled.MeanOf(count, expected), loops.MeanOf(count, actual));
            Close(expected, actual);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Emitted_code_does_not_grow_with_the_rounds(string name)
    {
        // What differs from round to round, what needs the round before, and what is shared by rounds under a condition of their own, is written out.
        bool isWrittenOut = name is "Alternating" or "Steps" or "Backwards" or "Untaken";
        int few = Lines("Loops"), many = Lines("Longer");
        Assert.Equal(isWrittenOut, few != many);

        int Lines(string form) => Run.Value.Sources[$"{name}{form}.Cost.g.cs"].Count(character => character == '\n');
    }

    private static void Close(double[] expected, double[] actual)
    {
        for (int index = 0; index < expected.Length; index++)
        {
            Close(expected[index], actual[index]);
        }
    }

    private static void Close(double expected, double actual) => Assert.True(Math.Abs(expected - actual) <= 1e-13 * Math.Max(10, Math.Abs(expected)), $"expected {expected:R}, found {actual:R}");

    private static string Source(string name, int n, string form, int limit) => $$"""
        [Backprop(UnrollLimit = {{limit}})] public partial class {{name}}{{form}} : Model
        {
            private const int N = {{n}};
            [Parameter, Shape(N, N)] public partial Matrix<double> W { get; }
            [Parameter, Shape(N)] public partial Vector<double> V { get; }
            [Parameter, Shape(N)] public partial Vector<double> B { get; }
            [Parameter] public partial double S { get; set; }
            [Cost] private double Cost([Shape(N)] Vector<double> x, double y)
            {
                double c = 0;
                {{Costs[name]}}
                return c;
            }

            private static double Abs(double x) => Math.Abs(x);
            private readonly CostGradient _gradient = new();
            public {{name}}{{form}}() { for (int k = 0; k < ParameterCount; k++) { Parameters[k] = (k * 5 % 17 - 8.5) / 11; } }
            public override int Size => ParameterCount;
            private static double[] X(int i) => [.. Enumerable.Range(0, N).Select(k => Math.Sin(k + 0.7 * i))];
            private static double Y(int i) => 0.5 + 0.4 * Math.Cos(i);
            public override double Own(int i) => Cost(X(i), Y(i));
            public override double One(int i, double[] g) { double c = CostAndGradient(X(i), Y(i), _gradient); _gradient.AsSpan().CopyTo(g); return c; }
            public override double MeanOf(int count, double[] g) { double c = MeanCostAndGradient(Enumerable.Range(0, count).SelectMany(X).ToArray(), Enumerable.Range(0, count).Select(Y).ToArray(), _gradient); _gradient.AsSpan().CopyTo(g); return c; }
        }

        """;
}
