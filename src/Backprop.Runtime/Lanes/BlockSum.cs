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

    [SkipLocalsInit]
    private static unsafe void InColumns<TBatch, TLane, T>(in TBatch batch, int start, int after, Span<T> columns)
        where TBatch : struct, IBatch<T>, allows ref struct
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // What is called from here on finds the stack at the beginning of a cache line.
        byte* padding = stackalloc byte[StackAlignment.CacheLine + StackAlignment.Excess];
        *padding = 0;
        Span<T> sums = columns[..(columns.Length / 2)];
        Clear<TLane, T>(sums);
        int rest = (after - start) % TLane.Count;
        int last = after - rest;
        if (start < last)
        {
            batch.Accumulate<TLane>(start, last, sums);
        }

        if (rest == 0)
        {
            return;
        }

        // The last lanes repeat the last sample: only those of the samples that there are count.
        Span<T> more = columns[sums.Length..];
        Clear<TLane, T>(more);
        batch.Accumulate<TLane>(last, last + TLane.Count, more);
        TLane counts = FirstLanes<TLane, T>(rest);
        int first = last & (Columns<T>() - 1);
        for (int row = 0; row < TBatch.Rows; row++)
        {
            TLane.Accumulate(TLane.Load(more, (row * Columns<T>()) + first) & counts, sums, row, last);
        }
    }

    /// <summary>All bits are set in the first lanes, and none in the others.</summary>
    private static TLane FirstLanes<TLane, T>(int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> numbers = stackalloc T[TLane.Count];
        numbers[..count].Fill(T.One);
        return TLane.Load(numbers, 0) > T.Zero;
    }

    /// <summary>With the vectors of the lanes: what is stored in smaller pieces reaches their loads only by way of the cache.</summary>
    private static void Clear<TLane, T>(Span<T> sums)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane zero = T.Zero;
        for (int i = 0; i < sums.Length; i += TLane.Count)
        {
            TLane.Store(in zero, sums[i..]);
        }
    }

    /// <summary>The first half plus the second, again and again. Columns of either type are eight vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T AddInPairs<T>(ReadOnlySpan<T> columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T first = ref MemoryMarshal.GetReference(columns);
        Vector256<T> even = AddHalves(ref first, 0) + AddHalves(ref first, 2);
        Vector256<T> odd = AddHalves(ref first, 1) + AddHalves(ref first, 3);
        Vector256<T> all = even + odd;
        Vector128<T> half = all.GetLower() + all.GetUpper();
        return Vector128<T>.Count == 2 ? half[0] + half[1] : half[0] + half[2] + (half[1] + half[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> AddHalves<T>(ref T first, int vector)
        where T : unmanaged =>
        Vector256.LoadUnsafe(ref first, (nuint)(vector * Vector256<T>.Count)) + Vector256.LoadUnsafe(ref first, (nuint)((vector + 4) * Vector256<T>.Count));
}
