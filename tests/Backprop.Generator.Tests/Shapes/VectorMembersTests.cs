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

    private static readonly Lazy<LoadedModel> Model = new(() => LoadedModel.From("""
        using System; using Backprop; using static Backprop.Functions;
        #pragma warning disable BP0007, BP0015, BP0016 // constants among them

        """ + Source("F", int.MaxValue) + Source("Loops", 0)));

    private static string Source(string type, int limit) => $"[Backprop(UnrollLimit = {limit})] public static partial class {type}\n{{\n" + string.Concat(Costs.Select((cost, place) => $$"""
            [Cost] public static double M{{place}}([Parameter] double a, [Parameter] double b, [Parameter] double c, [Parameter] double d, double place)
            {
                int index = (int)place;
                Vector<double> v = Vector.Of(a, b * 0.7, c - a), w = Vector.Of(b, c, a * b);
                Matrix<double> m = Matrix.OfRows(v, w, Vector.Of(c, a, b * b)), n = 0.3 * m.Transpose() + m * m;
                return {{cost.Code}};
            }

        """)) + "}\n";

    public static TheoryData<string> Names => [.. Costs.Select((cost, place) => $"{place}: {cost.Code}")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_member_is_differentiated(string name)
    {
        string method = "M" + name[..name.IndexOf(':', StringComparison.Ordinal)];
        double[] at = [0.4, 0.9, 0.75, 0.3];
        (double cost, double[] gradient) = Model.Value.CostAndGradient(null, "F", method, [.. at, 1]);
        Assert.Equal(Value(at), cost);

        (double looped, double[] gradientOfLoops) = Model.Value.CostAndGradient(null, "Loops", method, [.. at, 1]);
        Assert.NotNull(Model.Value.Type("Loops").GetMethod(method + "AndGradientOf", BindingFlags.Static | BindingFlags.NonPublic));
        Assert.Equal(cost, looped, 1e-13 * Math.Max(1, Math.Abs(cost)));
        Assert.All(gradient.Zip(gradientOfLoops), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * Math.Max(1, Math.Abs(pair.First))));
        for (int place = 0; place < at.Length; place++)
        {
            const double h = 1.0 / (1 << 12);
            double At(double step) => Value([.. at.Select((x, index) => index == place ? x + (step * h) : x)]);

            // The difference of fourth order.
            double slope = name.Contains("Constant", StringComparison.Ordinal) ? 0 : ((8 * (At(1) - At(-1))) - (At(2) - At(-2))) / (12 * h);
            Assert.True(Math.Abs(slope - gradient[place]) <= 1e-8 * Math.Max(1, Math.Abs(slope)), $"{name}, partial {place}: {gradient[place]:R}, the difference is {slope:R}");
        }

        double Value(double[] x) => (double)Model.Value.Type("F").GetMethod(method)!.Invoke(null, [.. x.Cast<object>(), 1.0])!;
    }

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
