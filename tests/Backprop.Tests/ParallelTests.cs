using static Backprop.Functions;

namespace Backprop.Tests;

/// <summary>Means by several threads: the bits of one thread, whoever does the work, and nothing lost where somebody stops it.</summary>
public partial class ParallelTests
{
    private const int Block = MeanAccumulator.BlockLength;
    private const int Many = (9 * Block) + 77;

    private static readonly ThreeLayers Network = new() { W1 = 0.5, B1 = 0.1, W2 = -0.7, B2 = 0.2, W3 = 1.3, B3 = -0.3 };
    private static readonly double[] X = [.. Enumerable.Range(0, Many).Select(i => Math.Sin(i))];
    private static readonly double[] Y = [.. Enumerable.Range(0, Many).Select(i => Math.Cos(3 * i))];

    [Theory]
    [InlineData(1)]
    [InlineData(Block)]
    [InlineData(Block + 1)]
    [InlineData(Many)]
    public void The_number_of_threads_changes_no_bit(int count)
    {
        (ReadOnlyMemory<double> x, ReadOnlyMemory<double> y) = (X.AsMemory(0, count), Y.AsMemory(0, count));
        float[] single = [.. X.Take(count).Select(number => (float)number)];
        double cost = Network.MeanCostAndGradient(x.Span, y.Span, out ThreeLayers.CostGradient gradient);
        float mean = LaneModel.MeanSinglesAndGradient(single, 0.9f, 0.1f, out LaneModel.SinglesGradient singles);
        foreach (int threads in new[] { 1, 2, 3, 8, -1 })
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
            Assert.Equal((cost, gradient), (Network.MeanCostAndGradient(x, y, options, out ThreeLayers.CostGradient parallel), parallel));
            Assert.Equal(cost, Network.MeanCost(x, y, options));
            Assert.Equal((mean, singles), (LaneModel.MeanSinglesAndGradient(single, 0.9f, 0.1f, options, out LaneModel.SinglesGradient parallels), parallels));

            var accumulated = new MeanAccumulator<ThreeLayers.CostGradient>();
            Network.AccumulateCostAndGradient(x, y, options, ref accumulated);
            Assert.Equal((count, cost, gradient), ((int)accumulated.Count, accumulated.Cost, accumulated.Gradient));
        }
    }

    [Fact]
    public void Calls_from_many_threads_at_once_do_not_disturb_each_other()
    {
        double[] expected = [.. Enumerable.Range(1, 8).Select(part => Network.MeanCost(X.AsSpan(0, part * Block), Y.AsSpan(0, part * Block)))];
        Parallel.For(0, 400, i =>
        {
            int part = i % 8;
            Assert.Equal(expected[part], Network.MeanCost(X.AsMemory(0, (part + 1) * Block), Y.AsMemory(0, (part + 1) * Block), new ParallelOptions()));
        });
    }

    [Fact]
    public void The_caller_waits_for_nobody_who_has_not_begun()
    {
        // Whoever comes late finds nothing to do, and harms no later call.
        var late = new HeldScheduler();
        double expected = Network.MeanCost(X, Y);
        var options = new ParallelOptions { MaxDegreeOfParallelism = 4, TaskScheduler = late };
        Assert.Equal(expected, Network.MeanCost(X, Y, options));
        Assert.Equal(3, late.Held);
        Assert.Equal(expected, Network.MeanCost(X, Y, new ParallelOptions()));
        late.Release();
        Assert.Equal(expected, Network.MeanCost(X, Y, options));
    }

    [Fact]
    public void A_cancelled_call_throws_and_leaves_the_mean_alone()
    {
        var mean = new MeanAccumulator<Costs.StoppedGradient>();
        Costs.AccumulateStoppedAndGradient(Y.AsSpan(0, 10), 2, ref mean);
        double before = mean.Cost;

        using var cancellation = new CancellationTokenSource();
        Costs.AtSample = cancellation.Cancel;
        var options = new ParallelOptions { CancellationToken = cancellation.Token, MaxDegreeOfParallelism = 2 };
        double[] x = [.. X];
        x[3 * Block] = Costs.Special;
        Assert.Throws<OperationCanceledException>(() => Costs.AccumulateStoppedAndGradient(x, 2, options, ref mean));
        Assert.Equal((10, before), ((int)mean.Count, mean.Cost));
        Assert.Throws<OperationCanceledException>(() => Costs.MeanStopped(x.AsMemory(0, 1), 2, options));
    }

    [Fact]
    public void An_exception_is_the_one_of_a_single_thread()
    {
        Costs.AtSample = () => throw new InvalidTimeZoneException();
        double[] x = [.. X];
        x[5 * Block] = Costs.Special;
        Assert.Throws<InvalidTimeZoneException>(() => Costs.MeanStopped(x, 2, new ParallelOptions { MaxDegreeOfParallelism = 3 }));
        var mean = new MeanAccumulator<Costs.StoppedGradient>();
        Assert.Throws<InvalidTimeZoneException>(() => Costs.AccumulateStoppedAndGradient(x.AsSpan(), 2, ref mean));
        Assert.Equal(0, mean.Count);
        Costs.AtSample = () => { };
        Assert.Equal(Costs.MeanStopped(x.AsSpan(), 2), Costs.MeanStopped(x, 2, new ParallelOptions { MaxDegreeOfParallelism = 3 }));
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        Assert.Throws<ArgumentNullException>("options", () => Network.MeanCost(X, Y, null!));
        Assert.Throws<ArgumentException>("y", () => Network.MeanCost(X, Y.AsMemory(1), new ParallelOptions()));
        Assert.Throws<ArgumentException>("x", () => Network.MeanCost(default, default, new ParallelOptions()));
    }

    [Fact]
    public void Nothing_is_allocated_once_warm()
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2 };
        Assert.Equal(0, Allocated(() => Network.MeanCostAndGradient(X, Y, options, out _)));
        Assert.Equal(0, Allocated(() => Network.MeanCostAndGradient(X.AsSpan(), Y.AsSpan(), out _)));
        Assert.Equal(0, Allocated(() => Network.MeanCost(X.AsSpan(), Y.AsSpan())));
        Assert.Equal(0, Allocated(() => Network.MeanCost(X.AsSpan(0, 7), Y.AsSpan(0, 7))));
        double[] x = [.. X];
        x[5] = double.NaN;
        Assert.Equal(0, Allocated(() => Network.MeanCostAndGradient(x, Y, out _, out int first)));
    }

    /// <summary>Bytes of the least of several calls: a thread of the pool that is late now and then keeps an object busy.</summary>
    private static long Allocated(Action call) => Enumerable.Range(0, 20).Min(_ =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    [Backprop]
    internal static partial class Costs
    {
        public const double Special = 123;

        public static Action AtSample { get; set; } = () => { };

        [Cost]
        public static double Stopped(double x, [Parameter] double w) => w * Watched(x);

        private static double Watched(double x)
        {
            if (x == Special)
            {
                AtSample();
            }

            return x;
        }

        [Derivative(nameof(Watched))]
        private static double WatchedSlope(double x) => 1;
    }

    /// <summary>Runs nothing until it is told to.</summary>
    private sealed class HeldScheduler : TaskScheduler
    {
        private readonly Queue<Task> _held = new();

        public int Held => _held.Count;

        public void Release()
        {
            while (_held.TryDequeue(out Task? task))
            {
                Assert.True(TryExecuteTask(task));
            }
        }

        protected override void QueueTask(Task task) => _held.Enqueue(task);

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

        protected override IEnumerable<Task> GetScheduledTasks() => _held;
    }
}
