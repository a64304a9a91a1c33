using System.Buffers;
using System.ComponentModel;
using System.Numerics;

namespace Backprop;

/// <summary>Means over batches, for emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchMean
{
    // Of sums, on the stack.
    private const int MostBytesOfStack = 32 * 1024;

    /// <summary>The mean of what a batch sums first, which is the cost.</summary>
    public static double Of<TBatch, T>(in TBatch batch, int count)
        where TBatch : struct, IBatch<T>, allows ref struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var mean = new CostOnly();
        Add<TBatch, T, CostOnly>(in batch, count, ref mean);
        return mean.Cost.Mean;
    }

    /// <summary>The mean cost of a batch and the mean of every partial.</summary>
    public static double Of<TBatch, T, TGradient>(in TBatch batch, int count, out TGradient gradient)
        where TBatch : struct, IBatch<T>, allows ref struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TGradient : struct, IGradient<double>
    {
        var mean = new MeanAccumulator<TGradient>();
        Add<TBatch, T, MeanAccumulator<TGradient>>(in batch, count, ref mean);
        gradient = mean.Gradient;
        return mean.Cost;
    }

    /// <summary>The mean cost of a batch and the mean of every partial, as floats.</summary>
    public static double OfFloats<TBatch, T, TGradient>(in TBatch batch, int count, out TGradient gradient)
        where TBatch : struct, IBatch<T>, allows ref struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TGradient : struct, IGradient<float>
    {
        var mean = new MeanAccumulatorF<TGradient>();
        Add<TBatch, T, MeanAccumulatorF<TGradient>>(in batch, count, ref mean);
        gradient = mean.Gradient;
        return mean.Cost;
    }

    internal static void Add<TBatch, T, TMean>(in TBatch batch, int count, ref TMean mean)
        where TBatch : struct, IBatch<T>, allows ref struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TMean : struct, IMean
    {
        int length = TBatch.Rows * ((2 * BlockSum.Columns<T>()) + 1);
        T[]? rented = null;
        Span<T> room = length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>() <= MostBytesOfStack ? stackalloc T[length] : (rented = ArrayPool<T>.Shared.Rent(length)).AsSpan(0, length);
        Span<T> totals = room[..TBatch.Rows];
        for (int start = 0; start < count; start += BlockSum.Length)
        {
            int samples = Math.Min(BlockSum.Length, count - start);
            BlockSum.Compute(in batch, start, start + samples, room[TBatch.Rows..], totals);
            mean.Add<T>(totals, samples);
        }

        if (rented is not null)
        {
            ArrayPool<T>.Shared.Return(rented);
        }
    }

    private struct CostOnly : IMean
    {
        public MeanAccumulator Cost;

        public void Add<T>(ReadOnlySpan<T> totals, int count)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Cost.Add(double.CreateSaturating(totals[0]), count);
    }
}
