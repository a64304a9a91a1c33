using System.Numerics;

namespace Backprop;

/// <content>Products of vectors, and vectors from vectors, as functions.</content>
public static partial class Functions
{
    /// <summary>The dot product, Σ xᵢ·yᵢ in the order of the entries. Of empty vectors, 0.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T Dot<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.Dot(y);

    /// <summary>The outer product x yᵀ, a matrix with the entries xᵢ·yⱼ: m and n give m×n.</summary>
    public static Matrix<T> Outer<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.Outer(y);

    /// <summary>The entries of all, one vector after the other: a copy, whose length is the sum of the lengths.</summary>
    public static Vector<T> Concatenate<T>(params ReadOnlySpan<Vector<T>> vectors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector.Concatenate(vectors);
}
