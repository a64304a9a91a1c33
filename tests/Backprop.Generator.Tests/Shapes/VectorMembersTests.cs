using System.Reflection;

namespace Backprop.Generator.Tests.Shapes;

/// <summary>Every member of vectors and matrices in a cost of its own: found by reflection, so that none can be forgotten, and held against the method itself and its differences.</summary>
public class VectorMembersTests
{
    /// <summary>What has no place in an equation.</summary>
    private static readonly string[] NoEquations = ["AsSpan", "CopyTo", "ToArray", "Equals", "GetHashCode", "ToString", "GetEnumerator", "op_Implicit", "op_Equality", "op_Inequality", "OfArray", "GetType"];

    private static readonly Dictionary<string, string> Operators = new() { ["op_Addition"] = "+", ["op_Subtraction"] = "-", ["op_UnaryNegation"] = "-", ["op_Multiply"] = "*", ["op_Division"] = "/" };

    private static readonly (string Name, string Code)[] Costs =
    [
        .. new[] { typeof(Vector<double>), typeof(Matrix<double>) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Concat(typeof(Functions).GetMethods().Where(method => method.IsGenericMethod).Select(method => method.MakeGenericMethod(typeof(double))))
            .Where(method => !NoEquations.Contains(method.Name) && !method.Name.StartsWith("get_", StringComparison.Ordinal))
            .Select(Cost),
        ("Length", "v.Length * v[0] + v[^1]"),
        ("Entries", "m.Rows * m[0, 1] + m.Columns * m[2, 0] + m.Entries[4]"),
        ("Ranges", "v[..2].Dot(w[1..]) + v[^2..^1][0]"),
        ("OfRows", "Sum(Matrix.OfRows(v, w) * m)"),
        ("Pick", "v[index] * w[index]"),
        ("CrossEntropyOfIndex", "CrossEntropy(v, index)"),
    ];

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.Clean("""
        using System; using Backprop; using static Backprop.Functions;
        #pragma warning disable BP0007, BP0015, BP0016 // constants among them

        """ + Source("F", int.MaxValue) + Source("Loops", 0)));

    private static readonly Lazy<LoadedModel> Model = new(() => LoadedModel.From(Run.Value));

    // Every number that a member gets differs from sample to sample: in a batch, all members are computed over blocks.
    private static string Source(string type, int limit) => $"[Backprop(UnrollLimit = {limit})] public static partial class {type}\n{{\n" + string.Concat(Costs.Select((cost, place) => $$"""
            [Cost] public static double M{{place}}([Parameter] double a, [Parameter] double b, [Parameter] double c, [Parameter] double e, double x, int index)
            {
                double d = e * x;
                Vector<double> v = Vector.Of(a * x, b * 0.7, c - a), w = Vector.Of(b, c, a * b * x);
                Matrix<double> m = Matrix.OfRows(v, w, Vector.Of(c, a, b * b)), n = 0.3 * m.Transpose() + m * m;
                return {{cost.Code}};
            }

            public static double[] MeanOfM{{place}}(double[] at, double[] x, int[] index)
            {
                double cost = MeanM{{place}}AndGradient(at[0], at[1], at[2], at[3], x, index, out M{{place}}Gradient gradient);
                return [cost, .. gradient.AsSpan()];
            }

        """)) + "}\n";

    public static TheoryData<string> Names => [.. Costs.Select((cost, place) => $"{place}: {cost.Code}")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_member_is_differentiated(string name)
    {
        string method = MethodOf(name);
        double[] at = [0.4, 0.9, 0.75, 0.3];
        (double cost, double[] gradient) = One("F", method, at, 1.0, 1);
        Assert.Equal(Value(at), cost);

        (double looped, double[] gradientOfLoops) = One("Loops", method, at, 1.0, 1);
        Assert.NotNull(Model.Value.Type("Loops").GetMethod(method + "AndGradientOf", BindingFlags.Static | BindingFlags.NonPublic));
        Agree([cost, .. gradient], [looped, .. gradientOfLoops], name);
        for (int place = 0; place < at.Length; place++)
        {
            const double h = 1.0 / (1 << 12);
            double At(double step) => Value([.. at.Select((x, index) => index == place ? x + (step * h) : x)]);

            // The difference of fourth order.
            double slope = name.Contains("Constant", StringComparison.Ordinal) ? 0 : ((8 * (At(1) - At(-1))) - (At(2) - At(-2))) / (12 * h);
            Assert.True(Math.Abs(slope - gradient[place]) <= 1e-8 * Math.Max(1, Math.Abs(slope)), $"{name}, partial {place}: {gradient[place]:R}, the difference is {slope:R}");
        }

        double Value(double[] x) => (double)Model.Value.Type("F").GetMethod(method)!.Invoke(null, [.. x.Cast<object>(), 1.0, 1])!;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_member_is_averaged_over_blocks(string name)
    {
        const int samples = 11;
        string method = MethodOf(name);
        double[] at = [0.4, 0.9, 0.75, 0.3], x = [.. Enumerable.Range(0, samples).Select(sample => 0.8 + (0.03 * sample))];
        int[] index = [.. Enumerable.Range(0, samples).Select(sample => sample % 3)];
        double[] mean = new double[1 + at.Length];
        for (int sample = 0; sample < samples; sample++)
        {
            (double cost, double[] gradient) = One("F", method, at, x[sample], index[sample]);
            mean = [.. mean.Zip([cost, .. gradient], (sum, value) => sum + (value / samples))];
        }

        Agree(mean, (double[])Model.Value.Type("Loops").GetMethod("MeanOf" + method)!.Invoke(null, [at, x, index])!, name);
        Assert.Contains("global::Backprop.LayerBlock.Samples;", Run.Value.Sources[$"Loops.{method}.g.cs"], StringComparison.Ordinal);
    }

    private static string MethodOf(string name) => "M" + name[..name.IndexOf(':', StringComparison.Ordinal)];

    private static (double Cost, double[] Gradient) One(string type, string method, double[] at, double x, int index)
    {
        object?[] all = [.. at.Cast<object>(), x, index, null];
        double cost = (double)Model.Value.Type(type).GetMethod(method + "AndGradient")!.Invoke(null, all)!;
        object gradient = all[^1]!;
        return (cost, [.. gradient.GetType().GetFields().Select(field => (double)field.GetValue(gradient)!)]);
    }

    private static void Agree(double[] expected, double[] actual, string name) =>
        Assert.All(expected.Zip(actual), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= 1e-12 * Math.Max(1, Math.Abs(pair.First)), $"{name}: expected {pair.First:R}, found {pair.Second:R}"));

    private static (string Name, string Code) Cost(MethodInfo method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        string[] vectors = ["v", "w"];
        string[] matrices = ["m", "n"];
        int used = 0;
        IEnumerable<Type> types = parameters.Select(parameter => parameter.ParameterType);
        string[] operands = [.. (method.IsStatic ? types : types.Prepend(method.DeclaringType!)).Select(type =>
            type == typeof(Vector<double>) ? vectors[used++ % 2] : type == typeof(Matrix<double>) ? matrices[used++ % 2] : type == typeof(int) ? "1" : type == typeof(double) ? "d" : "v, w")];
        string call = Operators.TryGetValue(method.Name, out string? symbol) ? (operands.Length == 1 ? symbol + operands[0] : $"({operands[0]} {symbol} {operands[1]})")
            : method.IsStatic ? $"{method.Name}({(method.Name == "Acosh" ? "1.5 + " : "")}{string.Join(", ", operands)})"
            : $"{operands[0]}.{method.Name}({string.Join(", ", operands[1..])})";
        call = method.Name == "Clamp" ? call.Replace("d, d", "0.3, 0.8", StringComparison.Ordinal) : method.Name == "Acosh" && operands[0] == "m" ? "Acosh(1.5 * Matrix.OfRows(Vector.Of(a + 2, b + 1), Vector.Of(c + 3, d + 1)))" : call;
        return (method.Name, method.ReturnType == typeof(Vector<double>) ? $"({call}).Dot(Sin({call}))" : method.ReturnType == typeof(Matrix<double>) ? $"Sum(({call}).PointwiseMultiply(Sin({call})))" : call);
    }
}
