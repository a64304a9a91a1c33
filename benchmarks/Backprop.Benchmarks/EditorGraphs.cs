using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Benchmarks;

/// <summary>What the generator takes for a cost of so many operations on numbers, as after an edit of it: from the binding of its method to the emitted text.</summary>
public class EditorGraphs
{
    private const int OperationsOfRound = 20;

    // An editor's process has run the generator before.
    private const int RunsBefore = 60;
    private const int OperationsBefore = 1_000;

    private CSharpCompilation _compilation = CSharpCompilation.Create("none");
    private readonly GeneratorDriver _driver = Compilations.Driver();

    [Params(100, 1_000, 10_000, 100_000)]
    public int N { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _compilation = Recurrence(N);
        CSharpCompilation before = Recurrence(OperationsBefore);
        for (int run = 0; run < RunsBefore; run++)
        {
            _driver.RunGenerators(before.Clone());
        }

        if (!_driver.RunGenerators(_compilation).GetRunResult().GeneratedTrees.Any(tree => tree.ToString().Contains("∂C/∂W", StringComparison.Ordinal)))
        {
            throw new InvalidOperationException("The recurrence was not differentiated.");
        }
    }

    [Benchmark]
    public int Generation() => _driver.RunGenerators(_compilation.Clone()).GetRunResult().GeneratedTrees.Length;

    private static CSharpCompilation Recurrence(int operations) => Compilations.Of($$"""
        using System;
        using Backprop;

        [Backprop]
        public partial class Recurrence
        {
            [Parameter] public partial double W { get; set; }
            [Parameter] public partial double B { get; set; }

            [Cost]
            private double Cost(double x)
            {
                double s = 0;
                for (int i = 0; i < {{operations / OperationsOfRound}}; i++)
                {
                    s = Math.Tanh(W * s + B) * x + (s - i) * (B / (i + 2.5));
                    s = Math.Sin(W * s - B) * x - (s + i) * (B / (i + 1.5));
                }

                return s;
            }
        }
        """);
}
