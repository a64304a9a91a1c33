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
    Summary[] summaries = BenchmarkRunner.Run([typeof(OneSample), typeof(OneSampleF), typeof(Mean), typeof(MeanF), typeof(LayersMean), typeof(LayersOneSample), typeof(CompileTime)], Configuration.Create(options.IsQuick), options.Rest);
    var ratios = new Ratios(summaries);
    if (!ratios.AreComplete)
    {
        Console.Error.WriteLine("Not all competitors could be measured, or they do not agree: there are no ratios.");
        return 1;
    }

    (string table, string layers, string compileTime) = (RatioTable.Write(ratios), RatioTable.WriteLayers(ratios), RatioTable.WriteCompileTime(ratios));
    Console.WriteLine(table);
    Console.WriteLine(layers);
    Console.WriteLine(compileTime);
    if (libraries is null)
    {
        Console.WriteLine("There is no gcc here to compile the C: its ratios are left out.");
    }

    if (options.Write)
    {
        Page.Write(table, layers, compileTime, args);
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
