using System.Numerics;

namespace Backprop;

/// <summary>Means over batches into gradients that own their block of partials, whatever the numbers of lanes and gradients.</summary>
internal static class LargeMeans<T, TWidths>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TWidths : struct, IWidths<T>
{
    /// <summary>The mean cost; the partials are overwritten by their means.</summary>
    public static double Gradient<TBatch, TNumber>(in TBatch batch, int count, Span<TNumber> partials)
        where TBatch : struct, IBatch<T>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var mean = default(LargeMean);
        BatchSum.Add<TBatch, T, TWidths, LargeMean>(in batch, 0, count, ref mean);
        return Take(ref mean, partials);
    }

    /// <summary>The same, and the first sample whose cost or partials are not all finite; −1 where all are.</summary>
    public static double Gradient<TBatch, TNumber>(in TBatch batch, int count, Span<TNumber> partials, out int firstNotFinite)
        where TBatch : struct, IBatch<T>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        double cost = Gradient(in batch, count, partials);
        firstNotFinite = double.IsFinite(cost) && SingleSamples.AreFinite<TNumber>(partials) ? -1 : SingleSamples.FirstNotFinite<TBatch, T, TWidths>(in batch, count);
        return cost;
    }

    /// <summary>The same as the first, by several threads.</summary>
    public static double Gradient<TBatch, TNumber>(in TBatch batch, int count, ParallelOptions options, Span<TNumber> partials)
        where TBatch : struct, IBatch<T>
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        if (count <= BlockSum.Length)
        {
            ParallelSum.Check(options);
            return Gradient(in batch, count, partials);
        }

        var mean = default(LargeMean);
        ParallelSum<TBatch, T, TWidths, LargeMean>.Add(in batch, count, options, ref mean);
        return Take(ref mean, partials);
    }

    /// <summary>Adds to a mean, which stays as it is where a function of the user's throws.</summary>
    public static void Add<TBatch>(in TBatch batch, int count, GradientAccumulator mean)
        where TBatch : struct, IBatch<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(mean);
        var part = default(LargeMean);
        BatchSum.Add<TBatch, T, TWidths, LargeMean>(in batch, 0, count, ref part);
        Merge(mean, ref part);
    }

    /// <summary>The same, by several threads.</summary>
    public static void Add<TBatch>(in TBatch batch, int count, ParallelOptions options, GradientAccumulator mean)
        where TBatch : struct, IBatch<T>
    {
        ArgumentNullException.ThrowIfNull(mean);
        ParallelSum.Check(options);
        var part = default(LargeMean);
        if (count > 0)
        {
            ParallelSum<TBatch, T, TWidths, LargeMean>.Add(in batch, count, options, ref part);
        }

        Merge(mean, ref part);
    }

    private static void Merge(GradientAccumulator mean, ref LargeMean part)
    {
        if (part.Count > 0)
        {
            mean.Merge(in part);
        }

        part.Release();
    }

    private static double Take<TNumber>(ref LargeMean mean, Span<TNumber> partials)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        double cost = mean.Cost;
        mean.CopyTo(partials);
        mean.Release();
        return cost;
    }
}
