using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backprop.Generator.Tests;

/// <summary>Source code, compiled with the generator and the analyzer. Every run is made twice, and the second one must find everything cached.</summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp13);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(BackpropAttribute).Assembly.Location), MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location), MetadataReference.CreateFromFile(typeof(Assert).Assembly.Location)];

    // Every project is told not to hear of references to older versions of the framework.
    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999, checkOverflow: true, specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress)]);

    /// <summary>What new projects use implicitly.</summary>
    private const string Usings = "global using System; global using System.Linq; global using System.Collections.Generic;\n";

    private GeneratorRun(GeneratorDriver driver, Compilation output, ImmutableArray<Diagnostic> analyzed)
    {
        Driver = driver;
        Output = output;
        Analyzed = analyzed;
    }

    public GeneratorDriver Driver { get; }

    /// <summary>The user's code together with what was emitted.</summary>
    public Compilation Output { get; }

    /// <summary>What the analyzer says.</summary>
    public ImmutableArray<Diagnostic> Analyzed { get; }

    /// <summary>What the compiler says, warnings included.</summary>
    public IEnumerable<Diagnostic> Compiled => Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

    public IReadOnlyDictionary<string, string> Sources =>
        Driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    public static GeneratorRun Of(params string[] sources) => Of(sources, OutputKind.DynamicallyLinkedLibrary);

    /// <summary>A run in which only bodies up to this many statements stay in one method.</summary>
    public static GeneratorRun InParts(int mostStatements, params string[] sources) => Of(sources, OutputKind.DynamicallyLinkedLibrary, new BackpropGenerator { MostStatements = mostStatements });

    private static GeneratorRun Of(string[] sources, OutputKind kind, BackpropGenerator? generator = null)
    {
        CSharpCompilation input = Compile(sources).WithOptions(Options.WithOutputKind(kind));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [(generator ?? new BackpropGenerator()).AsSourceGenerator()],
            parseOptions: ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        Assert.Null(driver.GetRunResult().Results.Single().Exception);
        Caching.AssertSecondRunIsCached(driver, input);

        ImmutableArray<Diagnostic> analyzed = output
            .WithAnalyzers([new BackpropAnalyzer()], new AnalyzerOptions([]))
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return new GeneratorRun(driver, output, [.. analyzed.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)]);
    }

    /// <summary>A run whose code is right: neither analyzer nor compiler has anything to say.</summary>
    public static GeneratorRun Clean(params string[] sources)
    {
        GeneratorRun run = Of(sources);
        Assert.Empty(run.Analyzed.Select(Describe));
        Assert.Empty(run.Compiled.Select(Describe));
        return run;
    }

    /// <summary>A clean run over a program with top-level statements.</summary>
    public static GeneratorRun Program(string source)
    {
        GeneratorRun run = Of([Usings + source], OutputKind.ConsoleApplication);
        Assert.Empty(run.Analyzed.Concat(run.Compiled).Select(Describe));
        return run;
    }

    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Tested",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Source{index}.cs")),
        References,
        Options);

    /// <summary>The message with the text that it points at: <c>BP0005 [Math.Sign(x)] …</c>.</summary>
    public static string Describe(Diagnostic diagnostic)
    {
        string place = diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "";
        return $"{diagnostic.Id} [{place.ReplaceLineEndings(" ")}] {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }
}
