using System.Globalization;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Backprop.Benchmarks;

/// <summary>The ratios of a run's times.</summary>
internal sealed class Ratios(IEnumerable<Summary> summaries)
{
    private readonly BenchmarkReport[] _reports = [.. summaries.SelectMany(summary => summary.Reports)];

    /// <summary>All that was to be measured was.</summary>
    public bool AreComplete => _reports.Length > 0 && _reports.All(report => report is { Success: true, ResultStatistics: not null });

    /// <summary>All of these were measured.</summary>
    public bool Have(params Type[] benchmarks) => benchmarks.All(type => CasesOf(type).Any());

    /// <summary>The lengths of the batches, or the networks, that were measured; nothing stands for a benchmark without either.</summary>
    public IEnumerable<string> CasesOf(Type benchmarks) => _reports.Select(report => report.BenchmarkCase).Where(of => of.Descriptor.Type == benchmarks).Select(CaseOf).Distinct();

    /// <summary>The time of one competitor by that of another: the ratio of medians in each round, and the median of the rounds.</summary>
    /// <returns>null where one was not measured.</returns>
    public double? Of(Type benchmarks, string what, string numerator, string denominator)
    {
        Dictionary<string, double> others = Medians(benchmarks, what, denominator);
        double[] rounds = [.. Medians(benchmarks, what, numerator).Where(round => others.ContainsKey(round.Key)).Select(round => round.Value / others[round.Key]).Order()];
        return rounds.Length == 0 ? null : (rounds[rounds.Length / 2] + rounds[(rounds.Length - 1) / 2]) / 2;
    }

    /// <summary>The time itself: the median of the rounds' medians.</summary>
    public double Milliseconds(Type benchmarks, string what, string competitor)
    {
        double[] rounds = [.. Medians(benchmarks, what, competitor).Values.Order()];
        return (rounds[rounds.Length / 2] + rounds[(rounds.Length - 1) / 2]) / 2e6;
    }

    /// <summary>What a competitor allocates in a call, less what is counted for the one that allocates least: that is BenchmarkDotNet's own, where it measures in its own process.</summary>
    public long BytesOf(Type benchmarks, string what, string competitor)
    {
        ILookup<string, BenchmarkReport> all = _reports.Where(report => IsOf(report, benchmarks, what)).ToLookup(report => report.BenchmarkCase.Job.Id);
        return Reports(benchmarks, what, competitor).Min(report => (TotalBytes(report) - all[report.BenchmarkCase.Job.Id].Min(TotalBytes)) / report.GcStats.TotalOperations);
    }

    /// <summary>By round, and the better one where there are several offsets of the stack.</summary>
    private Dictionary<string, double> Medians(Type benchmarks, string what, string competitor) =>
        Reports(benchmarks, what, competitor).GroupBy(report => report.BenchmarkCase.Job.Id).ToDictionary(round => round.Key, round => round.Min(report => report.ResultStatistics!.Median));

    private IEnumerable<BenchmarkReport> Reports(Type benchmarks, string what, string competitor) =>
        _reports.Where(report => IsOf(report, benchmarks, what) && report.BenchmarkCase.Descriptor.WorkloadMethod.Name == competitor);

    private static bool IsOf(BenchmarkReport report, Type benchmarks, string what) => report.BenchmarkCase.Descriptor.Type == benchmarks && CaseOf(report.BenchmarkCase) == what;

    private static string CaseOf(BenchmarkCase benchmark) =>
        benchmark.Parameters[nameof(Mean.N)] is int count ? count.ToString("N0", CultureInfo.InvariantCulture) : (benchmark.Parameters[nameof(LayersMean.Network)] ?? benchmark.Parameters[nameof(CompileTime.What)]) as string ?? "";

    private static long TotalBytes(BenchmarkReport report) => report.GcStats.GetTotalAllocatedBytes(excludeAllocationQuantumSideEffects: true) ?? 0;
}
