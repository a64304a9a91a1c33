using System.ComponentModel;
using System.Numerics;

namespace Backprop;

/// <summary>Layers of many neurons for one sample, for emitted code: vectors are spans of their entries, matrices (m×n) spans of their rows. Lanes go across neurons.</summary>
/// <remarks>No bit of a result depends on the width of the lanes. Matrices are as long as the vectors say: it is not checked.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class LayerVector
{
    /// <summary>z = W x + b, with W of m×n: z[i] = Σₖ W[i, k] x[k] + b[i].</summary>
    /// <param name="weights">W.</param>
    /// <param name="x">x, n entries.</param>
    /// <param name="biases">b; none where it is empty.</param>
    /// <param name="z">z, m entries.</param>
    public static void Product<TLane, T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> x, ReadOnlySpan<T> biases, Span<T> z)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new VectorProduct<T>(weights, x, biases, z));

    /// <summary>x̄ = Wᵀ z̄, with W of m×n: x̄[k] = Σᵢ W[i, k] z̄[i].</summary>
    public static void TransposedProduct<TLane, T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> z, Span<T> x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new VectorTransposedProduct<T>(weights, z, x));

    /// <summary>W̄ = z̄ xᵀ, with W̄ of m×n: W̄[i, k] = z̄[i] x[k].</summary>
    public static void OuterProduct<TLane, T>(ReadOnlySpan<T> z, ReadOnlySpan<T> x, Span<T> weights)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new VectorOuterProduct<T>(z, x, weights));

    /// <summary>W̄[i, k] += z̄[i] x[k].</summary>
    public static void AddOuterProduct<TLane, T>(ReadOnlySpan<T> z, ReadOnlySpan<T> x, Span<T> weights)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < z.Length; i++)
        {
            Span<T> row = weights.Slice(i * x.Length, x.Length);
            TLane factor = z[i];
            for (int k = 0; k < row.Length; k += TLane.Count)
            {
                TLane sum = TLane.Load(row, k) + (factor * TLane.Load(x, k));
                TLane.Store(in sum, row, k);
            }
        }
    }

    /// <summary>y[k] += times x[k].</summary>
    public static void Add<TLane, T>(ReadOnlySpan<T> x, Span<T> y, int times)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int j = 0; j < y.Length; j += TLane.Count)
        {
            TLane sum = TLane.Load(y, j) + (TLane.Load(x, j) * T.CreateTruncating(times));
            TLane.Store(in sum, y, j);
        }
    }

    /// <summary>The indices from a place on, as numbers.</summary>
    public static TLane Indices<TLane, T>(int start)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> indices = stackalloc T[TLane.Count];
        for (int k = 0; k < indices.Length; k++)
        {
            indices[k] = T.CreateTruncating(start + k);
        }

        return TLane.Load(indices, 0);
    }

    /// <summary>Σᵢ x[i].</summary>
    public static T Sum<TLane, T>(ReadOnlySpan<T> x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        TLane.Run(new VectorSum<T>(x, ref sum));
        return sum;
    }
}
