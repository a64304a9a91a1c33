namespace Backprop.Generator.Tests;

/// <summary>What is emitted for methods over batches, and what is said where there is nothing to emit.</summary>
public class BatchedTests
{
    [Fact]
    public void A_method_over_a_batch_reads_like_the_method()
    {
        string source = GeneratorRun.Clean(Models.Usings + """
            [Backprop] public partial class Net
            {
                [Parameter] public partial double W { get; set; }
                [Parameter] public partial double B { get; set; }
                [Batched] public double Predict(double x) { double z = W * x + B; return Sigmoid(z); }
            }
            """).Sources["Net.Predict.g.cs"];
        Assert.Contains("public void Predict(global::System.ReadOnlySpan<double> x, global::System.Span<double> results)", source, StringComparison.Ordinal);
        Assert.Contains("/// z = W · x + B<br/>", source, StringComparison.Ordinal);
        Assert.Contains("""
                    for (int i = start; i < after; i += TLane.Count)
                    {
                        TLane x = TLane.Load(xSamples, i);

                        TLane z = W * x + B;
                        TLane result = TLane.Sigmoid(z);
                        TLane.Store(result, results, i);
                    }
            """.ReplaceLineEndings("\n"), source.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Batched] public static double F([Parameter] double w) => w;", "BP0018 [F] Nothing differs from sample to sample in 'F', so that it has no form over batches: give it an argument that is not marked with [Parameter]")]
    [InlineData("[Batched] public static string F(double x) => \"\";", "BP0004 [F] The result of 'F' is of type 'string', which Backprop cannot differentiate: return a number, a truth value, an enum, a tuple or struct of these, or a vector or matrix")]
    [InlineData("[Batched] public static double F(double x) => x; public static void F(ReadOnlySpan<double> x, Span<double> results) { }", "BP0008 [F] Backprop cannot add 'F' to 'Net', because the type has a member of that name: rename it")]
    [InlineData("[Batched] public static double F(double x) => new Random(1).NextDouble();", "BP0006 [new Random(1).NextDouble()] Backprop knows no derivative of 'Random.NextDouble': use the functions of Math, double and Backprop.Functions that have one, or write it with them")]
    [InlineData("[Batched] public static double F(double x) => Math.Floor(x) + (int)x;", "")]
    [InlineData("[Batched] public static int F(double x, [Parameter] double Math, double results, double TLane) => (int)(x * results - TLane + Math);", "")]
    public void What_has_no_form_over_batches_is_refused(string member, string expected)
    {
        GeneratorRun run = GeneratorRun.Of(Models.Usings + "[Backprop] public static partial class Net { " + member + " }");
        Assert.Equal(expected.Length == 0 ? [] : [expected], run.Analyzed.Select(GeneratorRun.Describe));
        Assert.Empty(run.Compiled.Select(GeneratorRun.Describe));
    }
}
