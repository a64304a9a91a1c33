using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Backprop.Benchmarks;

/// <summary>How BenchmarkDotNet measures.</summary>
/// <remarks>
/// In rounds, each of which measures all competitors one after the other: a machine that is busier now than a minute ago is so for all that a ratio is made of.
/// A round is a job, for BenchmarkDotNet repeats launches and iterations of one benchmark before it turns to the next.
/// </remarks>
internal static class Configuration
{
    private const int Rounds = 3;

    private const int MostOfQuickEdit = 10_000;

    private static readonly int[] _countsOfQuick = [64, 1_024, 1_000_000];

    public static IConfig Create(bool isQuick)
    {
        ManualConfig config = ManualConfig.CreateEmpty()
            .AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddFilter(new SimpleFilter(benchmark => IsMeasured(benchmark, isQuick)))
            .WithArtifactsPath(Path.Combine("artifacts", "benchmarks"));
        Job job = isQuick ? Quick() : Full();
        foreach (int round in Enumerable.Range(1, Rounds))
        {
            config.AddJob(job.WithId($"Round {round}"));
        }

        return config;
    }

    /// <summary>Each in a process of its own, which is what the published ratios come from.</summary>
    /// <remarks>What is called often is compiled anew at once, and only once. Otherwise TensorPrimitives, which is many methods deep, is not done with warming up when it is measured.</remarks>
    private static Job Full() => Job.Default.WithEnvironmentVariables(new EnvironmentVariable("DOTNET_TC_CallCountingDelayMs", "0"), new EnvironmentVariable("DOTNET_TieredPGO", "0"))
        .WithWarmupCount(10).WithIterationCount(9).WithIterationTime(TimeInterval.FromMilliseconds(50));

    /// <summary>In this process, without building another. The first round warms up what the compiler optimises late.</summary>
    private static Job Quick() => Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
        .WithWarmupCount(4).WithIterationCount(5).WithIterationTime(TimeInterval.FromMilliseconds(20));

    private static bool IsMeasured(BenchmarkCase benchmark, bool isQuick) =>
        (NativeLibraries.Exist || benchmark.Descriptor.WorkloadMethod.Name != nameof(Mean.C))
        && (benchmark.Descriptor.WorkloadMethod.Name != nameof(Mean.TwoThreads) || benchmark.Parameters[nameof(Mean.N)] is > MeanAccumulator.BlockLength)
        && (!isQuick || benchmark.Parameters[nameof(Mean.N)] is not int count || (IsOfEditor(benchmark) ? count <= MostOfQuickEdit : _countsOfQuick.Contains(count)));

    private static bool IsOfEditor(BenchmarkCase benchmark) => benchmark.Descriptor.Type == typeof(EditorTypes) || benchmark.Descriptor.Type == typeof(EditorGraphs);
}
