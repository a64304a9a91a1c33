using System.Globalization;
using System.Runtime.CompilerServices;

namespace Backprop.Generator.Tests;

/// <summary>The generated members for every kind of type, with every kind of name, in every culture.</summary>
public class MembersTests
{
    private const string Members = "[Parameter] public partial double W { get; set; } [Parameter] public partial double B { get; set; } [Cost] double Cost(double x, double y) => Square(Sigmoid(W * x + B) - y);";

    [Theory]
    [InlineData("[Backprop] public partial class Net { MEMBERS }", "Net")]
    [InlineData("[Backprop] public partial struct Net { MEMBERS }", "Net")]
    [InlineData("[Backprop] public partial record Net { MEMBERS }", "Net")]
    [InlineData("[Backprop] public sealed partial record class Net { MEMBERS }", "Net")]
    [InlineData("[Backprop] public partial record struct Net { MEMBERS }", "Net")]
    [InlineData("namespace A.B; [Backprop] public partial class Net { MEMBERS }", "A.B.Net")]
    [InlineData("namespace A.@class { namespace B { [Backprop] internal partial class @event { MEMBERS } } }", "A.class.B.event")]
    [InlineData("public partial class Outer { internal partial interface IInner { [Backprop] public partial struct Net { MEMBERS } } }", "Outer+IInner+Net")]
    public void Every_kind_of_type_gets_them(string code, string type)
    {
        LoadedModel model = LoadedModel.From(Models.Usings + code.Replace("MEMBERS", Members, StringComparison.Ordinal));
        object net = model.Instance(type, 0.5, -0.25);
        (double cost, double[] gradient) = model.CostAndGradient(net, type, "Cost", 2, 1);

        Dual a = Dual.Sigmoid((new Dual(0.5, 1) * 2) + -0.25);
        Assert.Equal(model.Cost(net, type, "Cost", 2, 1), cost);
        Numbers.AssertClose(Dual.Square(a - 1).Slope, gradient[0], 1e-13, "∂C/∂W");
        Numbers.AssertClose(Dual.Square(a - 1).Slope / 2, gradient[1], 1e-13, "∂C/∂B");
    }

    [Fact]
    public void Generic_types_get_them()
    {
        LoadedModel model = LoadedModel.From(Models.Usings + "partial class Outer<T> { [Backprop] internal partial class Net<@in> where @in : class { " + Members + " } }");
        Type type = model.Type("Outer`1+Net`1").MakeGenericType(typeof(int), typeof(string));
        object?[] arguments = [2.0, 1.0, null];
        Assert.Equal(0.25, type.GetMethod("CostAndGradient")!.Invoke(Activator.CreateInstance(type), arguments));
    }

    [Fact]
    public void Static_types_and_marked_arguments_get_them()
    {
        LoadedModel model = LoadedModel.From(Models.Rosenbrock, Models.Usings + """
            [Backprop] static partial class Shared
            {
                [Parameter] public static partial double W { get; set; }
                [Cost] static double Cost(double x, [Parameter] double b) => W * x + b;
            }
            """);
        (double cost, double[] gradient) = model.CostAndGradient(null, "Surfaces.Valley", "Rosenbrock", -1.5, 2);
        Assert.Equal(6.25 + (100 * 0.0625), cost);
        Assert.Equal([(-400 * -0.25 * -1.5) - (2 * 2.5), 200 * -0.25], gradient);

        model.Type("Shared").GetProperty("W")!.SetValue(null, 3.0);
        Assert.Equal((3.5 * 3) + 2, model.CostAndGradient(null, "Shared", "Cost", 3.5, 2).Cost);
        Assert.Equal([3.5, 1], model.CostAndGradient(null, "Shared", "Cost", 3.5, 2).Gradient);
    }

    [Fact]
    public void Several_costs_and_several_parts_in_several_files_work_together()
    {
        LoadedModel model = LoadedModel.From(
            Models.Usings + "namespace N; [Backprop] public partial class Net { [Parameter] public partial double W { get; set; } private partial double Predict(double x); }",
            Models.Usings + "namespace N; partial class Net { [Parameter] protected internal partial double B { get; private set; } [Cost] public partial double Cost(double x, double y); private partial double Predict(double x) => Layer(b: B, w: W, a: x); }",
            Models.Usings + "namespace N; partial class Net { public partial double Cost(double x, double y) => Square(Predict(x) - y); static double Layer(double w, double a, double b = 1) => Sigmoid(w * a + b); [Cost] double Penalty() { var sum = W * W; sum += B * B; return sum; } }");
        Type net = model.Type("N.Net");
        object instance = Activator.CreateInstance(net)!;
        net.GetProperty("W")!.SetValue(instance, 3.0);

        Assert.Equal([6, 0], model.CostAndGradient(instance, "N.Net", "Penalty").Gradient);
        Assert.Equal(model.Cost(instance, "N.Net", "Cost", 0.5, 1), model.CostAndGradient(instance, "N.Net", "Cost", 0.5, 1).Cost);
        Assert.Null(net.GetMethod("MeanPenalty"));
        Assert.Equal(2, net.GetMethods().Count(method => method.Name == "Descend"));
    }

    [Fact]
    public void Arguments_may_be_reassigned()
    {
        LoadedModel model = LoadedModel.From(Models.Usings + """
            [Backprop] static partial class F
            {
                [Cost] public static double Reassigned([Parameter] double p, [Parameter] double q)
                {
                    double t;
                    t = p * (q = q * q);
                    p *= t += q;
                    { var inner = p / 4; p -= inner; }
                    return +p - (-(t));
                }
            }
            """);
        Dual Oracle(Dual p, Dual q)
        {
            q *= q;
            Dual t = (p * q) + q;
            p *= t;
            return p - (p / 4) + t;
        }

        double[] gradient = model.CostAndGradient(null, "F", "Reassigned", 1.25, -0.75).Gradient;
        Numbers.AssertClose(Oracle(new(1.25, 1), -0.75).Slope, gradient[0], 1e-14, "∂/∂p");
        Numbers.AssertClose(Oracle(1.25, new(-0.75, 1)).Slope, gradient[1], 1e-14, "∂/∂q");
    }

    [Fact]
    public void Hostile_names_get_out_of_each_others_way()
    {
        LoadedModel model = LoadedModel.From(Models.Usings + """
            namespace Hostile
            {
                static class Math { public static double Exp(double x) => throw new InvalidOperationException(); }

                [Backprop] public partial class Functions
                {
                    [Parameter] public partial double @class { get; set; }
                    [Parameter] public partial double W1 { get; set; }
                    [Parameter] internal partial double C { get; set; }
                    [Parameter] public partial double i { get; set; }
                    double _parameters = 1;

                    [Cost] double @double(double gradient, double W1, double count, double mean, double sample)
                    {
                        double dC_da = this.W1 * gradient + W1;
                        double a = System.Math.Exp(dC_da) + @class;
                        double _t1 = a * a, t1 = _t1 * (a + a);
                        double @return = global::Backprop.Functions.Sigmoid(t1) * C;
                        double global = @return / count + mean * sample * i;
                        return global - global * @return;
                    }

                    public double Use() => _parameters;
                }
            }
            """);
        double[] arguments = [0.3, -0.5, 2, 0.25, 3];
        object instance = model.Instance("Hostile.Functions", 0.1, 0.2, 0.7, -0.4);
        (double cost, double[] gradient) = model.CostAndGradient(instance, "Hostile.Functions", "double", arguments);

        Dual Oracle(Dual k, Dual w, Dual c, Dual i)
        {
            Dual a = Dual.Exp((w * 0.3) + -0.5) + k;
            Dual r = Dual.Sigmoid(a * a * (a + a)) * c;
            Dual g = (r / 2) + (0.75 * i);
            return g - (g * r);
        }

        Assert.Equal(model.Cost(instance, "Hostile.Functions", "double", arguments), cost);
        Numbers.AssertClose(Oracle(new(0.1, 1), 0.2, 0.7, -0.4).Slope, gradient[0], 1e-13, "class");
        Numbers.AssertClose(Oracle(0.1, new(0.2, 1), 0.7, -0.4).Slope, gradient[1], 1e-13, "W1");
        Numbers.AssertClose(Oracle(0.1, 0.2, new(0.7, 1), -0.4).Slope, gradient[2], 1e-13, "C");
        Numbers.AssertClose(Oracle(0.1, 0.2, 0.7, new(-0.4, 1)).Slope, gradient[3], 1e-13, "i");
    }

    [Fact]
    public void Types_and_methods_that_differ_in_case_only_do_not_collide()
    {
        GeneratorRun run = GeneratorRun.Clean(Models.Usings + """
            [Backprop] static partial class Fn { [Cost] public static double Cost([Parameter] double x) => x; [Cost] public static double cost([Parameter] double x) => x; }
            [Backprop] static partial class fN { [Cost] public static double Cost([Parameter] double x) => x; [Cost] public static double Parameters([Parameter] double x) => x; }
            """);
        Assert.Equal(4, run.Sources.Count);
    }

    [Fact]
    public void Namespaces_that_differ_in_case_only_do_not_collide()
    {
        const string Type = " { [Backprop] public partial class Q { [Parameter] public partial double W { get; set; } [Cost] double Cost(double x) => W * x; } }";
        Assert.Equal(4, GeneratorRun.Clean(Models.Usings + "namespace Lower" + Type + " namespace lower" + Type).Sources.Count);
    }

    [Fact]
    public void A_parameter_may_be_called_gradient()
    {
        LoadedModel model = LoadedModel.From(Models.Usings + "[Backprop] public partial class Q { [Parameter] public partial double gradient { get; set; } [Cost] double Cost(double x) => gradient * this.gradient * x; }");
        Assert.Equal([12], model.CostAndGradient(model.Instance("Q", 2), "Q", "Cost", 3).Gradient);
    }

    [Theory]
    [InlineData("[Backprop] public static partial class Q { [Cost] public static double Cost([Parameter] double Math, double Functions) => double.Sin(Math) * Functions + double.Exp(Math); }")]
    [InlineData("[Backprop] public partial class Q { [Parameter] public partial double W { get; set; } [Cost] double Cost(double x) => W * x; [Cost] double CostAndGradient(double x) => W * x * x; [Cost] double AndGradient(double x) => W; }")]
    [InlineData("public class Base { public int ParameterCount; public class CostGradient; public void Descend() { } } [Backprop] public partial class Q : Base { [Parameter] public partial double W { get; set; } [Cost] double Cost(double x) => W * x; }")]
    [InlineData("[Backprop] public partial class Q { [Parameter, Obsolete(\"no\")] public partial double W { get; set; } [Cost, Obsolete] double Cost(double x) => W * x; }")]
    [InlineData("[Backprop] public static partial class Q { [Cost] public static double Cost([Parameter] double a) { double inf = 1 / 0.0; long m = (long)(inf * 2); float none = 0f / 0; int n = (int)none; return a * m + n; } }")]
    [InlineData("[Backprop] public static partial class Q { [Cost] public static double Mean([Parameter] double a, double x) => a * x; [Cost] public static double Batch([Parameter] double a, double x) => a + x; [Cost] public static double Memory([Parameter] double a, double x) => a - x; }")]
    [InlineData("[Backprop] internal static partial class Q { private enum E { A, B } [Batched] private static E Kind(double w) => w > 1 ? E.B : E.A; [Batched] private static double Times([Parameter] int k, double x) => k * x; }")]
    public void Nothing_of_the_users_comes_in_between(string code) =>
        Assert.Empty(GeneratorRun.Of(Models.Usings + "#pragma warning disable CS0612, CS0618, CS0108\n" + code).Compiled.Select(GeneratorRun.Describe));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    public void Emitted_code_is_the_same_in_every_culture(string name)
    {
        const string Source = "[Backprop] static partial class I { [Cost] public static double Cost([Parameter] double i) => Math.Pow(i, -1.5) * 0.1 + -1e-7 * i + 12345678.9 / i + double.Epsilon; }";
        string expected = GeneratorRun.Clean(Models.Usings + Source).Sources["I.Cost.g.cs"];
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(name);
            Assert.Equal(expected, GeneratorRun.Clean(Models.Usings + Source).Sources["I.Cost.g.cs"]);
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Line_ends_are_the_same_everywhere() =>
        Assert.All(GeneratorRun.Clean(Models.ThreeLayerNetwork).Sources.Values, text => Assert.DoesNotContain('\r', text));
}
