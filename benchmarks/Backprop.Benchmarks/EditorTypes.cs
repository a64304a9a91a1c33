using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Benchmarks;

/// <summary>What a keystroke costs in a project with so many annotated types, each a network of three neurons in a file of its own: the generator's run after it, in a compilation that knows nothing yet.</summary>
public class EditorTypes
{
    // An editor's process has run the generator before.
    private const int RunsBefore = 40;

    private CSharpCompilation _compilation = CSharpCompilation.Create("none");
    private readonly GeneratorDriver _cold = Compilations.Driver();
    private GeneratorDriver _warm = Compilations.Driver();
    private SyntaxTree[] _comments = [];
    private SyntaxTree[] _others = [];
    private SyntaxTree[] _methods = [];
    private int _edits;

    [Params(1, 10, 100)]
    public int N { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _compilation = Compilations.Of([.. Enumerable.Range(0, N).Select(number => Network(number)), Other("")]);
        _warm = _cold.RunGenerators(_compilation);
        if (_warm.GetRunResult().GeneratedTrees.Length != 2 * N)
        {
            throw new InvalidOperationException("The networks were not differentiated.");
        }

        // Two versions in turn, so that each is an edit.
        string[] versions = ["first", "second"];
        _comments = [.. versions.Select(version => Compilations.Tree($"// The {version} version.\n{Network(0)}", 0))];
        _others = [.. versions.Select(version => Compilations.Tree(Other($"\"{version}\" + "), N))];
        _methods = [.. versions.Select(version => Compilations.Tree(Network(0, version.Length), 0))];
        for (int run = 0; run < RunsBefore; run++)
        {
            Cold();
            EditElsewhere();
            EditOfComment();
            EditOfMethod();
        }
    }

    /// <summary>The first run.</summary>
    [Benchmark]
    public int Cold() => _cold.RunGenerators(_compilation.Clone()).GetRunResult().GeneratedTrees.Length;

    /// <summary>Another method's body, in a file that has nothing annotated.</summary>
    [Benchmark]
    public void EditElsewhere() => Edit(_others, N);

    [Benchmark]
    public void EditOfComment() => Edit(_comments, 0);

    /// <summary>One of the cost methods.</summary>
    [Benchmark]
    public void EditOfMethod() => Edit(_methods, 0);

    private void Edit(SyntaxTree[] versions, int place)
    {
        _compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[place], versions[_edits++ % versions.Length]);
        _warm = _warm.RunGenerators(_compilation);
    }

    private static string Other(string text) => $"static class Other {{ public static string Text(string text) {{ return {text}text; }} }}";

    private static string Network(int number, int offset = 0) => $$"""
        using Backprop;
        using static Backprop.Functions;

        [Backprop]
        public partial class Network{{number}}
        {
            [Parameter] public partial double W1 { get; set; }
            [Parameter] public partial double B1 { get; set; }
            [Parameter] public partial double W2 { get; set; }
            [Parameter] public partial double B2 { get; set; }
            [Parameter] public partial double W3 { get; set; }
            [Parameter] public partial double B3 { get; set; }

            [Cost]
            private double Cost(double x, double y)
            {
                double a1 = Sigmoid(W1 * x + B1);
                double a2 = Sigmoid(W2 * a1 + B2);
                double a3 = Sigmoid(W3 * a2 + B3);
                return Square(a3 - y) + {{offset}}.5;
            }
        }
        """;
}
