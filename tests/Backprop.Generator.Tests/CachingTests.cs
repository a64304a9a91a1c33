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

    private static IEnumerable<IncrementalStepRunReason> SourcesAfter(string edited)
    {
        GeneratorRun run = GeneratorRun.Clean(Source);
        CSharpCompilation compilation = GeneratorRun.Compile(edited);
        return run.Driver.RunGenerators(compilation).GetRunResult().Results.Single()
            .TrackedSteps[BackpropGenerator.Steps.Sources].SelectMany(step => step.Outputs).Select(output => output.Reason);
    }
}
