using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>Sums over batches, block by block.</summary>
internal static class BatchSum
{
    // Of sums, on the stack.
    private const int MostBytesOfStack = 16 * 1024;

    // Vectors that straddle cache lines take twice as long.
    private const int CacheLine = 64;

    /// <summary>Adds the samples from the first to the one before the last, from the start of a block on.</summary>
    [SkipLocalsInit]
    public static void Add<TBatch, T, TWidths, TMean>(in TBatch batch, int first, int after, ref TMean mean)
        where TBatch : struct, IBatch<T>, allows ref struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TWidths : struct, IWidths<T>
        where TMean : struct, IMean
    {
        if (TBatch.Room > 0)
        {
            LoopSum.Add<TBatch, T, TWidths, TMean>(in batch, first, after, ref mean);
            return;
        }

        int columns = TBatch.Rows * 2 * BlockSum.Columns<T>();
        int length = CacheLine + (TBatch.Rows * Unsafe.SizeOf<T>()) + (columns * Unsafe.SizeOf<T>());
        byte[]? rented = length <= MostBytesOfStack ? null : ArrayPool<byte>.Shared.Rent(length);
        Span<byte> room = rented is null ? stackalloc byte[length] : rented;
        Span<T> aligned = MemoryMarshal.Cast<byte, T>(Aligned(room));
        Span<T> totals = aligned.Slice(columns, TBatch.Rows);
        for (int start = first; start < after; start += Math.Min(BlockSum.Length, after - start))
        {
            int samples = Math.Min(BlockSum.Length, after - start);
            TWidths.Sum(in batch, start, start + samples, aligned[..columns], totals);
            if (!TMean.TakesPieces || SingleSamples.AreFinite<T>(totals))
            {
                mean.Add<T>(totals, samples);
            }
            else
            {
                SingleSamples.Add<TBatch, T, TWidths, TMean>(in batch, start, start + samples, aligned[..columns], totals, ref mean);
            }
        }

        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>From the first byte of a cache line on. (An array that the collector moves meanwhile is only slower.)</summary>
    private static unsafe Span<byte> Aligned(Span<byte> room)
    {
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(room));
        return room[(int)((CacheLine - (address % CacheLine)) % CacheLine)..];
    }
}
