using Backprop.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Backprop.Generator.Tests;

/// <summary>Unstable spellings are found in all their forms, the fix writes the function that is named, and that function is right where the spelling is not.</summary>
public class UnstableSpellingTests
{
    private const double Large = 800;
    private const double Small = 1e-17;

    /// <summary>A spelling, its replacement, where the spelling is wrong, and the value there.</summary>
    public static TheoryData<string, string, double, double> Rows => new()
    {
        { "Math.Log(1 + Math.Exp(x))", "Softplus(x)", Large, Large },
        { "Math.Log(Math.Exp(2 * x) + (1.0))", "Softplus(2 * x)", 0, 0 },
        { "Math.Log(Math.Exp(x) + Math.Exp(x + 0))", "LogSumExp(x, x + 0)", Large, Large + 0.6931471805599453 },
        { "Math.Log(Math.Exp(x) + Math.Exp(3) + Math.Exp(x * 2))", "LogSumExp(x, 3, x * 2)", Large, 2 * Large },
        { "Math.Log(Sigmoid(x))", "LogSigmoid(x)", -Large, -Large },
        { "Math.Log(1 - Functions.Sigmoid((x)))", "LogSigmoid(-x)", Large, -Large },
        { "1 / (1 + Math.Exp(-x))", "Sigmoid(x)", -Large, 0 },
        { "1.0 / (Math.Exp(x + 1) + 1)", "Sigmoid(-(x + 1))", 0, 0 },
        { "1 / (1 + Math.Exp(x + 2 - 3 * x))", "Sigmoid(3 * x - (x + 2))", 0, 0 },
        { "double.Exp(x) / (1 + Math.Exp(x))", "Sigmoid(x)", Large, 1 },
        { "1 / (1 + Math.Exp(-x * 2))", "Sigmoid(x * 2)", -Large, 0 },
        { "x * x / (1 + Math.Exp(-x))", "(x * x) * Sigmoid(x)", -Large, 0 },
        { "Math.Log(1 + Math.Exp(-Math.Abs(x)))", "Log1p(Math.Exp(-Math.Abs(x)))", 40, 4.248354255291589e-18 },
        { "Log1p(Math.Exp(x))", "Softplus(x)", Large, Large },
        { "1 - Math.Exp(-x)", "-Expm1(-x)", Small, Small },
        { "x / (1 + Math.Exp(-x * x))", "", 0, 0 },
        { "Math.Log(1 + x)", "Log1p(x)", Small, Small },
        { "Math.Log(1 - x)", "Log1p(-x)", Small, -Small },
        { "double.LogP1(x)", "Log1p(x)", Small, Small },
        { "Math.Exp(x) - 1", "Expm1(x)", Small, Small },
        { "double.ExpM1(x)", "Expm1(x)", Small, Small },
        { "Math.Sqrt(x * x + 1e-200 * 1e-200)", "", 0, 0 },
        { "Math.Sqrt(x * x + Math.Pow(x, 2))", "double.Hypot(x, x)", 3e-200, 3e-200 * 1.4142135623730951 },
        { "Math.Sqrt(Square(x) + Square(x - 1e200))", "double.Hypot(x, x - 1e200)", 1e200, 1e200 },
        { "Math.Sqrt((x = 2 * x) * (x = 2 * x) + x * x)", "", 0, 0 },
        { "Math.Log(1 + 2) * x", "", 0, 0 },
        { "Math.Log(Math.Exp(x - 3) + Math.Exp(2 * x - 3))", "", 0, 0 },
        { "Math.Log(x + 2)", "", 0, 0 },
        { "Math.Exp(x) - x", "", 0, 0 },
        { "Math.Pow(x, 2) + 1 / (1 + x)", "", 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_spelling_has_a_stable_twin(string unstable, string stable, double at, double expected)
    {
        GeneratorRun run = GeneratorRun.Of(Code(unstable));
        Assert.Empty(run.Compiled.Select(GeneratorRun.Describe));
        if (stable.Length == 0)
        {
            Assert.Empty(run.Analyzed.Select(GeneratorRun.Describe));
            return;
        }

        Diagnostic diagnostic = Assert.Single(run.Analyzed);
        string written = System.Text.RegularExpressions.Regex.Replace(stable, @"(?<!\.)\b(?=[A-Z])(?!Math)", "Functions.");
        Assert.Matches($"^BP0015 \\[{System.Text.RegularExpressions.Regex.Escape(unstable)}] '.*' is numerically unstable, because .*: write '{System.Text.RegularExpressions.Regex.Escape(written)}'$", GeneratorRun.Describe(diagnostic));

        Assert.Equal(Code(stable), await Fixed(Code(unstable), diagnostic));
        LoadedModel model = LoadedModel.From(Code(stable));
        if (at != 0)
        {
            (double cost, double[] gradient) = model.CostAndGradient(null, "Model", "Cost", at);
            Numbers.AssertClose(expected, cost, 1e-15, stable);
            Assert.True(double.IsFinite(gradient[0]), $"the derivative of {stable} at {at} is {gradient[0]}");

            double naive = LoadedModel.From(run).CostAndGradient(null, "Model", "Cost", at) is var (value, slope) && Math.Abs(value - expected) <= 1e-3 * Math.Abs(expected) ? Math.Abs((slope[0] - gradient[0]) / gradient[0]) : 1;
            Assert.True(double.IsNaN(naive) || naive > 1e-3, $"{unstable} is as good as {stable} at {at}");
        }
    }

    private static string Code(string expression) => Models.Usings + "[Backprop] public static partial class Model { [Cost] public static double Cost([Parameter] double x) => " + expression + "; }";

    private static async Task<string> Fixed(string code, Diagnostic diagnostic)
    {
        using var workspace = new AdhocWorkspace();
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation = GeneratorRun.Compile(code);
        Document document = workspace.AddProject("Tested", LanguageNames.CSharp).WithMetadataReferences(compilation.References).AddDocument("Model.cs", code);
        CodeAction? action = null;
        await new StableSpellingCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (fix, _) => action = fix, default));
        var operation = (await action!.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single();
        return (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }
}
