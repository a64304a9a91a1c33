using System.Numerics;

namespace Backprop;

/// <content>Matrices that differ from sample to sample: row i·k + j of a block has entry [i, j] of an m×k matrix.</content>
public static partial class LayerBlock
{
    /// <summary>Z = A B for every sample: Z[i, j] = Σₗ A[i, l] B[l, j], over ascending l.</summary>
    /// <param name="a">A.</param>
    /// <param name="aStep">From one sample to the next: 1 where A differs from sample to sample, with rows a stride apart, 0 where it does not.</param>
    /// <param name="aRow">From one row of A to the next, in entries.</param>
    /// <param name="aColumn">From one column of A to the next.</param>
    /// <param name="b">B.</param>
    /// <param name="bStep">As for A.</param>
    /// <param name="bRow">From one row of B to the next.</param>
    /// <param name="bColumn">From one column of B to the next.</param>
    /// <param name="z">Z, row by row.</param>
    /// <param name="rows">The rows of A.</param>
    /// <param name="terms">The columns of A, which are the rows of B; at least 1.</param>
    /// <param name="columns">The columns of B.</param>
    /// <param name="count">How many samples the block has.</param>
    public static void MatrixProduct<TLane, T>(ReadOnlySpan<T> a, int aStep, int aRow, int aColumn, ReadOnlySpan<T> b, int bStep, int bRow, int bColumn, Span<T> z, int rows, int terms, int columns, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                for (int s = 0; s < count; s += TLane.Count)
                {
                    TLane sum = Entry<TLane, T>(a, i * aRow, aStep, s) * Entry<TLane, T>(b, j * bColumn, bStep, s);
                    for (int l = 1; l < terms; l++)
                    {
                        sum = TLane.FusedMultiplyAdd(Entry<TLane, T>(a, (i * aRow) + (l * aColumn), aStep, s), Entry<TLane, T>(b, (l * bRow) + (j * bColumn), bStep, s), sum);
                    }

                    TLane.StoreWhole(sum, z, (((i * columns) + j) * Stride) + s);
                }
            }
        }
    }

    /// <summary>totals[i, k] += (Σₛ z[i, s]) x[k], with x the same for all samples.</summary>
    public static void AddOuterProductOfSums<TLane, T>(ReadOnlySpan<T> z, ReadOnlySpan<T> x, Span<T> totals, int rows, int columns, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < rows; i++)
        {
            T sum = T.Zero;
            AddSums<TLane, T>(z[(i * Stride)..], new Span<T>(ref sum), count);
            Span<T> row = totals.Slice(i * columns, columns);
            for (int k = 0; k < columns; k++)
            {
                row[k] += sum * x[k];
            }
        }
    }

    /// <summary>totals[i, k] += z[i] Σₛ x[k, s], with z the same for all samples.</summary>
    public static void AddOuterProductWithSums<TLane, T>(ReadOnlySpan<T> z, ReadOnlySpan<T> x, Span<T> totals, int rows, int columns, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int k = 0; k < columns; k++)
        {
            T sum = T.Zero;
            AddSums<TLane, T>(x[(k * Stride)..], new Span<T>(ref sum), count);
            for (int i = 0; i < rows; i++)
            {
                totals[(i * columns) + k] += z[i] * sum;
            }
        }
    }

    /// <summary>Rows to other rows: the entries of one vector among those of another.</summary>
    public static void Copy<T>(ReadOnlySpan<T> x, Span<T> z, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x[..(rows * Stride)].CopyTo(z);

    /// <summary>Entries that are the same for all samples, a row for each.</summary>
    public static void Spread<T>(ReadOnlySpan<T> x, Span<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int k = 0; k < x.Length; k++)
        {
            z.Slice(k * Stride, Stride).Fill(x[k]);
        }
    }

    /// <summary>Z = Xᵀ for every sample.</summary>
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
                x.Slice(((i * columns) + j) * Stride, Stride).CopyTo(z[(((j * rows) + i) * Stride)..]);
            }
        }
    }

    private static TLane Entry<TLane, T>(ReadOnlySpan<T> entries, int place, int step, int sample)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => step == 0 ? entries[place] : TLane.LoadWhole(entries, (place * Stride) + sample);
}
