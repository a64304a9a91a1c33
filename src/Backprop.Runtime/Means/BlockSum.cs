using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>
/// Sums over a block of samples that have the same bits for every width of vector. Of each group of <see cref="Columns{T}"/> samples, those four are added in pairs that are the same modulo a quarter of a group;
/// the quarters are added in the order of the samples, and their sums in pairs.
/// </summary>
internal static class BlockSum
{
    /// <summary>The samples of a block. Where a batch is split between blocks, its mean stays the same to the bit.</summary>
    public const int Length = MeanAccumulator.BlockLength;

    /// <summary>As many columns as the widest lanes have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Columns<T>() => typeof(T) == typeof(double) ? 32 : 64;

    /// <summary>Sums over the samples of a block, each row to its total, with vectors of one width.</summary>
    /// <param name="batch">The samples.</param>
    /// <param name="start">The first sample: a whole number of groups from the batch's first.</param>
    /// <param name="after">The sample after the last one.</param>
    /// <param name="columns">Room for two times rows of columns.</param>
    /// <param name="totals">The sum of each row.</param>
    public static void Compute<TBatch, TVector, TOps, T>(in TBatch batch, int start, int after, Span<T> columns, Span<T> totals)
        where TBatch : struct, IBatch<T>, allows ref struct
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int last = TBatch.IsSampleBySample ? start : after - ((after - start) % Columns<T>());
        Span<T> sums = columns[..(TBatch.Rows * TOps.Room)];
        if (TBatch.IsSmall)
        {
            Add<TBatch, Lane<TVector, TOps, T, Inlined>, T>(in batch, start, last, sums);
        }
        else
        {
            Add<TBatch, Lane<TVector, TOps, T, Called>, T>(in batch, start, last, sums);
        }

        for (; last < after; last += Columns<T>())
        {
            Span<T> kept = columns[(columns.Length / 2)..];
            int samples = Math.Min(Columns<T>(), after - last);
            Keep<TBatch, TVector, TOps, T>(in batch, last, last + samples, kept);
            AddKept<Lane<TVector, TOps, T, Called>, T>(kept, samples, sums);
        }

        for (int row = 0; row < totals.Length; row++)
        {
            totals[row] = AddInPairs(sums.Slice(row * TOps.Room, Columns<T>() / 4));
        }
    }

    /// <summary>What each sample of a group contributes, in columns, with vectors of one width.</summary>
    public static void Keep<TBatch, TVector, TOps, T>(in TBatch batch, int start, int after, Span<T> columns)
        where TBatch : struct, IBatch<T>, allows ref struct
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Rows to which nothing contributes are not written to.
        Clear<Lane<TVector, TOps, T, Kept>, T>(columns);
        Accumulate<TBatch, Lane<TVector, TOps, T, Kept>, T>(in batch, start, after, columns);
    }

    private static void Add<TBatch, TLane, T>(in TBatch batch, int start, int after, Span<T> sums)
        where TBatch : struct, IBatch<T>, allows ref struct
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Clear<TLane, T>(sums);
        if (start < after)
        {
            Accumulate<TBatch, TLane, T>(in batch, start, after, sums);
        }
    }

    /// <summary>Adds the samples that there are of a group; the others count as 0.</summary>
    private static void AddKept<TLane, T>(Span<T> columns, int samples, Span<T> sums)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row * TLane.RoomOfRow < sums.Length; row++)
        {
            Span<T> own = columns.Slice(row * Columns<T>(), Columns<T>());
            own[samples..].Clear();
            for (int first = 0; first < own.Length; first += TLane.Count)
            {
                TLane.Accumulate(TLane.Load(own, first), sums, row, first);
            }
        }
    }

    [SkipLocalsInit]
    private static unsafe void Accumulate<TBatch, TLane, T>(in TBatch batch, int start, int after, Span<T> sums)
        where TBatch : struct, IBatch<T>, allows ref struct
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // What is called from here on finds the stack at the beginning of a cache line.
        byte* padding = stackalloc byte[StackAlignment.CacheLine + StackAlignment.Excess];
        *padding = 0;
        batch.Accumulate<TLane>(start, after + (TLane.Count - 1) - ((after - start + TLane.Count - 1) % TLane.Count), sums);
    }

    /// <summary>With the vectors of the lanes: what is stored in smaller pieces reaches their loads only by way of the cache.</summary>
    private static void Clear<TLane, T>(Span<T> sums)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane zero = T.Zero;
        int i = 0;
        for (; i + TLane.Count <= sums.Length; i += TLane.Count)
        {
            TLane.Store(in zero, sums[i..]);
        }

        sums[i..].Clear();
    }

    /// <summary>The first half plus the second, again and again. Sums of either type are two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T AddInPairs<T>(ReadOnlySpan<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector256<T> all = Vector256.Create(sums) + Vector256.Create(sums[Vector256<T>.Count..]);
        Vector128<T> half = all.GetLower() + all.GetUpper();
        return Vector128<T>.Count == 2 ? half[0] + half[1] : half[0] + half[2] + (half[1] + half[3]);
    }
}
