using System.Numerics;

namespace Backprop;

/// <content>
/// Vectors and matrices to numbers. Sums are those of a loop over the entries in their order, of a matrix row after row: one accumulator of their own type, from the first entry on, each product rounded before it is added.
/// </content>
public static partial class Functions
{
    /// <summary>Σ xᵢ, in the order of the entries. Of none, 0.</summary>
    public static T Sum<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T sum = x.Length > 0 ? x[0] : T.Zero;
        for (int i = 1; i < x.Length; i++)
        {
            sum += x[i];
        }

        return sum;
    }

    /// <inheritdoc cref="Sum{T}(Vector{T})"/>
    public static T Sum<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Sum(x.Entries);

    /// <summary>Σ xᵢ / n, with the sum in the order of the entries.</summary>
    /// <exception cref="InvalidOperationException">There is no entry.</exception>
    public static T Mean<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Sum(x) / T.CreateChecked(RequireEntries(x, "mean").Length);

    /// <inheritdoc cref="Mean{T}(Vector{T})"/>
    public static T Mean<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Mean(x.Entries);

    /// <summary>The largest entry: NaN where one is, and 0 rather than −0. Where several entries are the largest, the derivative is split evenly among them.</summary>
    /// <exception cref="InvalidOperationException">There is no entry.</exception>
    public static T Max<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T max = RequireEntries(x, "largest entry")[0];
        foreach (T entry in x)
        {
            max = T.Max(max, entry);
        }

        return max;
    }

    /// <inheritdoc cref="Max{T}(Vector{T})"/>
    public static T Max<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Max(x.Entries);

    /// <summary>The smallest entry: NaN where one is, and −0 rather than 0. Where several entries are the smallest, the derivative is split evenly among them.</summary>
    /// <exception cref="InvalidOperationException">There is no entry.</exception>
    public static T Min<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T min = RequireEntries(x, "smallest entry")[0];
        foreach (T entry in x)
        {
            min = T.Min(min, entry);
        }

        return min;
    }

    /// <inheritdoc cref="Min{T}(Vector{T})"/>
    public static T Min<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Min(x.Entries);

    /// <summary>Σ xᵢ², in the order of the entries. Of none, 0.</summary>
    public static T SumOfSquares<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Products.Dot<T>(x, x);

    /// <inheritdoc cref="SumOfSquares{T}(Vector{T})"/>
    public static T SumOfSquares<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => SumOfSquares(x.Entries);

    /// <summary>The Euclidean norm √Σ xᵢ², of a matrix that of Frobenius: √ of <see cref="SumOfSquares{T}(Vector{T})"/>. Of none, 0.</summary>
    /// <remarks>The squares overflow for entries beyond 10¹⁵⁴ (10¹⁹ in float) and vanish for entries below 10⁻¹⁶² (10⁻²³): scale such vectors.</remarks>
    public static T Norm<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Sqrt(SumOfSquares(x));

    /// <inheritdoc cref="Norm{T}(Vector{T})"/>
    public static T Norm<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Norm(x.Entries);

    private static Vector<T> RequireEntries<T>(Vector<T> x, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.Length > 0 ? x : throw new InvalidOperationException($"There is no entry, and so there is no {what}.");
}
