using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Backprop.Benchmarks;

/// <summary>The ratios of a run's times.</summary>
internal sealed class Ratios(IEnumerable<Summary> summaries)
{
    private readonly BenchmarkReport[] _reports = [.. summaries.SelectMany(summary => summary.Reports)];

    /// <summary>All that was to be measured was.</summary>
    public bool AreComplete => _reports.Length > 0 && _reports.All(report => report is { Success: true, ResultStatistics: not null });

    /// <summary>The lengths of the batches that were measured; 0 stands for a benchmark without batches.</summary>
    public IEnumerable<int> CountsOf(Type benchmarks) => _reports.Select(report => report.BenchmarkCase).Where(of => of.Descriptor.Type == benchmarks).Select(CountOf).Distinct();

    /// <summary>The time of one competitor by that of another: the ratio of medians in each round, and the median of the rounds.</summary>
    /// <returns>null where one was not measured.</returns>
    public double? Of(Type benchmarks, int count, string numerator, string denominator)
    {
        Dictionary<string, double> others = Medians(benchmarks, count, denominator);
        double[] rounds = [.. Medians(benchmarks, count, numerator).Where(round => others.ContainsKey(round.Key)).Select(round => round.Value / others[round.Key]).Order()];
        return rounds.Length == 0 ? null : (rounds[rounds.Length / 2] + rounds[(rounds.Length - 1) / 2]) / 2;
    }

    /// <summary>What a competitor allocates in a call, less what is counted for the one that allocates least: that is BenchmarkDotNet's own, where it measures in its own process.</summary>
    public long BytesOf(Type benchmarks, int count, string competitor)
    {
        ILookup<string, BenchmarkReport> all = _reports.Where(report => IsOf(report, benchmarks, count)).ToLookup(report => report.BenchmarkCase.Job.Id);
        return Reports(benchmarks, count, competitor).Min(report => (TotalBytes(report) - all[report.BenchmarkCase.Job.Id].Min(TotalBytes)) / report.GcStats.TotalOperations);
    }

    /// <summary>By round, and the better one where there are several offsets of the stack.</summary>
    private Dictionary<string, double> Medians(Type benchmarks, int count, string competitor) =>
        Reports(benchmarks, count, competitor).GroupBy(report => report.BenchmarkCase.Job.Id).ToDictionary(round => round.Key, round => round.Min(report => report.ResultStatistics!.Median));

    private IEnumerable<BenchmarkReport> Reports(Type benchmarks, int count, string competitor) =>
        _reports.Where(report => IsOf(report, benchmarks, count) && report.BenchmarkCase.Descriptor.WorkloadMethod.Name == competitor);

    private static bool IsOf(BenchmarkReport report, Type benchmarks, int count) => report.BenchmarkCase.Descriptor.Type == benchmarks && CountOf(report.BenchmarkCase) == count;

    private static int CountOf(BenchmarkCase benchmark) => benchmark.Parameters[nameof(Mean.N)] is int count ? count : 0;

    private static long TotalBytes(BenchmarkReport report) => report.GcStats.GetTotalAllocatedBytes(excludeAllocationQuantumSideEffects: true) ?? 0;
}
