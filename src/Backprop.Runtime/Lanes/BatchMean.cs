using System.ComponentModel;

namespace Backprop;

/// <summary>Means over batches whose lanes are of double, for emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchMean
{
    /// <summary>The mean of the cost.</summary>
    public static double Of<TBatch>(in TBatch batch, int count)
        where TBatch : struct, IBatch<double>, allows ref struct
    {
        if (count <= BlockSum.Length)
        {
            var block = default(BlockCostMean);
            BatchSum.Add<TBatch, double, WidthsOfDoubles, BlockCostMean>(in batch, count, ref block);
            return block.Cost;
        }

        var mean = default(CostMean);
        BatchSum.Add<TBatch, double, WidthsOfDoubles, CostMean>(in batch, count, ref mean);
        return mean.Cost.Mean;
    }

    /// <summary>The mean cost of a batch and the mean of every partial.</summary>
    public static double Of<TBatch, TGradient>(in TBatch batch, int count, out TGradient gradient)
        where TBatch : struct, IBatch<double>, allows ref struct
        where TGradient : struct, IGradient<double>
    {
        if (count <= BlockSum.Length)
        {
            var block = new BlockMean<TGradient, double>();
            BatchSum.Add<TBatch, double, WidthsOfDoubles, BlockMean<TGradient, double>>(in batch, count, ref block);
            gradient = block.Gradient;
            return block.Cost;
        }

        var mean = new MeanAccumulator<TGradient>();
        BatchSum.Add<TBatch, double, WidthsOfDoubles, MeanAccumulator<TGradient>>(in batch, count, ref mean);
        gradient = mean.Gradient;
        return mean.Cost;
    }

    /// <summary>The mean cost of a batch and the mean of every partial, as floats.</summary>
    public static double OfFloats<TBatch, TGradient>(in TBatch batch, int count, out TGradient gradient)
        where TBatch : struct, IBatch<double>, allows ref struct
        where TGradient : struct, IGradient<float>
    {
        if (count <= BlockSum.Length)
        {
            var block = new BlockMean<TGradient, float>();
            BatchSum.Add<TBatch, double, WidthsOfDoubles, BlockMean<TGradient, float>>(in batch, count, ref block);
            gradient = block.Gradient;
            return block.Cost;
        }

        var mean = new MeanAccumulatorF<TGradient>();
        BatchSum.Add<TBatch, double, WidthsOfDoubles, MeanAccumulatorF<TGradient>>(in batch, count, ref mean);
        gradient = mean.Gradient;
        return mean.Cost;
    }

    /// <summary>Adds a batch to a mean.</summary>
    public static void Add<TBatch, TGradient>(in TBatch batch, int count, ref MeanAccumulator<TGradient> mean)
        where TBatch : struct, IBatch<double>, allows ref struct
        where TGradient : struct, IGradient<double> => BatchSum.Add<TBatch, double, WidthsOfDoubles, MeanAccumulator<TGradient>>(in batch, count, ref mean);

    /// <summary>Adds a batch to a mean of floats.</summary>
    public static void Add<TBatch, TGradient>(in TBatch batch, int count, ref MeanAccumulatorF<TGradient> mean)
        where TBatch : struct, IBatch<double>, allows ref struct
        where TGradient : struct, IGradient<float> => BatchSum.Add<TBatch, double, WidthsOfDoubles, MeanAccumulatorF<TGradient>>(in batch, count, ref mean);
}
