using System.Numerics;

namespace Backprop;

/// <summary>Means over batches, whatever the numbers of lanes and gradients.</summary>
internal static class BatchMeans<T, TWidths>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TWidths : struct, IWidths<T>
{
    public static double Cost<TBatch>(in TBatch batch, int count)
        where TBatch : struct, IBatch<T>, allows ref struct
    {
        if (count <= BlockSum.Length)
        {
            var block = default(BlockCostMean);
            BatchSum.Add<TBatch, T, TWidths, BlockCostMean>(in batch, 0, count, ref block);
            if (block.IsFinite)
            {
                return block.Cost;
            }
        }

        var mean = default(CostMean);
        BatchSum.Add<TBatch, T, TWidths, CostMean>(in batch, 0, count, ref mean);
        return mean.Cost.Mean;
    }

    public static double Cost<TBatch>(in TBatch batch, int count, ParallelOptions options)
        where TBatch : struct, IBatch<T>
    {
        if (count <= BlockSum.Length)
        {
            ParallelSum.Check(options);
            return Cost(in batch, count);
        }

        var mean = default(CostMean);
        ParallelSum<TBatch, T, TWidths, CostMean>.Add(in batch, count, options, ref mean);
        return mean.Cost.Mean;
    }

    public static double Gradient<TBatch, TGradient, TNumber, TMean>(in TBatch batch, int count, out TGradient gradient)
        where TBatch : struct, IBatch<T>, allows ref struct
        where TGradient : struct, IGradient<TNumber>
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where TMean : struct, IGradientMean<TGradient>, IMean
    {
        if (count <= BlockSum.Length)
        {
            var block = new BlockMean<TGradient, TNumber>();
            BatchSum.Add<TBatch, T, TWidths, BlockMean<TGradient, TNumber>>(in batch, 0, count, ref block);
            if (block.IsFinite)
            {
                gradient = block.Gradient;
                return block.Cost;
            }
        }

        var mean = default(TMean);
        BatchSum.Add<TBatch, T, TWidths, TMean>(in batch, 0, count, ref mean);
        gradient = mean.Gradient;
        return mean.Cost;
    }

    public static double Gradient<TBatch, TGradient, TNumber, TMean>(in TBatch batch, int count, out TGradient gradient, out int firstNotFinite)
        where TBatch : struct, IBatch<T>, allows ref struct
        where TGradient : struct, IGradient<TNumber>
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where TMean : struct, IGradientMean<TGradient>, IMean
    {
        double cost = Gradient<TBatch, TGradient, TNumber, TMean>(in batch, count, out gradient);
        firstNotFinite = double.IsFinite(cost) && SingleSamples.AreFinite<TNumber>(gradient.AsSpan()) ? -1 : SingleSamples.FirstNotFinite<TBatch, T, TWidths>(in batch, count);
        return cost;
    }

    /// <summary>Adds to a mean, which stays as it is where a function of the user's throws.</summary>
    public static void Add<TBatch, TMean>(in TBatch batch, int count, ref TMean mean)
        where TBatch : struct, IBatch<T>, allows ref struct
        where TMean : struct, IMean<TMean>
    {
        TMean part = default;
        BatchSum.Add<TBatch, T, TWidths, TMean>(in batch, 0, count, ref part);
        mean.Merge(in part);
    }

    public static double Gradient<TBatch, TGradient, TNumber, TMean>(in TBatch batch, int count, ParallelOptions options, out TGradient gradient)
        where TBatch : struct, IBatch<T>
        where TGradient : struct, IGradient<TNumber>
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where TMean : struct, IGradientMean<TGradient>, IMean<TMean>
    {
        if (count <= BlockSum.Length)
        {
            ParallelSum.Check(options);
            return Gradient<TBatch, TGradient, TNumber, TMean>(in batch, count, out gradient);
        }

        var mean = default(TMean);
        ParallelSum<TBatch, T, TWidths, TMean>.Add(in batch, count, options, ref mean);
        gradient = mean.Gradient;
        return mean.Cost;
    }
}
