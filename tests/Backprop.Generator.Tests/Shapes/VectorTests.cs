namespace Backprop.Generator.Tests.Shapes;

/// <summary>Vectors and matrices inside of costs over numbers: emitted code against the cost method, as it runs, and its differences.</summary>
public class VectorTests
{
    private const string Usings = "using System; using Backprop; using static Backprop.Functions;\n";

    private static readonly Lazy<LoadedModel> Model = new(() => LoadedModel.From(Usings + """
        [Backprop] public static partial class F
        {
            // A point, turned and moved, and where a camera sees it.
            [Cost] public static double Camera([Parameter] double angle, [Parameter] double u, [Parameter] double v, [Parameter] double focal)
            {
                (double sin, double cos) = Math.SinCos(angle);
                Matrix<double> rotation = Matrix.OfRows(Vector.Of(cos, -sin, 0), Vector.Of(sin, cos, 0), Vector.Of(0, 0, 1.0));
                Vector<double> point = rotation * Vector.Of(0.3, -0.2, 2.0) + Vector.Of(u, v, 0.5);
                Vector<double> seen = focal * point[..2] / point[2];
                Vector<double> off = seen - Vector.Of(0.1, 0.25);
                return off.Dot(off);
            }

            [Cost] public static double Algebra([Parameter] double a, [Parameter] double b, [Parameter] double c, [Parameter] double d)
            {
                Vector<double> v = Vector.Of(a, b), w = new[] { c, d };
                Matrix<double> m = v.Outer(w) + Matrix.OfRows(w, v).Transpose() - 0.5 * (v.Outer(v) * w.Outer(v));
                Vector<double> z = (v * m) + m.TransposeThisAndMultiply(w) - (-v) / 3 + (1 - w.PointwiseMultiply(v)).PointwiseDivide(2 + w.PointwiseMultiply(w));
                double sum = 0;
                for (int i = 0; i < z.Length; i++)
                {
                    sum += (i + 1) * z[i] * m[i, 1 - i] + m.Row(i)[^1] * m.Column(i)[0];
                }

                Vector<double> both = Vector.Concatenate(z, v);
                return both[1..3].Dot(both[^2..]) + sum * (m.Rows + m.Columns + both.Length);
            }

            [Cost] public static float Single([Parameter] float a, [Parameter] float b, float x, bool isFar)
            {
                Vector<float> v = Vector.Of(a, b, a * b), w = isFar ? v * x : v + x;
                return Scaled(w, 2).Dot(v);
            }

            private static Vector<float> Scaled(Vector<float> v, float factor) => v * factor;
        }
        """));

    [Theory]
    [InlineData("Camera", 0.4, 0.1, -0.3, 1.7)]
    [InlineData("Algebra", 0.7, -1.2, 0.4, 1.9)]
    public void Gradients_of_costs_with_vectors_agree_with_differences(string name, params double[] at)
    {
        (double cost, double[] gradient) = Model.Value.CostAndGradient(null, "F", name, at);
        Assert.Equal(Value(at), cost);
        for (int place = 0; place < at.Length; place++)
        {
            const double h = 1.0 / (1 << 12);
            double At(double step) => Value([.. at.Select((x, index) => index == place ? x + (step * h) : x)]);

            // The difference of fourth order.
            double slope = ((8 * (At(1) - At(-1))) - (At(2) - At(-2))) / (12 * h);
            Assert.True(Math.Abs(slope - gradient[place]) <= 1e-9 * Math.Max(1, Math.Abs(slope)), $"{name}, partial {place}: {gradient[place]:R}, the difference is {slope:R}");
        }

        double Value(double[] x) => (double)Model.Value.Type("F").GetMethod(name)!.Invoke(null, [.. x.Cast<object>()])!;
    }

    [Theory]
    [InlineData("(Matrix.OfRows(v, v) * Vector.Of(a, b, a)).Dot(v)", "BP0019 [Matrix.OfRows(v, v) * Vector.Of(a, b, a)] 'Matrix.OfRows(v, v)' is 2×2 and 'Vector.Of(a, b, a)' has length 3: a product needs as many rows on the right as there are columns on the left")]
    [InlineData("Sum(v + Vector.Of(a, b, a))", "BP0019 [v + Vector.Of(a, b, a)] 'v' has length 2 and 'Vector.Of(a, b, a)' has length 3: both must have the same shape")]
    [InlineData("v[2]", "BP0005 [v[2]] 'v[2]', of 2, cannot be differentiated: keep the index within the bounds")]
    [InlineData("v[^3]", "BP0005 [v[^3]] 'v[^3]', of 2, cannot be differentiated: keep the index within the bounds")]
    [InlineData("v[1..1].Length * a", "BP0005 [v[1..1]] The part from 1 to 1 of 2 entries cannot be differentiated: keep it within the bounds, and leave at least one")]
    [InlineData("Matrix.OfRows(v, v)[i, 0]", "BP0005 [Matrix.OfRows(v, v)[i, 0]] An index that depends on data cannot be differentiated: make it a constant, or a variable of a loop whose bounds are constants")]
    [InlineData("CrossEntropy(v, 2)", "BP0005 [CrossEntropy(v, 2)] 'CrossEntropy(v, 2)', of 2, cannot be differentiated: keep the index within the bounds")]
    [InlineData("Sum(Matrix.OfRows(v, v).Row(2))", "BP0005 [Matrix.OfRows(v, v).Row(2)] 'Matrix.OfRows(v, v).Row(2)', of 2, cannot be differentiated: keep the index within the bounds")]
    [InlineData("Sum(Matrix.OfRows(v, Vector.Of(a)))", "BP0005 [Matrix.OfRows(v, Vector.Of(a))] 'Matrix.OfRows(v, Vector.Of(a))', whose rows have several lengths, cannot be differentiated: make them equally long")]
    [InlineData("v[0] = 3", "BP0005 [v[0]] 'v[0]', which is written to or referred to, cannot be differentiated: make a vector of the new entries: vectors and matrices are values here")]
    [InlineData("Sum<double>(array) * a", "BP0005 [array] 'array' as 'Vector<double>' cannot be differentiated: write Vector.Of(…), a copy, so that nothing else can change its entries")]
    [InlineData("v.ToArray()[0]", "BP0006 [v.ToArray()] Backprop knows no derivative of 'v.ToArray()': use the operators and functions that docs/vectors.md lists")]
    [InlineData("(i > 0 ? v : Vector.Of(a)).Dot(v)", "BP0005 [i > 0 ? v : Vector.Of(a)] A choice between vectors of several lengths cannot be differentiated: choose between vectors or matrices of one shape")]
    [InlineData("new Vector<double>(i)[0] * a", "BP0005 [new Vector<double>(i)] 'new Vector<double>(i)', whose size is not a positive constant of at most 200000 entries, cannot be differentiated: write such a constant")]
    [InlineData("new Matrix<double>(1000, 1000)[0, 0] * a", "BP0005 [new Matrix<double>(1000, 1000)] 'new Matrix<double>(1000, 1000)', whose size is not a positive constant of at most 200000 entries, cannot be differentiated: write such a constant")]
    [InlineData("new Vector<double>(array)[0] * a", "BP0005 [new Vector<double>(array)] 'new Vector<double>(array)' cannot be differentiated: write Vector.Of(…) or Matrix.OfRows(…), copies, so that nothing else can change their entries")]
    public void What_cannot_be_read_is_refused_in_its_place(string expression, string message)
    {
        GeneratorRun run = GeneratorRun.Of(Usings + $$"""
            [Backprop] public static partial class F
            {
                [Cost] public static double Cost([Parameter] double a, [Parameter] double b, int i)
                {
                    double[] array = [a, b];
                    Vector<double> v = Vector.Of(a, b);
                    return {{expression}};
                }
            }
            """);
        Assert.Equal([message], run.Analyzed.Select(GeneratorRun.Describe));
        Assert.Empty(run.Compiled.Select(GeneratorRun.Describe));
    }

    [Fact]
    public void Entries_may_be_constants_of_any_spelling_over_double_and_float()
    {
        LoadedModel model = LoadedModel.From(Usings + """
            [Backprop] public static partial class Rows
            {
                const double Less = -2;

                [Cost] public static double Cost([Parameter] double a, double x)
                {
                    var turn = Matrix.OfRows<double>([0, -1, 1.0 / 3], [Less, a, -0.0]);
                    Vector<double> mask = [0, double.NegativeInfinity, 1e-7];
                    return Sum(turn * Softmax(mask + a * x)) + Sum(turn);
                }

                [Cost] public static float Single([Parameter] float a, float x)
                {
                    Vector<float> v = [a, 0.5f, -1.0f, 1], w = v * x;
                    v += w;
                    v -= 2;
                    return Dot(v, w);
                }

                public static bool Agrees() =>
                    CostAndGradient(2, 3, out _) == Cost(2, 3) && MeanCost(2, [3]) == Cost(2, 3) && SingleAndGradient(2, 3, out _) == Single(2, 3) && MeanSingle(2, [3]) == Single(2, 3);
            }
            """);
        Assert.True((bool)model.Type("Rows").GetMethod("Agrees")!.Invoke(null, null)!);
    }

    [Fact]
    public void What_is_copied_counts_as_written_out()
    {
        GeneratorRun run = GeneratorRun.Of(Usings + """
            [Backprop] public static partial class F
            {
                [Cost] public static double Cost([Parameter] double a)
                {
                    Vector<double> v = [a];
                    for (int i = 0; i < 20; i++)
                    {
                        v = Concatenate(v, v);
                    }

                    return Sum(v);
                }
            }
            """);
        Assert.StartsWith("BP0005 [v] 'v' cannot be differentiated: written out, the vectors and matrices of the cost have more than 200000 operations", GeneratorRun.Describe(Assert.Single(run.Analyzed)), StringComparison.Ordinal);
    }

    [Fact]
    public void Methods_may_take_and_return_vectors_written_out_or_emitted_once()
    {
        LoadedModel model = LoadedModel.From(Usings + """
            [Backprop(InlineLimit = 0)] public static partial class F
            {
                [Cost] public static double Cost([Parameter] double a, [Parameter] double b, double x)
                {
                    double[] array = [a, x];
                    Vector<double> v = Vector.Of(array);
                    array[0] = 7;
                    return Length(Turned(v), factor: b) + Mixed(a, b) * Mixed(b, x) + Mixed(x, a) + array[0];
                }

                static Vector<double> Turned(Vector<double> v) => Vector.Of(-v[1], v[0]);

                static double Length(in Vector<double> v, double factor) => factor * Norm(v);

                static double Mixed(double s, double t)
                {
                    Vector<double> v = [s, t, s * t, s + t], w = Softmax(v);
                    return v.Dot(w) + Sum(v.Outer(w) * v) + Math.Tanh(s) * LogSumExp(w);
                }
            }
            """);
        double[] at = [0.4, 0.9, -0.7];
        (double cost, double[] gradient) = model.CostAndGradient(null, "F", "Cost", at);
        Assert.Equal(Value(at), cost);
        Assert.Equal((Value([at[0] + 1e-5, at[1], at[2]]) - Value([at[0] - 1e-5, at[1], at[2]])) / 2e-5, gradient[0], 1e-7);
        Assert.Equal((Value([at[0], at[1] + 1e-5, at[2]]) - Value([at[0], at[1] - 1e-5, at[2]])) / 2e-5, gradient[1], 1e-7);

        double Value(double[] x) => (double)model.Type("F").GetMethod("Cost")!.Invoke(null, [.. x.Cast<object>()])!;
    }

    [Fact]
    public void What_would_be_too_much_when_written_out_is_refused()
    {
        string entries = string.Join(", ", Enumerable.Range(0, 150).Select(place => $"{place} * a"));
        GeneratorRun run = GeneratorRun.Of(Usings + $$"""
            [Backprop] public static partial class F
            {
                [Cost] public static double Cost([Parameter] double a, bool isHalf)
                {
                    Vector<double> v = [{{entries}}];
                    return Sum(v.Outer(v) * v.Outer(v)) * (isHalf ? 0.5 : 1);
                }

                [Cost] public static double WithoutSamples([Parameter] double a)
                {
                    Vector<double> v = [{{entries}}];
                    return Sum(v.Outer(v) * v.Outer(v));
                }
            }
            """);
        Assert.Equal(["BP0022 [Cost] 'Cost' cannot be computed with loops over entries because of the truth value 'isHalf', and written out it would have more than 200000 operations: pass a number instead, 0 or 1"], run.Analyzed.Select(GeneratorRun.Describe));
    }

    [Theory]
    [InlineData("int k", "k > 1 ? v : -v", "the integer 'k', which is more than an index", "pass a number of the parameters' type")]
    [InlineData("bool isLeft", "isLeft ? v : -v", "the truth value 'isLeft'", "pass a number instead, 0 or 1")]
    [InlineData("Point p", "p.X * v", "'p.X', a part of a struct", "pass it as an argument of its own")]
    [InlineData("double t", "v * Own(t)", "a function with a derivative of its own", "compute it by operations on vectors")]
    [InlineData("double t", "B", "a result that is the same for every sample", "call the method by itself")]
    public void Batches_of_vectors_need_loops(string argument, string result, string what, string remedy)
    {
        GeneratorRun run = GeneratorRun.Of(Usings + $$"""
            public readonly record struct Point(double X);
            [Backprop] public partial class F
            {
                [Parameter, Shape(4)] public partial Vector<double> B { get; }
                [Cost] public double Cost([Shape(4)] Vector<double> x) => Dot(B, x);
                [Batched] public Vector<double> Outputs([Shape(4)] Vector<double> x, {{argument}}) { Vector<double> v = Tanh(x + B); return {{result}}; }
                private static double Own(double x) => x * x;
                [Derivative(nameof(Own))] private static double OwnSlope(double x) => 2 * x;
            }
            """);
        Assert.Equal([$"BP0022 [Outputs] 'Outputs' cannot be computed with loops over entries because of {what}, and batches of results that are vectors need loops: {remedy}"], run.Analyzed.Select(GeneratorRun.Describe));
        Assert.Empty(run.Compiled.Select(GeneratorRun.Describe));
    }

    [Fact]
    public void An_index_beyond_the_last_entry_makes_the_cost_NaN()
    {
        LoadedModel model = LoadedModel.From(Usings + """
            [Backprop] public static partial class F
            {
                [Cost] public static double Cost([Parameter] double a, [Parameter] double b, double at) => CrossEntropy(Vector.Of(a, b), (int)at);
            }
            """);
        Assert.Equal(Math.Exp(-40), model.CostAndGradient(null, "F", "Cost", 41, 1, 0).Cost, 1e-30);
        Assert.Equal(40, model.CostAndGradient(null, "F", "Cost", 41, 1, 1).Cost);
        Assert.Equal(double.NaN, model.CostAndGradient(null, "F", "Cost", 41, 1, 2).Cost);
        Assert.Equal(double.NaN, model.CostAndGradient(null, "F", "Cost", 41, 1, -1).Cost);
    }
}
