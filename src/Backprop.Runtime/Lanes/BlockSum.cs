using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>
/// Sums over a block of samples that have the same bits for every width of vector: sample i is added to column i mod <see cref="Columns{T}"/>, in the order of the samples, and the columns are added in pairs.
/// </summary>
internal static class BlockSum
{
    /// <summary>The samples of a block. Where a batch is split between blocks, its mean stays the same to the bit.</summary>
    public const int Length = MeanAccumulator.BlockLength;

    /// <summary>As many columns as the widest lanes have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Columns<T>() => typeof(T) == typeof(double) ? 32 : 64;

    /// <summary>Sums over the samples of a block, each row to its total.</summary>
    /// <param name="batch">The samples.</param>
    /// <param name="start">The first sample: a whole number of blocks from the batch's first.</param>
    /// <param name="after">The sample after the last one.</param>
    /// <param name="columns">Room for two times rows of columns.</param>
    /// <param name="totals">The sum of each row.</param>
    public static void Compute<TBatch, T, TWidths>(in TBatch batch, int start, int after, Span<T> columns, Span<T> totals)
        where TBatch : struct, IBatch<T>, allows ref struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TWidths : struct, IWidths<T>
    {
        TWidths.Sum(in batch, start, after, columns);
        for (int row = 0; row < totals.Length; row++)
        {
            totals[row] = AddInPairs(columns.Slice(row * Columns<T>(), Columns<T>()));
        }
    }

    /// <summary>Sums over the samples in the columns, with vectors of one width.</summary>
    public static void InColumns<TBatch, TVector, TOps, T>(in TBatch batch, int start, int after, Span<T> columns)
        where TBatch : struct, IBatch<T>, allows ref struct
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (TBatch.IsSmall)
        {
            InColumns<TBatch, Lane<TVector, TOps, T, Inlined>, T>(in batch, start, after, columns);
        }
        else
        {
            InColumns<TBatch, Lane<TVector, TOps, T, Called>, T>(in batch, start, after, columns);
        }
    }

    private static void InColumns<TBatch, TLane, T>(in TBatch batch, int start, int after, Span<T> columns)
        where TBatch : struct, IBatch<T>, allows ref struct
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> sums = columns[..(columns.Length / 2)];
        sums.Clear();
        int rest = (after - start) % TLane.Count;
        int last = after - rest;
        batch.Accumulate<TLane>(start, last, sums);
        if (rest == 0)
        {
            return;
        }

        // The last lanes repeat the last sample: only those of the samples that there are count.
        Span<T> more = columns[sums.Length..];
        more.Clear();
        batch.Accumulate<TLane>(last, last + TLane.Count, more);
        int first = last & (Columns<T>() - 1);
        for (int row = 0; row < sums.Length; row += Columns<T>())
        {
            for (int column = row + first; column < row + first + rest; column++)
            {
                sums[column] += more[column];
            }
        }
    }

    /// <summary>The first half plus the second, again and again: with vectors, which changes nothing but the speed.</summary>
    private static T AddInPairs<T>(Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T first = ref MemoryMarshal.GetReference(values);
        int half = values.Length / 2;
        for (; half >= Vector256<T>.Count; half /= 2)
        {
            for (int i = 0; i < half; i += Vector256<T>.Count)
            {
                (Vector256.LoadUnsafe(ref first, (nuint)i) + Vector256.LoadUnsafe(ref first, (nuint)(i + half))).StoreUnsafe(ref first, (nuint)i);
            }
        }

        for (; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                values[i] += values[i + half];
            }
        }

        return values[0];
    }
}
