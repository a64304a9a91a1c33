using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests;

/// <summary>The network of the design: z = w·a + b, a = σ(z), C = (a3 − y)².</summary>
public class ThreeLayerNetworkTests
{
    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.Clean(Models.ThreeLayerNetwork));
    private static readonly Lazy<LoadedModel> Model = new(() => LoadedModel.From(Run.Value));

    private static string Source => Run.Value.Sources["ThreeLayerNetwork.Cost.g.cs"];

    [Fact]
    public void The_derivation_is_the_one_on_paper_symbol_for_symbol()
    {
        // For the first layer a(0) is the input x, so that ∂C/∂w1 ends in x.
        string[] expected =
        [
            "∂C/∂a3 = 2 (a3 − y)",
            "∂C/∂z3 = ∂C/∂a3 · σ′(z3),  σ′(z3) = a3 (1 − a3)",
            "∂C/∂W3 = ∂C/∂z3 · a2",
            "∂C/∂B3 = ∂C/∂z3",
            "∂C/∂a2 = ∂C/∂z3 · W3",
            "∂C/∂z2 = ∂C/∂a2 · σ′(z2),  σ′(z2) = a2 (1 − a2)",
            "∂C/∂W2 = ∂C/∂z2 · a1",
            "∂C/∂B2 = ∂C/∂z2",
            "∂C/∂a1 = ∂C/∂z2 · W2",
            "∂C/∂z1 = ∂C/∂a1 · σ′(z1),  σ′(z1) = a1 (1 − a1)",
            "∂C/∂W1 = ∂C/∂z1 · x",
            "∂C/∂B1 = ∂C/∂z1",
        ];
        string[] steps = [.. Source.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("// ∂C", StringComparison.Ordinal)).Select(line => line[3..])];

        // Once for a sample, and once for many samples at a time.
        Assert.Equal([.. expected, .. expected], steps);
    }

    [Theory]
    [InlineData(0.7, 1, 0.3, -0.2, 1.5, 0.1, -2, 0.4)]
    [InlineData(-3, 0, 4, 2, -7, 1, 0.5, -6)]
    [InlineData(900, 1, 1, 0, 1, 0, 1, 0)]
    [InlineData(-900, 0, 1, 0, -30, 0, 45, 0)]
    public void The_gradient_is_the_derivation_evaluated(double x, double y, double w1, double b1, double w2, double b2, double w3, double b3)
    {
        Dual[] parameters = [w1, b1, w2, b2, w3, b3];
        object network = Model.Value.Instance("ThreeLayerNetwork", w1, b1, w2, b2, w3, b3);
        (double cost, double[] gradient) = Model.Value.CostAndGradient(network, "ThreeLayerNetwork", "Cost", x, y);

        Assert.Equal(BitConverter.DoubleToInt64Bits(Model.Value.Cost(network, "ThreeLayerNetwork", "Cost", x, y)), BitConverter.DoubleToInt64Bits(cost));
        for (int index = 0; index < parameters.Length; index++)
        {
            Dual[] seeded = [.. parameters];
            seeded[index] = seeded[index] with { Slope = 1 };
            Numbers.AssertClose(Cost(x, y, seeded).Slope, gradient[index], 1e-12, $"partial {index}");
        }
    }

    [Fact]
    public void Cost_and_six_partials_take_three_exponentials_and_at_most_38_other_operations()
    {
        // σ as it stands on paper; with fused multiply-add the exponential is written out.
        OperationCount sigmoid = Count(Repository.Read("src", "Backprop.Runtime", "Functions", "Functions.Sigmoid.cs"), "SigmoidWithoutFma");
        OperationCount total = Count(Source, "CostAndGradient", function => function == "Sigmoid" ? sigmoid : null);

        Assert.Equal(3, total.Functions);
        Assert.InRange(total.Total - total.Functions, 0, 38);
    }

    [Theory]
    [InlineData(@"\b1 \*|\* 1\b(?!\.)")]
    [InlineData(@"\+ 0\b(?!\.)|\b0 \+")]
    [InlineData(@"[-+] \(?-")]
    public void Nothing_is_written_that_a_person_would_not_write(string pattern)
    {
        GeneratorRun several = GeneratorRun.Clean(Models.Rosenbrock, Models.Usings + """
            [Backprop] static partial class F
            {
                [Cost] public static double A([Parameter] double x, [Parameter] double y) => -x - (y - Math.Cos(x) * -y) / Math.Acos(-x);
                [Cost] public static double B([Parameter] double x, [Parameter] double y) { double u = x / y - y; return 0.5 * Square(u) - Math.Abs(-u) + Math.Log10(-x); }
                [Cost] public static double D([Parameter] double x, double t) => Math.Pow(t, -x) - Math.Exp(-2 * x) * Math.Atan2(-x, t);
            }
            """);
        Assert.All(several.Sources.Values.Append(Source), text => Assert.DoesNotMatch(pattern, text));
    }

    private static Dual Cost(double x, double y, Dual[] p)
    {
        Dual a1 = Dual.Sigmoid((p[0] * x) + p[1]);
        Dual a2 = Dual.Sigmoid((p[2] * a1) + p[3]);
        return Dual.Square(Dual.Sigmoid((p[4] * a2) + p[5]) - y);
    }

    private static OperationCount Count(string source, string method, Func<string, OperationCount?>? ofCall = null)
    {
        CSharpCompilation compilation = GeneratorRun.Compile(source);
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        MethodDeclarationSyntax declaration = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(node => node.Identifier.Text == method);
        return OperationCount.Of(declaration.Body!, compilation.GetSemanticModel(tree), ofCall);
    }
}
