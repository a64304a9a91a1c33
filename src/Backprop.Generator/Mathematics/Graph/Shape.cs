using System.Globalization;

namespace Backprop.Generator.Mathematics;

/// <summary>The extent of a node's value. A scalar is a shape too: rules and passes ask for shapes, never for "is it a number".</summary>
/// <param name="Rank">0 for a number, 1 for a vector, 2 for a matrix.</param>
/// <param name="Rows">A vector's length, a matrix's rows.</param>
/// <param name="Columns">A matrix's columns, otherwise 1. Entries lie row by row.</param>
internal readonly record struct Shape(int Rank, int Rows, int Columns)
{
    public static readonly Shape Scalar = new(0, 1, 1);

    public static Shape Vector(int length) => new(1, length, 1);

    public static Shape Matrix(int rows, int columns) => new(2, rows, columns);

    public bool IsScalar => Rank == 0;

    /// <summary>The number of entries.</summary>
    public int Count => Rows * Columns;

    public Shape Transposed => Matrix(Columns, Rows);

    /// <summary>The shape of an elementwise operation on two operands; null where they do not fit.</summary>
    public static Shape? Broadcast(Shape left, Shape right) =>
        left == right || right.IsScalar ? left
        : left.IsScalar ? right
        : null;

    /// <summary>As a sentence has it: <c>W is 32×64, x has length 63, b is a number</c>.</summary>
    public override string ToString() => Rank switch
    {
        0 => "is a number",
        1 => string.Format(CultureInfo.InvariantCulture, "has length {0}", Rows),
        _ => string.Format(CultureInfo.InvariantCulture, "is {0}×{1}", Rows, Columns),
    };
}
