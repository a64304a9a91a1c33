using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests;

/// <summary>Long bodies are cut into parts: the same bits, in methods that the compiler optimizes.</summary>
public class PartsTests
{
    private const int MostStatements = 500;
    private const int MostBytes = 40_000;
    private const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>2-20-20-1, the parameters in blocks, in arguments, and as single precision with what is between; and many values that live long.</summary>
    private static readonly string Networks = Models.Usings + """
        [Backprop(UnrollLimit = 1_000_000)] public partial class Network
        {
            [Parameter, Shape(20, 2)] public partial Matrix<double> W1 { get; }
            [Parameter, Shape(20)] public partial Vector<double> B1 { get; }
            [Parameter, Shape(20, 20)] public partial Matrix<double> W2 { get; }
            [Parameter] public partial double B2 { get; set; }
            [Parameter, Shape(20)] public partial Vector<double> W3 { get; }

            [Cost] public double Cost(double x1, double x2, double y)
            {
                var a1 = new double[20];
                for (int i = 0; i < 20; i++) { a1[i] = Sigmoid(W1[i, 0] * x1 + W1[i, 1] * x2 + B1[i]); }
                double output = 0;
                for (int i = 0; i < 20; i++)
                {
                    double z = B2;
                    for (int j = 0; j < 20; j++) { z += W2[i, j] * a1[j]; }
                    output += W3[i] * Math.Tanh(z);
                }

                return Square(output - y);
            }

            public Network()
            {
                for (int i = 0; i < ParameterCount; i++) { Parameters[i] = Math.Sin(i) * 0.7; }
            }

            public Func<double, double> Caller()
            {
                var gradient = new CostGradient();
                return x => CostAndGradient(x, 0.25, 0.5, gradient) + gradient.W2[7, 3];
            }

            public double[] All(double x)
            {
                var gradient = new CostGradient();
                double cost = CostAndGradient(x, 0.25, 0.5, gradient);
                return [Cost(x, 0.25, 0.5), cost, .. gradient.AsSpan()];
            }
        }

        [Backprop] public static partial class Flat
        {
            public static Func<double, double> Caller() => x => CostAndGradient(x, 0.25, 0.5, out CostGradient gradient) + gradient.v;

            [Cost] public static double Cost([Parameter] double u, [Parameter] double v, double x)
            {
                var a = new double[700];
                for (int i = 0; i < a.Length; i++) { a[i] = Math.Sin(u * i + v * x); }
                double sum = 0;
                for (int i = a.Length - 1; i >= 0; i--) { sum = 0.5 * sum + a[i] * a[(i * 37) % 700]; }
                return sum;
            }

            [Cost] public static float Mixed([Parameter] double u, [Parameter] float v, int n, bool isFar)
            {
                double sum = 0;
                for (int i = 0; i < 150; i++)
                {
                    bool isOdd = (n + i) % 2 != 0 ^ isFar;
                    float part = (isOdd ? v : 0.5f * v) * (n - i);
                    sum = isOdd || sum > i ? sum * 0.5 - part * u : Math.Cos(sum) + part;
                    n += isOdd ? 3 : 1;
                }

                return (float)(sum * n);
            }
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.Clean(Networks));
    private static readonly Lazy<LoadedModel> InParts = new(() => LoadedModel.From(Run.Value));
    private static readonly Lazy<LoadedModel> InOnePiece = new(() => LoadedModel.From(GeneratorRun.InParts(int.MaxValue, Networks)));

    [Fact]
    public void A_network_in_parts_has_the_bits_of_the_one_piece()
    {
        foreach (double x in new[] { -1.25, 0, 0.75 })
        {
            double[] parts = Network(InParts.Value, x);
            Assert.Equal(Network(InOnePiece.Value, x), parts);
            Assert.Equal(parts[0], parts[1]);
            Assert.Equal(2 + 481, parts.Length);
        }

        Assert.Contains("CostAndGradientPart4(", Run.Value.Sources["Network.Cost.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cost", 0.3, -0.2, 1.5)]
    [InlineData("Mixed", 0.3, -0.2f, 3, true)]
    [InlineData("Mixed", -0.7, 0.4f, 2, false)]
    public void Values_of_all_types_go_from_one_part_to_another(string name, params object[] arguments)
    {
        string[] results = [.. new[] { InParts.Value, InOnePiece.Value }.Select(model =>
        {
            object?[] all = [.. arguments, null];
            object cost = model.Type("Flat").GetMethod(name + "AndGradient")!.Invoke(null, all)!;
            Assert.Equal(model.Type("Flat").GetMethod(name)!.Invoke(null, arguments), cost);
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{cost:R} {all[^1]}");
        })];
        Assert.Equal(results[1], results[0]);
        Assert.Contains("AndGradientPart3(", Run.Value.Sources[$"Flat.{name}.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void No_emitted_method_is_too_long_to_be_optimized()
    {
        // Sums over lanes that are written out are in one piece.
        AssertShort(Run.Value.Output.SyntaxTrees.Skip(1), isOverLanesToo: false);

        foreach (MethodInfo method in new[] { "Network", "Flat" }.SelectMany(name => InParts.Value.Type(name).GetMethods(All)))
        {
            int bytes = method.GetMethodBody()?.GetILAsByteArray()?.Length ?? 0;
            Assert.True(bytes <= MostBytes, $"{method} has {bytes} bytes");
        }
    }

    [Fact]
    public void Nothing_is_allocated_by_a_call()
    {
        Assert.Contains("double[] values = ", Run.Value.Sources["Flat.Cost.g.cs"], StringComparison.Ordinal);
        Assert.Contains("values = stackalloc double[", Run.Value.Sources["Network.Cost.g.cs"], StringComparison.Ordinal);
        foreach (Func<double, double> call in new[] { Callers("Network", 1)[0], Callers("Flat", 1)[0] })
        {
            call(0.5);
            long before = GC.GetAllocatedBytesForCurrentThread();
            call(0.25);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Theory]
    [InlineData("Network")]
    [InlineData("Flat")]
    public void Two_threads_may_use_one_model(string type)
    {
        Func<double, double>[] calls = Callers(type, 2);
        double[] points = [.. Enumerable.Range(0, 200).Select(index => (index * 0.01) - 1)];
        double[] expected = [.. points.Select(calls[0])];
        var found = new double[2][];
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(number => new Thread(() => found[number] = [.. points.Select(calls[number])]))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.All(found, values => Assert.Equal(expected, values));
    }

    [Theory]
    [InlineData("A member is called like a part", "[Backprop] public static partial class F { [Cost] public static double Cost([Parameter] double x, double values) { double gradient = Math.Sin(x * values), conditions = gradient * x; double result = Math.Exp(conditions) * gradient; return result * x * CostAndGradientPart1(x); } public static double CostAndGradientPart1(double Cost_H) => Cost_H + 1; }")]
    [InlineData("A helper is called by several parts", "[Backprop(InlineLimit = 0)] public static partial class F { [Cost] public static double Cost([Parameter] double x, double t) => H(x, t) * H(2 * x, t) + G(H(x, 3)); static double G(double x) => x * H(x, x) + H(x, 1); static double H(double x, double k) => x * Math.Sin(k * x); private static void Cost_GAndPartials() { } }")]
    [InlineData("A helper is long", "[Backprop(InlineLimit = 0)] public static partial class F { [Cost] public static double Cost([Parameter] double x, double t) => H(x, t) + H(t, x); static double H(double x, double k) { for (int i = 1; i < 20; i++) { double s = Math.Sin(x * i); x = s > 0 ? x - s * k : x + Math.Cos(s); } return x * k; } }")]
    [InlineData("A derivative of the user's yields several numbers", "[Backprop] public static partial class F { [Cost] public static double Cost([Parameter] double x, double t) { double s = x; for (int i = 1; i < 12; i++) { s += H(s, x * i, t) * s; } return s; } [Derivative(nameof(DH))] static double H(double x, double y, double t) => x * y * t; static (double, double, double) DH(double x, double y, double t) => (y * t, x * t, x * y); }")]
    [InlineData("Arguments of several kinds", "[Backprop] public static partial class F { [Cost] public static double Cost([Parameter] double x, in double t) { double z = Math.Sin(x * t), u = z * z + t, unused = Math.Exp(u); return Math.Cos(u) * z / (1 + u * u); } }")]
    [InlineData("A parameter has no influence", "[Backprop] public static partial class F { [Parameter] static partial double Idle { get; set; } [Cost] public static double Cost([Parameter] double x, double t) => Math.Sin(x) * Math.Cos(x * t) * Math.Exp(x); }")]
    public void Code_of_all_kinds_can_be_cut(string _, string code)
    {
        // Each cost is compared in parts of few statements, of one, and in one piece.
        string[] results = [.. new[] { 6, 1, int.MaxValue }.Select(most =>
        {
            GeneratorRun run = GeneratorRun.InParts(most, Models.Usings + code);
            Assert.Empty(run.Compiled.Select(GeneratorRun.Describe));
            Assert.Equal(most <= 6, run.Sources["F.Cost.g.cs"].Contains("In 2 parts", StringComparison.Ordinal) || run.Sources["F.Cost.g.cs"].Contains("parts, because", StringComparison.Ordinal));
            (double cost, double[] gradient) = LoadedModel.From(run).CostAndGradient(null, "F", "Cost", 0.7, -0.4);
            return string.Join(" ", gradient.Prepend(cost).Select(number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        })];
        Assert.Equal(results[2], results[0]);
        Assert.Equal(results[2], results[1]);
    }

    [Fact]
    public void The_parts_of_a_struct_read_its_parameters()
    {
        const string code = "[Backprop] public partial struct P { [Parameter] public partial double W { get; set; } [Cost] public double Cost(double x) { double a = Sigmoid(W * x), b = Sigmoid(W * a), c = Sigmoid(a * b); return Square(a * b * c - x); } }";
        double[][] results = [.. new[] { 4, int.MaxValue }.Select(most =>
        {
            LoadedModel model = LoadedModel.From(GeneratorRun.InParts(most, Models.Usings + code));
            (double cost, double[] gradient) = model.CostAndGradient(model.Instance("P", 0.75), "P", "Cost", 1.5);
            return new[] { cost, gradient[0] };
        })];
        Assert.Equal(results[1], results[0]);
    }

    [Fact]
    public void Three_hundred_parameters_descend_as_a_block()
    {
        string code = Models.Usings + "[Backprop] public partial class F { "
            + string.Concat(Enumerable.Range(0, 300).Select(index => $"[Parameter] public partial double P{index} {{ get; set; }} "))
            + "[Cost] public double Cost(double x) => " + string.Join(" + ", Enumerable.Range(0, 300).Select(index => $"P{index} * Math.Sin(x * {index})"))
            + "; public void Step() { CostAndGradient(0.5, out CostGradient gradient); Descend(gradient, 0.25); } }";
        LoadedModel model = LoadedModel.From(code);
        object instance = model.Instance("F", [.. Enumerable.Range(0, 300).Select(index => (double)index)]);
        model.Type("F").GetMethod("Step")!.Invoke(instance, null);
        Assert.All(Enumerable.Range(0, 300), index => Assert.Equal(index - (0.25 * Math.Sin(0.5 * index)), (double)model.Type("F").GetProperty($"P{index}")!.GetValue(instance)!));
    }

    [Fact]
    public void Very_many_parts_are_called_in_groups()
    {
        const string code = "[Backprop] public static partial class F { [Cost] public static double Cost([Parameter] double u, double x) { double s = x; for (int i = 1; i < 300; i++) { s = Math.Sin(s * u) + i; } return s; } }";
        GeneratorRun run = GeneratorRun.InParts(2, Models.Usings + code);
        Assert.Contains("CostAndGradientParts2(", run.Sources["F.Cost.g.cs"], StringComparison.Ordinal);
        AssertShort(run.Output.SyntaxTrees.Skip(1), isOverLanesToo: false);
        (double cost, double[] gradient) = LoadedModel.From(run).CostAndGradient(null, "F", "Cost", 0.7, 0.4);
        (double whole, double[] gradientOfWhole) = LoadedModel.From(GeneratorRun.InParts(int.MaxValue, Models.Usings + code)).CostAndGradient(null, "F", "Cost", 0.7, 0.4);
        Assert.Equal((whole, gradientOfWhole[0]), (cost, gradient[0]));
    }

    [Theory]
    [InlineData("class")]
    [InlineData("struct")]
    public void Six_hundred_parameters_begin_in_parts(string kind)
    {
        GeneratorRun run = GeneratorRun.Clean(Models.Usings + $"[Backprop] public partial {kind} F {{ "
            + string.Concat(Enumerable.Range(0, 600).Select(index => $"[Parameter, Initialize(Initialization.Constant, {index})] public partial double P{index} {{ get; set; }} "))
            + "[Cost] public double Cost(double x) => P0 * x + P299 * Math.Sin(x) + " + string.Join(" + ", Enumerable.Range(0, 600).Select(index => $"P{index}")) + "; public static double[] All() { var f = new F(); f.InitializeParameters(new Random(1)); return f.Parameters.ToArray(); } }");
        Assert.Equal([.. Enumerable.Range(0, 600).Select(index => (double)index)], (double[])LoadedModel.From(run).Type("F").GetMethod("All")!.Invoke(null, null)!);
        Assert.Contains("static void Part3(", run.Sources["F.Parameters.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Loops_over_fifty_steps_are_cut()
    {
        const string code = """
            [Backprop] public partial class Cell
            {
                [Parameter, Shape(7, 7)] public partial Matrix<double> U { get; }
                [Parameter, Shape(7, 3)] public partial Matrix<double> V { get; }
                [Parameter, Shape(7)] public partial Vector<double> B { get; }
                [Parameter] public partial double Scale { get; set; }
                [Cost] public double Cost([Shape(50, 3)] Matrix<double> steps, double y) => Square(Last(steps) - y);
                [Batched] public double Last([Shape(50, 3)] Matrix<double> steps)
                {
                    Vector<double> h = B;
                    double sum = 0;
                    for (int t = 0; t < steps.Rows; t++)
                    {
                        double gate = Sigmoid(Dot(h, B) + Norm(V));
                        h = Tanh(gate * (U * h) + V * steps.Row(t) + B);
                        sum = 0.5 * sum + Sum(h) * gate;
                    }

                    return sum * Scale;
                }

                public double[] All()
                {
                    for (int i = 0; i < ParameterCount; i++) { Parameters[i] = Math.Sin(i) * 0.4; }
                    double[] steps = [.. System.Linq.Enumerable.Range(0, 9 * 150).Select(i => Math.Cos(i))], y = [.. System.Linq.Enumerable.Range(0, 9).Select(i => i * 0.1)], last = new double[9];
                    CostGradient one = new(), mean = new();
                    double cost = CostAndGradient(steps.AsSpan(0, 150), y[0], one), average = MeanCostAndGradient(steps, y, mean);
                    Last(steps, last);
                    return [Cost(new Matrix<double>(50, 3, steps[..150]), y[0]), cost, average, MeanCost(steps, y), .. last, .. one.AsSpan(), .. mean.AsSpan()];
                }
            }
            """;
        GeneratorRun run = GeneratorRun.Clean(Models.Usings + "using System.Linq;\n" + code);
        LoadedModel parts = LoadedModel.From(run), whole = LoadedModel.From(GeneratorRun.InParts(int.MaxValue, Models.Usings + "using System.Linq;\n" + code));
        double[] results = All(parts);
        Assert.Equal(All(whole), results);
        Assert.Equal(results[0], results[1], 1e-13 * Math.Abs(results[0]));
        Assert.Contains("CostAndGradientOfPart3<TLane>", run.Sources["Cell.Cost.g.cs"], StringComparison.Ordinal);
        Assert.Contains("SumCostAndGradientPart3<TLane>", run.Sources["Cell.Cost.g.cs"], StringComparison.Ordinal);
        AssertShort(run.Output.SyntaxTrees.Skip(1), isOverLanesToo: true);

        static double[] All(LoadedModel model) => (double[])model.Type("Cell").GetMethod("All")!.Invoke(Activator.CreateInstance(model.Type("Cell")), null)!;
    }

    private static void AssertShort(IEnumerable<SyntaxTree> emitted, bool isOverLanesToo)
    {
        foreach (BaseMethodDeclarationSyntax method in emitted.SelectMany(tree => tree.GetRoot().DescendantNodes()).OfType<BaseMethodDeclarationSyntax>().Where(method => isOverLanesToo || method is not MethodDeclarationSyntax { TypeParameterList: not null }))
        {
            int statements = method.DescendantNodes().OfType<StatementSyntax>().Count(statement => statement is not BlockSyntax);
            Assert.True(statements <= MostStatements, $"{statements} statements in {method.ToString().Split('{')[0]}");
        }
    }

    private static double[] Network(LoadedModel model, double x) =>
        (double[])model.Type("Network").GetMethod("All")!.Invoke(Activator.CreateInstance(model.Type("Network")), [x])!;

    /// <summary>What calls one model.</summary>
    private static Func<double, double>[] Callers(string type, int count)
    {
        object? instance = type == "Flat" ? null : Activator.CreateInstance(InParts.Value.Type(type));
        MethodInfo caller = InParts.Value.Type(type).GetMethod("Caller")!;
        return [.. Enumerable.Range(0, count).Select(_ => (Func<double, double>)caller.Invoke(instance, null)!)];
    }
}
