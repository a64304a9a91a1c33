using System.Reflection;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backprop.Benchmarks;

/// <summary>What a network costs where it is compiled, from the source text on: a hundred thousand parameters against a hundred.</summary>
public class CompileTime
{
    private const string Generation = "the generator";
    private const string Compilation = "the generator, and the compiler with what it emits";

    private ISourceGenerator[] _generators = [];
    private CSharpCompilation _small = CSharpCompilation.Create("none");
    private CSharpCompilation _large = CSharpCompilation.Create("none");

    [Params(Generation, Compilation)]
    public string What { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var generator = new AnalyzerFileReference(Path.Combine(Clone.Root, "src/Backprop.Generator/bin", Clone.Configuration, "netstandard2.0/Backprop.Generator.dll"), new Loader());
        _generators = [.. generator.GetGenerators(LanguageNames.CSharp)];
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        MetadataReference[] references = [.. Directory.GetFiles(runtime, "System*.dll").Where(file => !Path.GetFileName(file).Contains("Native", StringComparison.Ordinal)).Append(typeof(BackpropAttribute).Assembly.Location).Select(file => MetadataReference.CreateFromFile(file))];
        _small = Model(8, references);
        _large = Model(310, references);
        if (_generators.Length != 1 || !Emits(_small) || !Emits(_large))
        {
            throw new InvalidOperationException("The networks do not compile.");
        }
    }

    [Benchmark]
    public int OfHundred() => Run(_small);

    [Benchmark]
    public int OfHundredThousand() => Run(_large);

    private static CSharpCompilation Model(int neurons, IEnumerable<MetadataReference> references) => CSharpCompilation.Create(
        "Network",
        [CSharpSyntaxTree.ParseText($$"""
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
            """)],
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    private int Run(CSharpCompilation compilation) =>
        What == Generation ? CSharpGeneratorDriver.Create(_generators).RunGenerators(compilation).GetRunResult().GeneratedTrees.Length
        : Emits(compilation) ? 1 : 0;

    private bool Emits(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver.Create(_generators).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return output.Emit(Stream.Null).Success;
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
