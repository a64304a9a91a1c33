using System.Numerics;

namespace Backprop;

/// <summary>Matrices from their rows.</summary>
public static class Matrix
{
    /// <summary>A matrix with the given rows, which are copied: <c>Matrix.OfRows&lt;double&gt;([1, 2], [3, 4])</c>. Of none, 0×0.</summary>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Matrix<T> OfRows<T>(params ReadOnlySpan<Vector<T>> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int columns = rows.IsEmpty ? 0 : rows[0].Length;
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].Length != columns)
            {
                throw new ArgumentException($"Row 0 has length {columns} and row {i} has length {rows[i].Length}: the rows of a matrix need equal lengths.");
            }
        }

        return new(rows.Length, columns, Vector.Concatenate(rows));
    }

    /// <summary>A matrix with the entries of an array, which are copied.</summary>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    public static Matrix<T> OfArray<T>(T[,] entries)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(entries);
        var matrix = new Matrix<T>(entries.GetLength(0), entries.GetLength(1));
        for (int i = 0; i < matrix.Rows; i++)
        {
            for (int j = 0; j < matrix.Columns; j++)
            {
                matrix[i, j] = entries[i, j];
            }
        }

        return matrix;
    }
}
