namespace Backprop.Tests;

/// <summary>Batches that come in parts: the mean has the bits of the whole, wherever it is split between blocks, and in whatever order the parts are merged.</summary>
public class AccumulateTests
{
    private const int Block = MeanAccumulator.BlockLength;
    private const int Many = (5 * Block) + 77;
    private const int Seed = 20261124;

    private static readonly ThreeLayers Network = new() { W1 = 0.5, B1 = 0.1, W2 = -0.7, B2 = 0.2, W3 = 1.3, B3 = -0.3 };
    private static readonly double[] X = Numbers(Seed);
    private static readonly double[] Y = Numbers(Seed + 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Parts_that_are_merged_backwards_have_the_mean_of_the_whole(int blocks)
    {
        double cost = Network.MeanCostAndGradient(X, Y, out ThreeLayers.CostGradient gradient);
        var parts = new List<MeanAccumulator<ThreeLayers.CostGradient>>();
        for (int start = 0; start < Many; start += blocks * Block)
        {
            var part = new MeanAccumulator<ThreeLayers.CostGradient>();
            Network.AccumulateCostAndGradient(X.AsSpan(start..Math.Min(Many, start + (blocks * Block))), Y.AsSpan(start..Math.Min(Many, start + (blocks * Block))), ref part);
            parts.Add(part);
        }

        var mean = new MeanAccumulator<ThreeLayers.CostGradient>();
        foreach (MeanAccumulator<ThreeLayers.CostGradient> part in Enumerable.Reverse(parts))
        {
            mean.Merge(in part);
        }

        Assert.Equal((Many, cost, gradient), ((int)mean.Count, mean.Cost, mean.Gradient));
        Assert.Equal(cost, Network.MeanCost(X, Y));
    }

    [Fact]
    public void A_batch_is_added_to_what_is_there()
    {
        var mean = new MeanAccumulator<ThreeLayers.CostGradient>();
        Network.AccumulateCostAndGradient(X.AsSpan(0, 100), Y.AsSpan(0, 100), ref mean);
        Network.AccumulateCostAndGradient(X.AsSpan(100, 30), Y.AsSpan(100, 30), ref mean);
        Network.AccumulateCostAndGradient([], [], ref mean);
        Network.AccumulateCostAndGradient(default(ReadOnlyMemory<double>), default, new ParallelOptions(), ref mean);
        double cost = Network.MeanCostAndGradient(X.AsSpan(0, 130), Y.AsSpan(0, 130), out ThreeLayers.CostGradient gradient);
        Assert.Equal(130, mean.Count);
        Assert.Equal(cost, mean.Cost, 1e-15);
        Assert.Equal(gradient.W1, mean.Gradient.W1, 1e-15);
        Assert.Throws<ArgumentException>(() => Network.AccumulateCostAndGradient(X, [], ref mean));
        Assert.Equal(130, mean.Count);
    }

    [Fact]
    public void Floats_are_added_in_parts_too()
    {
        float[] x = [.. X.Select(number => (float)number)];
        double cost = LaneModel.MeanSinglesAndGradient(x, 0.9f, 0.1f, out LaneModel.SinglesGradient gradient);
        var mean = new MeanAccumulatorF<LaneModel.SinglesGradient>();
        LaneModel.AccumulateSinglesAndGradient(x.AsSpan(2 * Block), 0.9f, 0.1f, ref mean);
        LaneModel.AccumulateSinglesAndGradient(x.AsSpan(0, 2 * Block), 0.9f, 0.1f, ref mean);
        Assert.Equal((cost, gradient), ((float)mean.Cost, mean.Gradient));
    }

    private static double[] Numbers(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Many).Select(_ => (4 * random.NextDouble()) - 2)];
    }
}
