using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backprop.Benchmarks;

/// <summary>Source text as a project that uses Backprop would have it compiled, and the generator.</summary>
internal static class Compilations
{
    private static readonly MetadataReference[] _references = [.. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll").Where(file => !Path.GetFileName(file).Contains("Native", StringComparison.Ordinal)).Append(typeof(BackpropAttribute).Assembly.Location).Select(file => MetadataReference.CreateFromFile(file))];

    public static CSharpCompilation Of(params IEnumerable<string> sources) => CSharpCompilation.Create(
        "Compiled",
        sources.Select((source, place) => Tree(source, place)),
        _references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    /// <summary>The file of this number.</summary>
    public static SyntaxTree Tree(string source, int place) => CSharpSyntaxTree.ParseText(source, path: $"Source{place}.cs");

    public static GeneratorDriver Driver()
    {
        var generator = new AnalyzerFileReference(Path.Combine(Clone.Root, "src/Backprop.Generator/bin", Clone.Configuration, "netstandard2.0/Backprop.Generator.dll"), new Loader());
        return CSharpGeneratorDriver.Create([.. generator.GetGenerators(LanguageNames.CSharp)]);
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
