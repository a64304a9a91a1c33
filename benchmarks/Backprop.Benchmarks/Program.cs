using System.Diagnostics;
using System.Reflection;
using Backprop.Benchmarks;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

if (Assembly.GetExecutingAssembly().GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
{
    Console.Error.WriteLine("Code that is not optimised tells nothing: dotnet run -c Release --project benchmarks/Backprop.Benchmarks");
    return 1;
}

Options options = Options.Parse(args);
string? libraries = NativeLibraries.Compile();
try
{
    Summary[] summaries = BenchmarkRunner.Run([typeof(OneSample), typeof(OneSampleF), typeof(Mean), typeof(MeanF), typeof(LayersMean), typeof(LayersOneSample), typeof(CompileTime), typeof(EditorTypes), typeof(EditorGraphs)], Configuration.Create(options.IsQuick), options.Rest);
    var ratios = new Ratios(summaries);
    if (!ratios.AreComplete)
    {
        Console.Error.WriteLine("Not all competitors could be measured, or they do not agree: there are no ratios.");
        return 1;
    }

    var tables = new Tables(RatioTable.Write(ratios), RatioTable.WriteLayers(ratios), RatioTable.WriteCompileTime(ratios), EditorTable.Write(ratios));
    Console.WriteLine(string.Join('\n', tables.All));
    if (libraries is null)
    {
        Console.WriteLine("There is no gcc here to compile the C: its ratios are left out.");
    }

    if (options.Write && ratios.Have(typeof(OneSample), typeof(OneSampleF), typeof(Mean), typeof(MeanF), typeof(LayersMean), typeof(LayersOneSample), typeof(CompileTime)))
    {
        Page.Write(tables, args);
    }

    if (options.Write && ratios.Have(typeof(EditorTypes), typeof(EditorGraphs)))
    {
        EditorPage.Write(tables.Editor, args);
    }

    return 0;
}
finally
{
    if (libraries is not null)
    {
        Directory.Delete(libraries, recursive: true);
    }
}
