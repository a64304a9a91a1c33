using System.Numerics;

namespace Backprop;

/// <summary>
/// Products of matrices and vectors. Each entry of a result is one sum, from the first term to the last, whichever loop is the outer one. The loops go along the rows, which lie in memory as they are read.
/// </summary>
internal static class Products
{
    public static T Dot<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T sum = left.Length > 0 ? left[0] * right[0] : T.Zero;
        for (int i = 1; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    public static Vector<T> Of<T>(Matrix<T> left, Vector<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (right.Length != left.Columns)
        {
            throw new ArgumentException($"The matrix is {Shapes.Of(left)} and the vector has length {right.Length}: the product needs as many entries as the matrix has columns.");
        }

        var product = new Vector<T>(left.Rows);
        for (int i = 0; i < left.Rows; i++)
        {
            product[i] = Dot<T>(left.Row(i), right);
        }

        return product;
    }

    public static Vector<T> Of<T>(Vector<T> left, Matrix<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (left.Length != right.Rows)
        {
            throw new ArgumentException($"The vector has length {left.Length} and the matrix is {Shapes.Of(right)}: the product needs as many entries as the matrix has rows.");
        }

        var product = new Vector<T>(right.Columns);
        Sum(product, left, right);
        return product;
    }

    public static Matrix<T> Of<T>(Matrix<T> left, Matrix<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (left.Columns != right.Rows)
        {
            throw new ArgumentException($"The matrices are {Shapes.Of(left)} and {Shapes.Of(right)}: the product needs as many rows of the second as the first has columns.");
        }

        var product = new Matrix<T>(left.Rows, right.Columns);
        for (int i = 0; i < left.Rows; i++)
        {
            Sum(product.Row(i), left.Row(i), right);
        }

        return product;
    }

    /// <summary>Makes the j-th entry Σᵢ vᵢ·Wᵢⱼ, row by row; of no rows, it stays 0.</summary>
    private static void Sum<T>(Vector<T> sums, Vector<T> vector, Matrix<T> matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < vector.Length; i++)
        {
            T factor = vector[i];
            ReadOnlySpan<T> row = matrix.Row(i);
            Span<T> sum = sums.AsSpan();
            for (int j = 0; j < row.Length; j++)
            {
                sum[j] = i == 0 ? factor * row[j] : sum[j] + (factor * row[j]);
            }
        }
    }
}
