using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backprop.Generator.Tests;

/// <summary>Code as it is while somebody types, and code of absurd size: the generator never throws.</summary>
public class RobustnessTests
{
    private const string Program = Models.Usings + """
        namespace Typed;
        public partial class Outer<T>
        {
            [Backprop]
            public partial record struct Net
            {
                [Parameter] public partial double W { get; set; }
                [Parameter] internal partial double B { get; private set; }
                private const double Half = 0.5;
                [Cost] private readonly double Cost(double x, [Parameter] double y = 2)
                {
                    double z = Layer(W, b: B, a: x), a = Sigmoid(z);
                    a += Math.Pow(a, 2) - -Half;
                    { a = a * (y = y / 3.0); }
                    return Square(a - y);
                }
                static double Layer(double w, double a, double b) => w * a + b;
            }
        }
        """;

    [Fact]
    public async Task Deleting_any_token_makes_neither_generator_nor_analyzer_throw()
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(Program).GetRoot();
        foreach (SyntaxToken token in root.DescendantTokens().Where(token => token.Span.Length > 0))
        {
            string typed = Program.Remove(token.SpanStart, token.Span.Length);
            CSharpCompilation input = GeneratorRun.Compile(typed);
            GeneratorDriver driver = CSharpGeneratorDriver.Create(new BackpropGenerator()).WithUpdatedParseOptions((CSharpParseOptions)input.SyntaxTrees[0].Options)
                .RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
            string at = $"without '{token}' at {token.SpanStart}";
            Assert.True(driver.GetRunResult().Results.Single().Exception is null, at);

            // The host turns an exception of an analyzer into AD0001.
            var analyzed = await output.WithAnalyzers([new BackpropAnalyzer()]).GetAnalyzerDiagnosticsAsync();
            Assert.DoesNotContain("AD0001", analyzed.Select(diagnostic => diagnostic.Id));
            Assert.True(analyzed.IsEmpty || analyzed.All(diagnostic => diagnostic.Id.StartsWith("BP", StringComparison.Ordinal)), at);
        }
    }

    [Fact]
    public void The_attribute_on_two_parts_is_the_compilers_error_only()
    {
        const string Part = "[Backprop] static partial class F { [Cost] public static double COST([Parameter] double x) => x; }";
        GeneratorRun run = GeneratorRun.Of(Models.Usings + Part.Replace("COST", "A", StringComparison.Ordinal), Models.Usings + Part.Replace("COST", "B", StringComparison.Ordinal));
        Assert.Equal(["CS0579"], run.Compiled.Select(diagnostic => diagnostic.Id));
        Assert.Equal(2, run.Sources.Count);
    }

    [Fact]
    public void A_sum_of_twenty_thousand_terms_is_read_and_written()
    {
        string sum = string.Join(" + ", Enumerable.Range(0, 20_000).Select(term => $"x * {term}.5"));
        GeneratorRun run = GeneratorRun.Of(Models.Usings + "[Backprop] static partial class F { [Cost] public static double Cost([Parameter] double x) => " + sum + "; }");
        Assert.Contains("return C;", run.Sources["F.Cost.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_that_expand_without_end_are_refused()
    {
        string doubling = string.Concat(Enumerable.Range(1, 40).Select(level => $"static double F{level}(double x) => F{level - 1}(x) + F{level - 1}(x * {level});\n"));
        GeneratorRun run = GeneratorRun.Of(Models.Usings + "[Backprop] static partial class F { [Cost] public static double Cost([Parameter] double x) => F40(x); static double F0(double x) => x;\n" + doubling + "}");
        Assert.Contains("expands to more than", GeneratorRun.Describe(run.Analyzed.First()), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_processes_emit_the_same_text()
    {
        using Process child = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(RobustnessTests).Assembly.Location]) { RedirectStandardOutput = true })!;
        string theirs = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.Equal(Generator.Tests.Program.EmittedText(), theirs.ReplaceLineEndings("\n"));
        Assert.Contains("dC_dz3", theirs, StringComparison.Ordinal);
    }
}
