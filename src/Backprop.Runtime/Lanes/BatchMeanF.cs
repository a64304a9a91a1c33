using System.ComponentModel;

namespace Backprop;

/// <summary>Means over batches whose lanes are of float, for emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchMeanF
{
    /// <summary>The mean of the cost.</summary>
    public static double Of<TBatch>(in TBatch batch, int count)
        where TBatch : struct, IBatch<float>, allows ref struct
    {
        if (count <= BlockSum.Length)
        {
            var block = default(BlockCostMean);
            BatchSum.Add<TBatch, float, WidthsOfSingles, BlockCostMean>(in batch, count, ref block);
            return block.Cost;
        }

        var mean = default(CostMean);
        BatchSum.Add<TBatch, float, WidthsOfSingles, CostMean>(in batch, count, ref mean);
        return mean.Cost.Mean;
    }

    /// <summary>The mean cost of a batch and the mean of every partial.</summary>
    public static double OfFloats<TBatch, TGradient>(in TBatch batch, int count, out TGradient gradient)
        where TBatch : struct, IBatch<float>, allows ref struct
        where TGradient : struct, IGradient<float>
    {
        if (count <= BlockSum.Length)
        {
            var block = new BlockMean<TGradient, float>();
            BatchSum.Add<TBatch, float, WidthsOfSingles, BlockMean<TGradient, float>>(in batch, count, ref block);
            gradient = block.Gradient;
            return block.Cost;
        }

        var mean = new MeanAccumulatorF<TGradient>();
        BatchSum.Add<TBatch, float, WidthsOfSingles, MeanAccumulatorF<TGradient>>(in batch, count, ref mean);
        gradient = mean.Gradient;
        return mean.Cost;
    }

    /// <summary>Adds a batch to a mean of floats.</summary>
    public static void Add<TBatch, TGradient>(in TBatch batch, int count, ref MeanAccumulatorF<TGradient> mean)
        where TBatch : struct, IBatch<float>, allows ref struct
        where TGradient : struct, IGradient<float> => BatchSum.Add<TBatch, float, WidthsOfSingles, MeanAccumulatorF<TGradient>>(in batch, count, ref mean);
}
