using System.Globalization;
using System.Numerics;

namespace Backprop;

/// <summary>Which shapes fit, and what is said where they do not.</summary>
internal static class Shapes
{
    /// <summary>How many entries are printed.</summary>
    public const int MostShown = 16;

    public static string Of<T>(Matrix<T> matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => $"{matrix.Rows}×{matrix.Columns}";

    public static string Text<T>(Vector<T> vector)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => $"[{string.Join(", ", vector.ToArray().Select(entry => entry.ToString(null, CultureInfo.InvariantCulture)))}]";

    /// <summary>Requires equal lengths.</summary>
    public static void RequireSame<T>(Vector<T> left, Vector<T> right, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (left.Length != right.Length)
        {
            throw new ArgumentException($"The vectors have lengths {left.Length} and {right.Length}: {what} needs equal lengths.");
        }
    }

    /// <summary>Requires equal shapes, and returns the first matrix.</summary>
    public static Matrix<T> RequireSame<T>(Matrix<T> left, Matrix<T> right, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        left.Rows == right.Rows && left.Columns == right.Columns ? left
        : throw new ArgumentException($"The matrices are {Of(left)} and {Of(right)}: {what} needs equal shapes.");

    /// <summary>The number of entries of a matrix.</summary>
    public static int Count(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        return checked(rows * columns);
    }

    /// <summary>Requires a part to lie in a whole.</summary>
    public static void RequirePart(int whole, int start, int length)
    {
        if ((uint)start > (uint)whole || (uint)length > (uint)(whole - start))
        {
            throw new ArgumentOutOfRangeException(nameof(start), $"There are {whole} entries: {length} from index {start} on are not among them.");
        }
    }

    public static void RequireIndex(int index, int count, string what)
    {
        if ((uint)index >= (uint)count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), $"The matrix has {count} {what}: {index} is not the index of one.");
        }
    }

    public static ref T NoSuchEntry<T>(int row, int column, int rows, int columns) =>
        throw new IndexOutOfRangeException($"The matrix is {rows}×{columns}: it has no entry [{row}, {column}].");
}
