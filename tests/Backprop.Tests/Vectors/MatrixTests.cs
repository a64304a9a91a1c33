namespace Backprop.Tests;

/// <summary>What a matrix is: a view of entries that lie row after row.</summary>
public class MatrixTests
{
    private readonly double[] _array = [-1, 0, 1, 2, 10, 11, 12, -1];
    private readonly Matrix<double> _matrix;

    public MatrixTests() => _matrix = new(2, 3, _array, 1);

    private Matrix<double> Property => _matrix;

    [Fact]
    public void It_is_a_view_of_an_array_row_after_row()
    {
        Vector<double> row = _matrix.Row(1);
        Assert.Equal([10, 11, 12], row.ToArray());
        Property[0, 2] = 20;
        row[0] = 30;
        _matrix.Entries[0] = 40;
        _matrix.AsSpan()[1] = 50;
        Assert.Equal([-1, 40, 50, 20, 30, 11, 12, -1], _array);
        Assert.Equal(40 + 12, _matrix[0, 0] + _matrix[1, 2]);
        Assert.Equal((2, 3, 6), (_matrix.Rows, _matrix.Columns, ((ReadOnlySpan<double>)_matrix).Length));
    }

    [Fact]
    public void Columns_transposes_and_what_is_made_of_rows_are_copies()
    {
        Vector<double> column = _matrix.Column(2);
        Matrix<double> transpose = _matrix.Transpose();
        Matrix<double> ofRows = Matrix.OfRows(_matrix.Row(1), [1, 2, 3]);
        Matrix<float> ofArray = Matrix.OfArray(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } });
        double[] copy = _matrix.ToArray();
        _array.AsSpan().Clear();

        Assert.Equal([2, 12], column.ToArray());
        Assert.Equal("3×2 matrix: [[0, 10], [1, 11], [2, 12]]", transpose.ToString());
        Assert.Equal("2×3 matrix: [[10, 11, 12], [1, 2, 3]]", ofRows.ToString());
        Assert.Equal("3×2 matrix: [[1, 2], [3, 4], [5, 6]]", ofArray.ToString());
        Assert.Equal([0, 1, 2, 10, 11, 12], copy);
        Assert.Equal("2×2 matrix: [[1, 2], [3, 4]]", Matrix.OfRows<double>([1, 2], [3, 4]).ToString());
    }

    [Fact]
    public void Equal_are_the_same_views()
    {
        Assert.True(_matrix.Equals((object)new Matrix<double>(2, 3, _array, 1)));
        Assert.Equal(_matrix.GetHashCode(), new Matrix<double>(2, 3, _array, 1).GetHashCode());
        Assert.False(_matrix.Equals(new Matrix<double>(3, 2, _array, 1)));
        Assert.False(_matrix.Equals(new Matrix<double>(2, 3, _array, 2)));
    }

    [Fact]
    public void Empty_ones_have_shapes()
    {
        Assert.Equal("0×0 matrix: []", default(Matrix<double>).ToString());
        Assert.Equal("2×0 matrix: [[], []]", new Matrix<double>(2, 0).ToString());
        Assert.Equal("20×20 matrix", new Matrix<double>(20, 20).ToString());
        Assert.Equal([0, 0], (new Matrix<double>(2, 0) * default(Vector<double>)).ToArray());
        Assert.Equal((0, 0), (Matrix.OfRows<double>().Rows, Matrix.OfRows<double>().Columns));
    }

    [Fact]
    public void Entries_that_do_not_exist_are_refused()
    {
        // Each of these lies in the array.
        Assert.Equal("The matrix is 2×3: it has no entry [0, 3].", Assert.Throws<IndexOutOfRangeException>(() => _matrix[0, 3]).Message);
        Assert.Throws<IndexOutOfRangeException>(() => _matrix[1, -1] = 0);
        Assert.Throws<IndexOutOfRangeException>(() => _matrix[2, 0]);
        Assert.Throws<IndexOutOfRangeException>(() => _matrix[-1, 5]);
        Assert.Throws<ArgumentOutOfRangeException>(() => _matrix.Row(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => _matrix.Column(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Matrix<double>(2, 4, _array, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Matrix<double>(-1, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Matrix<double>(-1, -4));
        Assert.Throws<OverflowException>(() => new Matrix<double>(1 << 16, 1 << 16));
        Assert.Throws<ArgumentNullException>(() => Matrix.OfArray<double>(null!));
    }
}
