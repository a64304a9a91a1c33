using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop.Tests.Layers;

/// <summary>The sums of kernels as plain loops, to the bit.</summary>
internal static class Plain
{
    /// <summary>Σ x y from the first term on, in ascending order.</summary>
    public static T Ascending<T>(int terms, Func<int, T> x, Func<int, T> y)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T sum = x(0) * y(0);
        for (int k = 1; k < terms; k++)
        {
            sum = T.FusedMultiplyAdd(x(k), y(k), sum);
        }

        return sum;
    }

    /// <summary>Σ x y in as many columns as the widest vectors have, which are added in pairs.</summary>
    public static T InColumns<T>(int terms, Func<int, T> x, Func<int, T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var columns = new T[64 / Unsafe.SizeOf<T>()];
        for (int k = 0; k < terms; k++)
        {
            columns[k % columns.Length] = T.FusedMultiplyAdd(x(k), y(k), columns[k % columns.Length]);
        }

        for (int half = columns.Length / 2; half > 0; half /= 2)
        {
            for (int c = 0; c < half; c++)
            {
                columns[c] += columns[c + half];
            }
        }

        return columns[0];
    }

    /// <summary>Σ x y in four sums, added as (0 + 2) + (1 + 3).</summary>
    public static T InFours<T>(int terms, Func<int, T> x, Func<int, T> y)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var sums = new T[4];
        for (int k = 0; k < terms; k++)
        {
            sums[k % 4] = T.FusedMultiplyAdd(x(k), y(k), sums[k % 4]);
        }

        return sums[0] + sums[2] + (sums[1] + sums[3]);
    }

    /// <summary>Numbers between −1 and 1.</summary>
    public static T[] Numbers<T>(int count, int seed)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked((2 * random.NextDouble()) - 1))];
    }

    /// <summary>Rows of numbers for a block, and NaN where there is no sample.</summary>
    public static T[] Rows<T>(int rows, int count, int seed, int stride = LayerBlock.Stride)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T[] block = Numbers<T>(rows * stride, seed);
        for (int i = 0; i < block.Length; i++)
        {
            block[i] = i % stride < count ? block[i] : T.NaN;
        }

        return block;
    }
}
