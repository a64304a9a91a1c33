using System.Buffers;
using System.Numerics;

namespace Backprop;

/// <summary>What each sample of a block contributes by itself, for where the sum over the block is not finite: some sample is not, or the sum is beyond the range of the numbers, which the mean need not be.</summary>
internal static class SingleSamples
{
    /// <summary>All sums are finite.</summary>
    public static bool AreFinite<T>(ReadOnlySpan<T> totals)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (T total in totals)
        {
            if (!T.IsFinite(total))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds the sums that are finite as they are, and instead of the others each sample's own numbers, exactly.</summary>
    public static void Add<TBatch, T, TWidths, TMean>(in TBatch batch, int start, int after, Span<T> columns, Span<T> totals, ref TMean mean)
        where TBatch : struct, IBatch<T>, allows ref struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TWidths : struct, IWidths<T>
        where TMean : struct, IMean
    {
        bool[] isFinite = ArrayPool<bool>.Shared.Rent(totals.Length);
        for (int row = 0; row < totals.Length; row++)
        {
            isFinite[row] = T.IsFinite(totals[row]);
            totals[row] = isFinite[row] ? totals[row] : T.Zero;
        }

        mean.Add<T>(totals, after - start);
        for (int sample = start; sample < after; sample++)
        {
            int column = sample & (BlockSum.Columns<T>() - 1);
            if (column == 0 || sample == start)
            {
                TWidths.Keep(in batch, sample, Math.Min(sample + BlockSum.Columns<T>(), after), columns);
            }

            for (int row = 0; row < totals.Length; row++)
            {
                totals[row] = isFinite[row] ? T.Zero : columns[(row * BlockSum.Columns<T>()) + column];
            }

            mean.Add<T>(totals, 0);
        }

        ArrayPool<bool>.Shared.Return(isFinite);
    }

    /// <summary>The first of some samples that contributes a number which is not finite; −1 where there is none.</summary>
    public static int FirstNotFinite<TBatch, T, TWidths>(in TBatch batch, int count)
        where TBatch : struct, IBatch<T>, allows ref struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TWidths : struct, IWidths<T>
    {
        if (TBatch.Room > 0)
        {
            return LoopSum.FirstNotFinite<TBatch, T, TWidths>(in batch, count);
        }

        int length = TBatch.Rows * 2 * BlockSum.Columns<T>();
        T[] rented = ArrayPool<T>.Shared.Rent(length);
        int first = FirstNotFinite<TBatch, T, TWidths>(in batch, count, rented.AsSpan(0, length));
        ArrayPool<T>.Shared.Return(rented);
        return first;
    }

    private static int FirstNotFinite<TBatch, T, TWidths>(in TBatch batch, int count, Span<T> columns)
        where TBatch : struct, IBatch<T>, allows ref struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TWidths : struct, IWidths<T>
    {
        for (int start = 0; start < count; start += BlockSum.Columns<T>())
        {
            int samples = Math.Min(BlockSum.Columns<T>(), count - start);
            TWidths.Keep(in batch, start, start + samples, columns);
            for (int column = 0; column < samples; column++)
            {
                for (int row = 0; row < TBatch.Rows; row++)
                {
                    if (!T.IsFinite(columns[(row * BlockSum.Columns<T>()) + column]))
                    {
                        return start + column;
                    }
                }
            }
        }

        return -1;
    }
}
