namespace Backprop.Generator.Mathematics;

/// <summary>The extent of a node's value. A scalar is a shape too: rules and passes ask for shapes, never for "is it a number".</summary>
internal readonly record struct Shape(int Rank, int Rows, int Columns)
{
    public static readonly Shape Scalar = new(0, 1, 1);

    /// <summary>The shape of an elementwise operation on two operands; null where they do not fit.</summary>
    public static Shape? Broadcast(Shape left, Shape right) =>
        left == right || right.Rank == 0 ? left
        : left.Rank == 0 ? right
        : null;
}
