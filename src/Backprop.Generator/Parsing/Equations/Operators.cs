using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>C#'s operators on numbers of one type, a line each.</summary>
internal static class Operators
{
    public static Op? Find(BinaryOperatorKind kind, NumberType type) => kind switch
    {
        BinaryOperatorKind.Equals => Ops.Equal,
        BinaryOperatorKind.NotEquals => Ops.NotEqual,
        BinaryOperatorKind.ExclusiveOr when type == NumberType.Boolean => Ops.NotEqual,
        _ when type == NumberType.Boolean => null,
        BinaryOperatorKind.Add => Ops.Add,
        BinaryOperatorKind.Subtract => Ops.Subtract,
        BinaryOperatorKind.Multiply => Ops.Multiply,
        BinaryOperatorKind.Divide => type.IsInteger() ? Ops.Quotient : Ops.Divide,
        BinaryOperatorKind.Remainder => Ops.Remainder,
        BinaryOperatorKind.LessThan => Ops.Less,
        BinaryOperatorKind.GreaterThan => Ops.Greater,
        BinaryOperatorKind.LessThanOrEqual => Ops.LessOrEqual,
        BinaryOperatorKind.GreaterThanOrEqual => Ops.GreaterOrEqual,
        _ when type.IsReal() => null,
        BinaryOperatorKind.And => Ops.BitAnd,
        BinaryOperatorKind.Or => Ops.BitOr,
        BinaryOperatorKind.ExclusiveOr => Ops.BitXor,
        BinaryOperatorKind.LeftShift => Ops.ShiftLeft,
        BinaryOperatorKind.RightShift => Ops.ShiftRight,
        BinaryOperatorKind.UnsignedRightShift => Ops.UnsignedShiftRight,
        _ => null,
    };
}
