using System.Buffers;
using System.Numerics;

namespace Backprop;

/// <summary>Sums over batches whose equations are computed with loops: a number for each row, over blocks of samples.</summary>
internal static class LoopSum
{
    /// <summary>Adds the samples from the first to the one before the last, from the start of a block on.</summary>
    public static void Add<TBatch, T, TWidths, TMean>(in TBatch batch, int first, int after, ref TMean mean)
        where TBatch : struct, IBatch<T>, allows ref struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TWidths : struct, IWidths<T>
        where TMean : struct, IMean
    {
        T[] rented = ArrayPool<T>.Shared.Rent(TBatch.Rows + TBatch.Room + CacheLines.Slack<T>());
        Span<T> sums = CacheLines.Align<T>(rented, TBatch.Rows, TBatch.Rows + TBatch.Room);
        Span<T> totals = sums[..TBatch.Rows];
        for (int start = first; start < after; start += Math.Min(BlockSum.Length, after - start))
        {
            int samples = Math.Min(BlockSum.Length, after - start);
            totals.Clear();
            TWidths.Accumulate(in batch, start, start + samples, sums);
            if (!TMean.TakesPieces || SingleSamples.AreFinite<T>(totals))
            {
                mean.Add<T>(totals, samples);
                continue;
            }

            for (int sample = start; sample < start + samples; sample++)
            {
                totals.Clear();
                TWidths.Accumulate(in batch, sample, sample + 1, sums);
                mean.Add<T>(totals, 1);
            }
        }

        ArrayPool<T>.Shared.Return(rented);
    }

    /// <summary>The first of some samples that contributes a number which is not finite; −1 where there is none.</summary>
    public static int FirstNotFinite<TBatch, T, TWidths>(in TBatch batch, int count)
        where TBatch : struct, IBatch<T>, allows ref struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TWidths : struct, IWidths<T>
    {
        T[] rented = ArrayPool<T>.Shared.Rent(TBatch.Rows + TBatch.Room + CacheLines.Slack<T>());
        Span<T> sums = CacheLines.Align<T>(rented, TBatch.Rows, TBatch.Rows + TBatch.Room);
        int found = -1;
        for (int sample = 0; sample < count && found < 0; sample++)
        {
            sums[..TBatch.Rows].Clear();
            TWidths.Accumulate(in batch, sample, sample + 1, sums);
            found = SingleSamples.AreFinite<T>(sums[..TBatch.Rows]) ? -1 : sample;
        }

        ArrayPool<T>.Shared.Return(rented);
        return found;
    }
}
