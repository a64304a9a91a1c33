using System.ComponentModel;
using System.Numerics;

namespace Backprop;

/// <summary>
/// Layers of many neurons over a block of samples, for emitted code. A value that differs from sample to sample is a span of rows, one for each of its entries, that are a stride apart: the numbers of one neuron for all samples lie side by side.
/// What does not differ, weights (m×n, row after row) and biases, are plain spans.
/// </summary>
/// <remarks>No bit of a result depends on the width of the lanes. Spans are as long as the shapes say: it is not checked.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class LayerBlock
{
    /// <summary>The samples of a block.</summary>
    public const int Samples = 128;

    /// <summary>From one row to the next.</summary>
    public const int Stride = 136;

    /// <summary>Z = W X + b, with W of m×n, X of n rows and Z of m rows: Z[i, s] = Σₖ W[i, k] X[k, s] + b[i], over ascending k, in whole lanes.</summary>
    /// <param name="weights">W.</param>
    /// <param name="x">X.</param>
    /// <param name="biases">b; none where it is empty.</param>
    /// <param name="z">Z.</param>
    /// <param name="rows">m.</param>
    /// <param name="columns">n, at least 1.</param>
    /// <param name="count">How many samples the block has.</param>
    /// <param name="xStride">From one row of X to the next.</param>
    /// <param name="zStride">From one row of Z to the next.</param>
    public static void Product<TLane, T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> x, ReadOnlySpan<T> biases, Span<T> z, int rows, int columns, int count, int xStride = Stride, int zStride = Stride)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new BlockProduct<T>(weights, columns, 1, x, xStride, biases, z, zStride, rows, columns, count));

    /// <summary>X̄ = Wᵀ Z̄, with W of m×n: X̄[k, s] = Σᵢ W[i, k] Z̄[i, s], over ascending i, in whole lanes.</summary>
    public static void TransposedProduct<TLane, T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> z, Span<T> x, int rows, int columns, int count, int zStride = Stride, int xStride = Stride)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new BlockProduct<T>(weights, 1, columns, z, zStride, [], x, xStride, columns, rows, count));

    /// <summary>totals[i, k] += Σₛ Z̄[i, s] X[k, s], over the samples that exist; what lies beyond them does not matter.</summary>
    public static void AddOuterProducts<TLane, T>(ReadOnlySpan<T> z, ReadOnlySpan<T> x, Span<T> totals, int rows, int columns, int count, int zStride = Stride, int xStride = Stride)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new BlockOuterProducts<T>(z, zStride, x, xStride, totals, rows, columns, count));

    /// <summary>totals[i] += Σₛ Z̄[i, s], over the samples that exist; what lies beyond them does not matter.</summary>
    public static void AddSums<TLane, T>(ReadOnlySpan<T> z, Span<T> totals, int count, int stride = Stride)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new BlockSums<T>(z, stride, totals, count));

    /// <summary>Makes sample s's entry k, which is the number s length + k of the samples, the number s of row k; up to whole lanes, the last sample again.</summary>
    /// <param name="samples">The block's samples, one after the other.</param>
    /// <param name="x">As many rows as a sample has entries.</param>
    /// <param name="length">How many that is.</param>
    /// <param name="count">How many samples there are.</param>
    /// <param name="stride">From one row to the next.</param>
    public static void Load<TLane, T>(ReadOnlySpan<T> samples, Span<T> x, int length, int count, int stride = Stride)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => BlockLoad.Run(samples, x, length, count, (count + TLane.Count - 1) & -TLane.Count, stride);
}
