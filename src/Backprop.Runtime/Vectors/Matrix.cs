using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Backprop;

/// <summary>
/// Numbers in rows and columns: the weights of a layer, a row for each of its neurons and a column for each of its inputs, so that <c>W * x + b</c> are its pre-activations. A view of a part of an array that holds row after row, as
/// <see cref="Vector{T}"/> is: copies share their entries.
/// </summary>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>. The algebra takes the other binary floating-point types too, the functions of <see cref="Functions"/> do not.</typeparam>
/// <remarks>
/// Results of operators and functions are matrices of their own. Where shapes do not fit, the message of the <see cref="ArgumentException"/> has both. Sums take the entries in their order, in one accumulator that starts at 0, each product rounded before it is added.
/// There is no <c>==</c>: <see cref="Equals(Matrix{T})"/> compares views, <c>A.AsSpan().SequenceEqual(B.AsSpan())</c> entries. The default value has shape 0×0.
/// </remarks>
public readonly partial struct Matrix<T> : IEquatable<Matrix<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A matrix of zeros.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is negative.</exception>
    /// <exception cref="OverflowException">The entries are more than an array can hold.</exception>
    public Matrix(int rows, int columns)
        : this(rows, columns, new Vector<T>(Shapes.Count(rows, columns)))
    {
    }

    /// <summary>A view of a part of an array that holds row after row, which is not copied.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="array">The array.</param>
    /// <param name="offset">The index of the first entry.</param>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The array does not hold such a part, or there is no such shape.</exception>
    public Matrix(int rows, int columns, T[] array, int offset = 0)
        : this(rows, columns, new Vector<T>(array, offset, Shapes.Count(rows, columns)))
    {
    }

    internal Matrix(int rows, int columns, Vector<T> entries) => (Rows, Columns, Entries) = (rows, columns, entries);

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>All entries, row after row: a view.</summary>
    public Vector<T> Entries { get; }

    /// <summary>An entry, by reference: <c>W[i, j] = 1</c> writes it, also where W is a property.</summary>
    /// <param name="row">From 0 to <see cref="Rows"/> − 1.</param>
    /// <param name="column">From 0 to <see cref="Columns"/> − 1.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such entry.</exception>
    public ref T this[int row, int column] =>
        ref (uint)row < (uint)Rows && (uint)column < (uint)Columns ? ref Entries[(row * Columns) + column] : ref Shapes.NoSuchEntry<T>(row, column, Rows, Columns);

    /// <summary>A row: a view, through which the matrix can be written.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Vector<T> Row(int row)
    {
        Shapes.RequireIndex(row, Rows, "rows");
        return Entries.Slice(row * Columns, Columns);
    }

    /// <summary>A column: a copy, because its entries do not lie side by side.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public Vector<T> Column(int column)
    {
        Shapes.RequireIndex(column, Columns, "columns");
        var copy = new Vector<T>(Rows);
        for (int i = 0; i < Rows; i++)
        {
            copy[i] = this[i, column];
        }

        return copy;
    }

    /// <summary>All entries, row after row, to be read and written.</summary>
    public Span<T> AsSpan() => Entries.AsSpan();

    /// <summary>Copies all entries, row after row, to the start of a span.</summary>
    /// <exception cref="ArgumentException">The span is shorter than the entries are many.</exception>
    public void CopyTo(Span<T> destination) => Entries.CopyTo(destination);

    /// <summary>A copy of all entries, row after row.</summary>
    public T[] ToArray() => Entries.ToArray();

    /// <summary>All entries, row after row, to be read.</summary>
    public static implicit operator ReadOnlySpan<T>(Matrix<T> matrix) => matrix.AsSpan();

    /// <summary>Whether both are the same view: of the same part of the same array, with the same shape.</summary>
    public bool Equals(Matrix<T> other) => Rows == other.Rows && Columns == other.Columns && Entries.Equals(other.Entries);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Matrix<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rows, Columns, Entries);

    /// <summary>The shape, and the entries where there are no more than 16: <c>2×2 matrix: [[1, 2], [3, 4]]</c>.</summary>
    public override string ToString()
    {
        Matrix<T> matrix = this;
        return $"{Rows}×{Columns} matrix" + (Entries.Length <= Shapes.MostShown ? $": [{string.Join(", ", Enumerable.Range(0, Rows).Select(row => Shapes.Text(matrix.Row(row))))}]" : "");
    }

    /// <summary>A matrix of this shape over other entries.</summary>
    internal Matrix<T> With(Vector<T> entries) => new(Rows, Columns, entries);
}
