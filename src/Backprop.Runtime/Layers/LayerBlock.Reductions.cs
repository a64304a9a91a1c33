using System.Numerics;

namespace Backprop;

/// <content>Numbers that are made of all rows of a block: for each sample one, in whole lanes. Sums are in the order of the rows, each product and each sum rounded.</content>
public static partial class LayerBlock
{
    /// <summary>Σₖ x[k, s] y[k, s].</summary>
    public static void Dot<TLane, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result, int rows, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int s = 0; s < count; s += TLane.Count)
        {
            TLane sum = TLane.LoadWhole(x, s) * TLane.LoadWhole(y, s);
            for (int k = 1; k < rows; k++)
            {
                sum += TLane.LoadWhole(x, (k * Stride) + s) * TLane.LoadWhole(y, (k * Stride) + s);
            }

            TLane.StoreWhole(sum, result, s);
        }
    }

    /// <summary>Σₖ x[k, s].</summary>
    public static void Sum<TLane, T>(ReadOnlySpan<T> x, Span<T> result, int rows, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int s = 0; s < count; s += TLane.Count)
        {
            TLane sum = TLane.LoadWhole(x, s);
            for (int k = 1; k < rows; k++)
            {
                sum += TLane.LoadWhole(x, (k * Stride) + s);
            }

            TLane.StoreWhole(sum, result, s);
        }
    }

    /// <summary>√Σₖ x[k, s]².</summary>
    public static void Norm<TLane, T>(ReadOnlySpan<T> x, Span<T> result, int rows, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dot<TLane, T>(x, x, result, rows, count);
        for (int s = 0; s < count; s += TLane.Count)
        {
            TLane.StoreWhole(TLane.Sqrt(TLane.LoadWhole(result, s)), result, s);
        }
    }

    /// <summary>The largest x[k, s] over k.</summary>
    public static void Max<TLane, T>(ReadOnlySpan<T> x, Span<T> result, int rows, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int s = 0; s < count; s += TLane.Count)
        {
            TLane max = TLane.LoadWhole(x, s);
            for (int k = 1; k < rows; k++)
            {
                max = TLane.Max(max, TLane.LoadWhole(x, (k * Stride) + s));
            }

            TLane.StoreWhole(max, result, s);
        }
    }

    /// <summary>The smallest x[k, s] over k.</summary>
    public static void Min<TLane, T>(ReadOnlySpan<T> x, Span<T> result, int rows, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int s = 0; s < count; s += TLane.Count)
        {
            TLane min = TLane.LoadWhole(x, s);
            for (int k = 1; k < rows; k++)
            {
                min = TLane.Min(min, TLane.LoadWhole(x, (k * Stride) + s));
            }

            TLane.StoreWhole(min, result, s);
        }
    }

    /// <summary>ln Σₖ exp(x[k, s]): the largest of them, and ln(1 + Σ exp of the others less that).</summary>
    public static void LogSumExp<TLane, T>(ReadOnlySpan<T> x, Span<T> result, int rows, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Max<TLane, T>(x, result, rows, count);
        for (int s = 0; s < count; s += TLane.Count)
        {
            TLane max = TLane.LoadWhole(result, s);
            TLane rest = T.Zero;
            TLane isFound = T.Zero;
            for (int k = 0; k < rows; k++)
            {
                TLane value = TLane.LoadWhole(x, (k * Stride) + s);
                TLane isFirst = TLane.Equal(value, max) & ~isFound;
                isFound |= isFirst;
                rest += TLane.Choose(isFirst, T.Zero, TLane.Exp(value - max));
            }

            TLane.StoreWhole(TLane.Choose(TLane.IsFinite(max), max + TLane.Log1p(in rest), max), result, s);
        }
    }

    /// <summary>x[i, s] for the sample's index i; NaN where there is no such row.</summary>
    /// <param name="x">The rows.</param>
    /// <param name="indices">The indices, as numbers.</param>
    /// <param name="result">What they name.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="count">How many samples the block has.</param>
    public static void Pick<TLane, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> indices, Span<T> result, int rows, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int s = 0; s < count; s += TLane.Count)
        {
            TLane index = TLane.LoadWhole(indices, s);
            TLane picked = T.NaN;
            for (int k = 0; k < rows; k++)
            {
                picked = TLane.Choose(TLane.Equal(index, T.CreateTruncating(k)), TLane.LoadWhole(x, (k * Stride) + s), picked);
            }

            TLane.StoreWhole(picked, result, s);
        }
    }

    /// <summary>x[i, s] for one index i; NaN where there is no such row.</summary>
    /// <param name="x">The rows.</param>
    /// <param name="index">The index.</param>
    /// <param name="result">What it names.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="count">How many samples the block has.</param>
    public static void Pick<TLane, T>(ReadOnlySpan<T> x, long index, Span<T> result, int rows, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int s = 0; s < count; s += TLane.Count)
        {
            TLane.StoreWhole((ulong)index < (ulong)rows ? TLane.LoadWhole(x, ((int)index * Stride) + s) : T.NaN, result, s);
        }
    }

    /// <summary>Puts row k's number s where sample s has its entry k: the opposite of <see cref="Load"/>.</summary>
    /// <param name="x">As many rows as a sample has entries.</param>
    /// <param name="samples">The block's samples, one after the other.</param>
    /// <param name="length">How many entries a sample has.</param>
    /// <param name="count">How many samples there are.</param>
    public static void Store<TLane, T>(ReadOnlySpan<T> x, Span<T> samples, int length, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int k = 0; k < length; k++)
        {
            ReadOnlySpan<T> row = x.Slice(k * Stride, count);
            for (int s = 0; s < row.Length; s++)
            {
                samples[(s * length) + k] = row[s];
            }
        }
    }

    /// <summary>x[i] for the sample's index i, with x the same for all samples; NaN where there is no such entry.</summary>
    /// <param name="x">The entries.</param>
    /// <param name="indices">The indices, as numbers.</param>
    /// <param name="result">What they name.</param>
    /// <param name="count">How many samples the block has.</param>
    public static void Lookup<TLane, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> indices, Span<T> result, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int lanes = (count + TLane.Count - 1) & -TLane.Count;
        for (int s = 0; s < lanes; s++)
        {
            result[s] = indices[s] >= T.Zero && indices[s] < T.CreateTruncating(x.Length) ? x[int.CreateTruncating(indices[s])] : T.NaN;
        }
    }

    /// <summary>The samples' indices as numbers, a row of them; up to whole lanes, the last one again.</summary>
    public static void LoadIndices<TLane, T, TIndex>(ReadOnlySpan<TIndex> samples, Span<T> indices, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TIndex : IBinaryInteger<TIndex>
    {
        int lanes = (count + TLane.Count - 1) & -TLane.Count;
        for (int s = 0; s < lanes; s++)
        {
            indices[s] = T.CreateTruncating(samples[Math.Min(s, count - 1)]);
        }
    }
}
