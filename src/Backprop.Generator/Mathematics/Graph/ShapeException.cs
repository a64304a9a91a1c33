namespace Backprop.Generator.Mathematics;

/// <summary>An operation whose operands do not fit together.</summary>
internal sealed class ShapeException(Op op, IReadOnlyList<Shape> operands) : ArgumentException($"{op}: an operand which {string.Join(" and one which ", operands)} do not fit.")
{
    public Op Op { get; } = op;
}
