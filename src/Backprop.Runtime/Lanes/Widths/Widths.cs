using System.Numerics;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>Takes the widest vectors that the processor has.</summary>
internal interface IWidths<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Sums over the samples of a block; see <see cref="BlockSum"/>.</summary>
    static abstract void Sum<TBatch>(in TBatch batch, int start, int after, Span<T> columns, Span<T> totals)
        where TBatch : struct, IBatch<T>, allows ref struct;

    /// <summary>Adds what some samples contribute, computed with loops: a sum for each row, and behind them the workspace.</summary>
    static abstract void Accumulate<TBatch>(in TBatch batch, int start, int after, Span<T> sums)
        where TBatch : struct, IBatch<T>, allows ref struct;

    /// <summary>What each sample of a group contributes, in columns.</summary>
    static abstract void Keep<TBatch>(in TBatch batch, int start, int after, Span<T> columns)
        where TBatch : struct, IBatch<T>, allows ref struct;
}

internal readonly struct WidthsOfDoubles : IWidths<double>
{
    public static void Sum<TBatch>(in TBatch batch, int start, int after, Span<double> columns, Span<double> totals)
        where TBatch : struct, IBatch<double>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
        {
            BlockSum.Compute<TBatch, Vector512<double>, Doubles512, double>(in batch, start, after, columns, totals);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            BlockSum.Compute<TBatch, Vector256<double>, Doubles256, double>(in batch, start, after, columns, totals);
        }
        else
        {
            BlockSum.Compute<TBatch, Vector128<double>, Doubles128, double>(in batch, start, after, columns, totals);
        }
    }

    public static void Accumulate<TBatch>(in TBatch batch, int start, int after, Span<double> sums)
        where TBatch : struct, IBatch<double>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
        {
            batch.Accumulate<Lane<Vector512<double>, Doubles512, double, Called>>(start, after, sums);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            batch.Accumulate<Lane<Vector256<double>, Doubles256, double, Called>>(start, after, sums);
        }
        else
        {
            batch.Accumulate<Lane<Vector128<double>, Doubles128, double, Called>>(start, after, sums);
        }
    }

    public static void Keep<TBatch>(in TBatch batch, int start, int after, Span<double> columns)
        where TBatch : struct, IBatch<double>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
        {
            BlockSum.Keep<TBatch, Vector512<double>, Doubles512, double>(in batch, start, after, columns);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            BlockSum.Keep<TBatch, Vector256<double>, Doubles256, double>(in batch, start, after, columns);
        }
        else
        {
            BlockSum.Keep<TBatch, Vector128<double>, Doubles128, double>(in batch, start, after, columns);
        }
    }
}

internal readonly struct WidthsOfSingles : IWidths<float>
{
    public static void Sum<TBatch>(in TBatch batch, int start, int after, Span<float> columns, Span<float> totals)
        where TBatch : struct, IBatch<float>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
        {
            BlockSum.Compute<TBatch, Vector512<float>, Singles512, float>(in batch, start, after, columns, totals);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            BlockSum.Compute<TBatch, Vector256<float>, Singles256, float>(in batch, start, after, columns, totals);
        }
        else
        {
            BlockSum.Compute<TBatch, Vector128<float>, Singles128, float>(in batch, start, after, columns, totals);
        }
    }

    public static void Accumulate<TBatch>(in TBatch batch, int start, int after, Span<float> sums)
        where TBatch : struct, IBatch<float>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
        {
            batch.Accumulate<Lane<Vector512<float>, Singles512, float, Called>>(start, after, sums);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            batch.Accumulate<Lane<Vector256<float>, Singles256, float, Called>>(start, after, sums);
        }
        else
        {
            batch.Accumulate<Lane<Vector128<float>, Singles128, float, Called>>(start, after, sums);
        }
    }

    public static void Keep<TBatch>(in TBatch batch, int start, int after, Span<float> columns)
        where TBatch : struct, IBatch<float>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
        {
            BlockSum.Keep<TBatch, Vector512<float>, Singles512, float>(in batch, start, after, columns);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            BlockSum.Keep<TBatch, Vector256<float>, Singles256, float>(in batch, start, after, columns);
        }
        else
        {
            BlockSum.Keep<TBatch, Vector128<float>, Singles128, float>(in batch, start, after, columns);
        }
    }
}
