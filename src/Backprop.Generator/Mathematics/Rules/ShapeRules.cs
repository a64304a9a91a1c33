namespace Backprop.Generator.Mathematics;

/// <summary>The shapes of values by those of their operands; null where they do not fit. What is not in the table works entry by entry, and takes a number beside a vector as often as the vector is long.</summary>
internal static class ShapeRules
{
    private static readonly Dictionary<Op, Func<IReadOnlyList<Shape>, Shape?>> Table = new Dictionary<Op, Func<IReadOnlyList<Shape>, Shape?>>
    {
        [Ops.Product] = s => s[0].Rank < 2 || s[0].Columns != s[1].Rows ? null : s[1].Rank switch { 1 => Shape.Vector(s[0].Rows), 2 => Shape.Matrix(s[0].Rows, s[1].Columns), _ => null },
        [Ops.Transpose] = s => s[0].Rank == 2 ? s[0].Transposed : null,
        [Ops.OuterProduct] = s => s[0].Rank == 1 && s[1].Rank == 1 ? Shape.Matrix(s[0].Rows, s[1].Rows) : null,
        [Ops.Dot] = s => s[0] == s[1] && !s[0].IsScalar ? Shape.Scalar : null,
        [Ops.Sum] = s => s[0].IsScalar ? null : Shape.Scalar,
        [Ops.Norm] = s => s[0].IsScalar ? null : Shape.Scalar,
        [Ops.Greatest] = WholeOrNumbers,
        [Ops.Least] = WholeOrNumbers,
        [Ops.Pick] = s => s[0].Rank == 1 && s[1].IsScalar ? Shape.Scalar : null,
        [Ops.LogSumExp] = s => s[0].Rank < 2 ? WholeOrNumbers(s) : null,
        [Ops.CrossEntropy] = s => s.Skip(2).Distinct().Count() == 1 ? Shape.Scalar : null,
    };

    // Their shape is given with them.
    private static readonly Op[] Shaped = [Ops.Fill, Ops.Slice, Ops.Place, Ops.Join, Ops.IsAt];

    public static Shape? Of(Op op, IReadOnlyList<Shape> operands) =>
        Table.TryGetValue(op, out Func<IReadOnlyList<Shape>, Shape?> rule) ? rule(operands) : operands.Aggregate((Shape?)Shape.Scalar, (shape, operand) => shape is { } known ? Shape.Broadcast(known, operand) : null);

    /// <summary>Over all entries of one operand, or over numbers, as it is written out.</summary>
    private static Shape? WholeOrNumbers(IReadOnlyList<Shape> operands) => operands.Count == 1 || operands.All(shape => shape.IsScalar) ? Shape.Scalar : null;

    /// <summary>The operation is one of vectors or matrices, and numbers alone have none such.</summary>
    public static bool IsOfEntries(Op op) => !IsElementwise(op) && op != Ops.LogSumExp;

    /// <summary>Each entry of the value depends on one entry of each operand, or on the number that an operand is.</summary>
    public static bool IsElementwise(Op op) => !Table.ContainsKey(op) && !Shaped.Contains(op);
}
