using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests;

/// <summary>What an edit costs. That an edit elsewhere costs nothing is asserted by every run of <see cref="GeneratorRun"/>.</summary>
public class CachingTests
{
    private const string Source = Models.Usings + """
        [Backprop] public partial class Net
        {
            [Parameter] public partial double W { get; set; }
            [Cost] double First(double x) => Square(W * x);
            [Cost] double Second(double x) => Sigmoid(W * x) ;
        }
        """;

    [Fact]
    public void An_edit_of_a_cost_method_re_runs_that_method_alone()
    {
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            SourcesAfter(Source.Replace("Square(W * x)", "Square(W + x)", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Square(W * x)", "Square( W*x ) /* a comment */")]
    [InlineData("public partial class Net", "/// <summary>Documented.</summary>\npublic partial class Net")]
    [InlineData("=> Sigmoid(W * x) ;", "{ return (Sigmoid(((W)) * x)); }")]
    public void An_edit_of_layout_or_comments_re_runs_nothing(string before, string after) =>
        Assert.All(SourcesAfter(Source.Replace(before, after, StringComparison.Ordinal)), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));

    [Fact]
    public void A_rename_of_a_local_is_an_edit()
    {
        string source = Source.Replace("=> Square(W * x);", "{ double a = W * x; return Square(a); }", StringComparison.Ordinal);
        Assert.Contains("dC_dlonger", GeneratorRun.Clean(source.Replace("double a", "double longer", StringComparison.Ordinal).Replace("Square(a)", "Square(longer)", StringComparison.Ordinal)).Sources["Net.First.g.cs"], StringComparison.Ordinal);
    }

    private const string Other = """
        static class Other
        {
            public const double Slope = 2;
            public static double Helper(double x) => x * 0.5;
        }
        """;

    private const string Unrelated = "static class Unrelated { static int Length(string text) { return text.Length; } }";

    [Theory]
    [InlineData("{ return text.Length; }", "{ /* shorter */ return text.Trim().Length; }", IncrementalStepRunReason.Cached)]
    [InlineData("x * 0.5;", "x * /* a half */ 0.5;", IncrementalStepRunReason.Cached)]
    [InlineData("double First", "double /* first */ First", IncrementalStepRunReason.Cached)]
    [InlineData("x * 0.5;", "0.5 * x * x;", IncrementalStepRunReason.Modified)]
    [InlineData("Slope = 2", "Slope = 3", IncrementalStepRunReason.Modified)]
    [InlineData("double Helper(double x) =>", "double Helper(int n) => n; public static float Helper(float x) => x; public static double Helper(double x) =>", IncrementalStepRunReason.Unchanged)]
    [InlineData("static int Length", "static long Length", IncrementalStepRunReason.Unchanged)]
    public void A_type_is_read_again_where_its_equations_may_have_changed(string before, string after, IncrementalStepRunReason expected)
    {
        string[] sources = [Source.Replace("Square(W * x)", "Square(W * Other.Slope + Other.Helper(x))", StringComparison.Ordinal), Other, Unrelated];
        GeneratorDriver driver = GeneratorRun.Clean(sources).Driver;
        CSharpCompilation compilation = GeneratorRun.Compile(sources);
        driver = driver.RunGenerators(compilation);
        for (int place = 0; place < sources.Length; place++)
        {
            SyntaxTree tree = compilation.SyntaxTrees[place];
            if (sources[place].Contains(before, StringComparison.Ordinal))
            {
                compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(sources[place].Replace(before, after, StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath));
            }
        }

        driver = driver.RunGenerators(compilation);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Equal(expected, result.TrackedSteps[BackpropGenerator.Steps.Parsed].Single().Outputs.Single().Reason);

        // Whatever was kept is what a generator finds that knows nothing of before.
        GeneratorRunResult fresh = CSharpGeneratorDriver.Create(new BackpropGenerator()).WithUpdatedParseOptions((CSharpParseOptions)compilation.SyntaxTrees[0].Options).RunGenerators(compilation).GetRunResult().Results.Single();
        Assert.Equal(fresh.GeneratedSources.Select(source => source.SourceText.ToString()).Order(StringComparer.Ordinal), result.GeneratedSources.Select(source => source.SourceText.ToString()).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<IncrementalStepRunReason> SourcesAfter(string edited)
    {
        GeneratorRun run = GeneratorRun.Clean(Source);
        CSharpCompilation compilation = GeneratorRun.Compile(edited);
        return run.Driver.RunGenerators(compilation).GetRunResult().Results.Single()
            .TrackedSteps[BackpropGenerator.Steps.Sources].SelectMany(step => step.Outputs).Select(output => output.Reason);
    }
}
