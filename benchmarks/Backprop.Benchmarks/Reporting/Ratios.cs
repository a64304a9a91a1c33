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

    /// <summary>What a competitor allocates in a call: the least of the rounds, for the whole process is watched, and not all that it allocates is the call's.</summary>
    public long? BytesOf(Type benchmarks, int count, string competitor) =>
        Reports(benchmarks, count, competitor).Min(report => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase));

    private Dictionary<string, double> Medians(Type benchmarks, int count, string competitor) =>
        Reports(benchmarks, count, competitor).ToDictionary(report => report.BenchmarkCase.Job.Id, report => report.ResultStatistics!.Median);

    private IEnumerable<BenchmarkReport> Reports(Type benchmarks, int count, string competitor) =>
        _reports.Where(report => report.BenchmarkCase.Descriptor.Type == benchmarks && report.BenchmarkCase.Descriptor.WorkloadMethod.Name == competitor && CountOf(report.BenchmarkCase) == count);

    private static int CountOf(BenchmarkCase benchmark) => benchmark.Parameters[nameof(Mean.N)] is int count ? count : 0;
}
