using Backprop.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests;

/// <summary>What is as deep as the user's code is long is read, differentiated and written in loops: a stack as small as an editor's must not overflow.</summary>
public class DepthTests
{
    // What may still recurse, because the compiler bounds it, stops where half of such a stack is left: a frame of sixty bytes for each of so many is too much.
    private const int StackSize = 256 * 1024;
    private const int Deep = 2_000;

    // However long the code is, a line of what is written is not.
    private const int LongestLine = 2_000;

    [Theory]
    [InlineData("A sum", "double x", "return TERMS;", "w * x * N.5", " + ")]
    [InlineData("A sum of twenty thousand terms", "double x", "return TERMS;", "w * x * N.5", " + ", 20_000)]
    [InlineData("A logarithm of a sum", "double x", "return Math.Log(TERMS);", "w * x * N.5", " + ")]
    [InlineData("A product", "double x", "return TERMS;", "(w + N)", " * ")]
    [InlineData("Statements that add", "double x", "double s = x; TERMS return s;", "s += w * s;", "\n")]
    [InlineData("A loop", "double x", "double s = x; for (int i = 0; i < DEEP; i++) { s = Math.Tanh(w * s + i); } return s;")]
    [InlineData("A loop with branches", "double x", "double s = x; for (int i = 0; i < DEEP / 2; i++) { if (s > i) { s *= w; } else { s -= w * i; } } return s;")]
    [InlineData("An array", "double x", "var a = new double[DEEP / 4 + 1]; a[0] = w; for (int i = 0; i < DEEP / 4; i++) { a[i + 1] = a[i] * x - a[i] / (w + i); } return a[DEEP / 4];")]
    [InlineData("A conjunction", "double x", "return TERMS ? w * x : w;", "x > N", " && ")]
    [InlineData("A chain of comparisons", "double x", "bool b = x > 0; for (int i = 0; i < DEEP; i++) { b = b == (x > i); } return b ? w * x : w;")]
    [InlineData("A chain of comparisons, each twice", "double x", "bool b = x > 0; for (int i = 0; i < DEEP / 8; i++) { b = (b == (x > i)) != b; } return b ? w * x : w;")]
    [InlineData("A choice between integers", "double x", "int k = 0; for (int i = 0; i < DEEP; i++) { k = x > i ? k : i; } return w * (k + 1);")]
    [InlineData("Casts", "double x", "var a = new double[1]; a[0] = w; for (int i = 0; i < DEEP / 2; i++) { a[0] = (double)(float)a[0]; } return a[0] * x;")]
    [InlineData("A sum of structs", "double x", "Pair p = new(w, x); return (TERMS).A;", "p", " + ", Deep / 4)]
    [InlineData("A sum of vectors", "[Shape(3)] Vector<double> v", "return (TERMS).Dot(v) * w;", "v", " + ")]
    [InlineData("A chain of comparisons among vectors", "[Shape(300)] Vector<double> v", "bool b = w > 0; for (int i = 0; i < DEEP; i++) { b = b == (v[i % 300] > i); } return b ? v.Dot(v) * w : w;")]
    [InlineData("Views of views", "[Shape(1000)] Vector<double> v", "Vector<double> u = v * w; while (u.Length > 2) { u = u[1..]; } return u.Dot(u);")]
    public void Is_read_and_written(string _, string argument, string body, string term = "", string separator = "", int count = Deep) => OnSmallStack(() =>
    {
        string terms = string.Join(separator, Enumerable.Range(0, count).Select(number => term.Replace("N", $"{number}", StringComparison.Ordinal)));
        string code = body.Replace("TERMS", terms, StringComparison.Ordinal).Replace("DEEP", $"{Deep}", StringComparison.Ordinal);
        string text = Emitted($"[Backprop(Derivation = true)] public static partial class F {{ [Cost] public static double Cost([Parameter] double w, {argument}) {{ {code} }} }}\npublic record struct Pair(double A, double B) {{ public static Pair operator +(Pair l, Pair r) => new(l.A + r.B, l.B); }}");
        Assert.Contains("∂C/∂w", text, StringComparison.Ordinal);
        Assert.InRange(text.Split('\n').Max(line => line.Length), 0, LongestLine);
    });

    /// <summary>The compiler gives up at some depth, and reading at a smaller one: neither may crash, whichever it is.</summary>
    [Theory]
    [InlineData("w + x * (", "1", ")")]
    [InlineData("Math.Sin(", "w", ")")]
    [InlineData("x > w ? w * x : ", "w", "")]
    public void Is_read_or_refused_where_the_compiler_recurses_too(string before, string inner, string after) => OnSmallStack(() =>
    {
        foreach (int depth in new[] { 25, 50, 100, 200, 400, 800, Deep })
        {
            string nested = string.Concat(Enumerable.Repeat(before, depth)) + inner + string.Concat(Enumerable.Repeat(after, depth));
            Emitted($"[Backprop] public static partial class F {{ [Cost] public static double Cost([Parameter] double w, double x) => {nested}; }}");
        }
    });

    [Fact]
    public void What_is_refused_has_no_derivation() =>
        Assert.Equal(["BP0006"], GeneratorRun.Of($"{Models.Usings}[Backprop(Derivation = true)] public static partial class F {{ [Cost] public static double Cost([Parameter] double w) => w.GetHashCode() * w; }}") is var run ? run.Analyzed.Concat(run.Compiled).Select(diagnostic => diagnostic.Id) : []);

    /// <summary>What the generator writes, after the analyzer has read it too.</summary>
    private static string Emitted(string code)
    {
        CSharpCompilation input = GeneratorRun.Compile(Models.Usings + code);
        if (input.GetTypeByMetadataName("F") is { } type)
        {
            TypeParser.Parse(type, new Sources(input), report: _ => { }, CancellationToken.None);
        }

        GeneratorRunResult result = CSharpGeneratorDriver.Create(new BackpropGenerator()).WithUpdatedParseOptions((CSharpParseOptions)input.SyntaxTrees[0].Options).RunGenerators(input).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return string.Concat(result.GeneratedSources.Select(source => source.SourceText));
    }

    private static void OnSmallStack(Action test)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(test), StackSize);
        thread.Start();
        thread.Join();
        if (thrown is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(thrown);
        }
    }
}
