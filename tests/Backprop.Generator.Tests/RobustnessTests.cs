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

    /// <summary>A bit of everything that the language has.</summary>
    private const string Everything = Models.Usings + """
        namespace Everything;
        public enum Mode { Slow, Fast = 2 }
        public readonly record struct Sample(double X, double Y)
        {
            public double Norm => double.Hypot(X, Y);
            public static Sample operator +(Sample a, Sample b) => new(a.X + b.X, a.Y + b.Y);
            public double Dot(in Sample other) { return X * other.X + Y * other.Y; }
        }
        [Backprop]
        public partial class Net
        {
            [Parameter] public partial float W { get; set; }
            [Parameter] public partial float B { get; set; }
            private readonly double _offset = 2;
            private static readonly int Steps = 3;
            private double Slope => 2 * W;
            [Cost] private double Cost(in Sample sample, int n, Mode mode, bool hot)
            {
                Span<double> s = stackalloc double[2] { W, B };
                double[] a = [sample.X, .. s, 1], b = new double[Steps];
                double[,] m = { { 1, a[^1] }, { s[0], 2 } };
                ref double r = ref b[1];
                for (int i = 0; i < b.Length && r * r < 9; i += 1) { b[i] = Math.Tanh(W * i + a[i]); if (b[i] > 0.5) continue; r -= 0.1; }
                int k = n % 2 == 0 ? (int)mode : checked(n << 1);
                while (k-- > 0 && Steps > 5) { m[0, 1] *= k; }
                do { s[0] = m[1, 0] + (s[1] = Slope); if (hot) break; } while (s[0] < 0 && ++k < 1);
                foreach (double e in a) { r += e % 0.75; }
                switch (sample.X) { case > 1 and not 2 when hot: r = -r; break; case 0: case < -3: return _offset * W; default: break; }
                var (u, v) = (r, sample with { Y = B }); (u, r) = (r, u);
                double t = (u, v) is (> 0, { X: var x }) ? x : u switch { < 0 or > 1 => Half(ref u, out double w) + w, _ => (float)u };
                static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);
                return Power(t, 3) + (v + sample).Dot(v) + Table(t, 2) + Constant(LogSumExp(t, u, 1)) - Math.SinCos(t).Sin;
            }
            private static double Half(ref double x, out double y) { y = x / 2; x -= y; return x > 0 ? y : -y; }
            private static double Table(double x, int k) { try { return x * k; } finally { } }
            [Derivative(nameof(Table))] private static double TableSlope(double x, int k) => k;
        }
        """;

    public static TheoryData<string> Programs => [Program, Everything, Repository.Read("samples", "ThreeLayerNetwork", "ThreeLayerNetwork.cs")];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Deleting_any_token_makes_neither_generator_nor_analyzer_throw(string program)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(program).GetRoot();
        foreach ((SyntaxToken token, int number) in root.DescendantTokens().Where(token => token.Span.Length > 0).Select((token, number) => (token, number)))
        {
            string typed = program.Remove(token.SpanStart, token.Span.Length);
            CSharpCompilation input = GeneratorRun.Compile(typed);
            GeneratorDriver driver = CSharpGeneratorDriver.Create(new BackpropGenerator()).WithUpdatedParseOptions((CSharpParseOptions)input.SyntaxTrees[0].Options)
                .RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
            string at = $"without '{token}' at {token.SpanStart}";
            Assert.True(driver.GetRunResult().Results.Single().Exception is null, $"{at}: {driver.GetRunResult().Results.Single().Exception}");

            // The host turns an exception of an analyzer into AD0001.
            var analyzed = await output.WithAnalyzers([new BackpropAnalyzer()]).GetAnalyzerDiagnosticsAsync();
            Assert.True(analyzed.All(diagnostic => diagnostic.Id.StartsWith("BP", StringComparison.Ordinal)), $"{at}: {string.Join("; ", analyzed)}");

            // What was not refused, and what the compiler does not complain of, is right all through; asked now and then, because compiling takes time.
            bool isRefused = number % 10 != 0 || analyzed.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) || input.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id is not "CS9248");
            Assert.True(isRefused || output.GetDiagnostics().All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error), $"{at}: {string.Join("; ", output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))}");
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
        Assert.Contains("// ∂C/∂x = ", run.Sources["F.Cost.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_that_expand_without_end_are_refused()
    {
        string doubling = string.Concat(Enumerable.Range(1, 40).Select(level => $"static double F{level}(ref double x) => F{level - 1}(ref x) + F{level - 1}(ref x);\n"));
        GeneratorRun run = GeneratorRun.Of(Models.Usings + "[Backprop] static partial class F { [Cost] public static double Cost([Parameter] double x) => F40(ref x); static double F0(ref double x) => x *= 1.5;\n" + doubling + "}");
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
