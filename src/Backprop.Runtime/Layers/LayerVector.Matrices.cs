using System.Numerics;

namespace Backprop;

/// <content>Matrices by matrices.</content>
public static partial class LayerVector
{
    /// <summary>Z = A B: Z[i, j] = Σₗ A[i, l] B[l, j], over ascending l.</summary>
    /// <param name="a">A.</param>
    /// <param name="aRow">From one row of A to the next.</param>
    /// <param name="aColumn">From one column of A to the next.</param>
    /// <param name="b">B.</param>
    /// <param name="bRow">From one row of B to the next.</param>
    /// <param name="bColumn">From one column of B to the next.</param>
    /// <param name="z">Z, row by row.</param>
    /// <param name="rows">The rows of A.</param>
    /// <param name="terms">The columns of A, which are the rows of B; at least 1.</param>
    /// <param name="columns">The columns of B.</param>
    public static void MatrixProduct<TLane, T>(ReadOnlySpan<T> a, int aRow, int aColumn, ReadOnlySpan<T> b, int bRow, int bColumn, Span<T> z, int rows, int terms, int columns)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < rows; i++)
        {
            Span<T> row = z.Slice(i * columns, columns);
            if (bColumn == 1)
            {
                for (int j = 0; j < columns; j += TLane.Count)
                {
                    TLane sum = a[i * aRow] * TLane.Load(b[..columns], j);
                    for (int l = 1; l < terms; l++)
                    {
                        sum = TLane.FusedMultiplyAdd(a[(i * aRow) + (l * aColumn)], TLane.Load(b.Slice(l * bRow, columns), j), sum);
                    }

                    TLane.Store(in sum, row, j);
                }

                continue;
            }

            for (int j = 0; j < columns; j++)
            {
                T sum = a[i * aRow] * b[j * bColumn];
                for (int l = 1; l < terms; l++)
                {
                    sum = T.FusedMultiplyAdd(a[(i * aRow) + (l * aColumn)], b[(l * bRow) + (j * bColumn)], sum);
                }

                row[j] = sum;
            }
        }
    }

    /// <summary>Z = Xᵀ.</summary>
    /// <param name="x">X.</param>
    /// <param name="z">Z.</param>
    /// <param name="rows">The rows of X.</param>
    /// <param name="columns">The columns of X.</param>
    public static void Transpose<T>(ReadOnlySpan<T> x, Span<T> z, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                z[(j * rows) + i] = x[(i * columns) + j];
            }
        }
    }
}
