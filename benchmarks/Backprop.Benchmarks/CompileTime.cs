using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Benchmarks;

/// <summary>What a network costs where it is compiled, from the source text on: a hundred thousand parameters against a hundred.</summary>
public class CompileTime
{
    private const string Generation = "the generator";
    private const string Compilation = "the generator, and the compiler with what it emits";

    private readonly GeneratorDriver _driver = Compilations.Driver();
    private readonly CSharpCompilation _small = Model(8);
    private readonly CSharpCompilation _large = Model(310);

    [Params(Generation, Compilation)]
    public string What { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        if (!Emits(_small) || !Emits(_large))
        {
            throw new InvalidOperationException("The networks do not compile.");
        }
    }

    [Benchmark]
    public int OfHundred() => Run(_small);

    [Benchmark]
    public int OfHundredThousand() => Run(_large);

    private static CSharpCompilation Model(int neurons) => Compilations.Of(
        $$"""
            using Backprop;
            using static Backprop.Functions;

            [Backprop(UnrollLimit = 0)]
            public partial class Network
            {
                [Parameter, Shape({{neurons}}, 2)] public partial Matrix<double> W1 { get; }
                [Parameter, Shape({{neurons}})] public partial Vector<double> B1 { get; }
                [Parameter, Shape({{neurons}}, {{neurons}})] public partial Matrix<double> W2 { get; }
                [Parameter, Shape({{neurons}})] public partial Vector<double> B2 { get; }
                [Parameter, Shape({{neurons}})] public partial Vector<double> W3 { get; }
                [Parameter] public partial double B3 { get; set; }

                [Cost]
                private double Cost([Shape(2)] Vector<double> x, double y)
                {
                    Vector<double> a1 = Tanh(W1 * x + B1);
                    Vector<double> a2 = Tanh(W2 * a1 + B2);
                    return Square(W3.Dot(a2) + B3 - y);
                }
            }
            """);

    private int Run(CSharpCompilation compilation) =>
        What == Generation ? _driver.RunGenerators(compilation).GetRunResult().GeneratedTrees.Length
        : Emits(compilation) ? 1 : 0;

    private bool Emits(CSharpCompilation compilation)
    {
        _driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return output.Emit(Stream.Null).Success;
    }
}
