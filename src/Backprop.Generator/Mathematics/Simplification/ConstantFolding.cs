using System.Numerics;

namespace Backprop.Generator.Mathematics;

/// <summary>
/// Arithmetic on constants with C#'s meaning. IEEE arithmetic and integers give the same bits on every machine; exp, log and their like do not, and are never evaluated here.
/// </summary>
internal static class ConstantFolding
{
    /// <summary>The payload of the result; null where an operand is no constant, or where the operation must be left to run time (it throws, or the result depends on the machine).</summary>
    public static long? Fold(Graph graph, Op op, NumberType type, long setting, ReadOnlySpan<int> operands)
    {
        if (op.IsLeaf || op.Arity is < 1 or > 2 || !graph[operands[0]].IsConstant || !graph[operands[operands.Length - 1]].IsConstant)
        {
            return null;
        }

        Node x = graph[operands[0]];
        Node y = operands.Length > 1 ? graph[operands[1]] : x;
        return op == Ops.Convert ? Convert(x, type, setting)
            : x.Type == NumberType.Boolean ? Logical(op, x.IsTrue, y.IsTrue)
            : op.IsCondition ? Compare(op, x, y)
            : type.IsReal() && x.Type == type ? Real(op, x.Value, y.Value) is { } value ? Bits(value, type) : null
            : type.IsInteger() && x.Type == type ? Integer(op, type, setting, x.Payload, y.Payload)
            : null;
    }

    /// <summary>The value of a constant of integer type as a mathematical integer.</summary>
    private static BigInteger Whole(long payload, NumberType type) => type == NumberType.UInt64 ? (ulong)payload : payload;

    private static long Bits(double value, NumberType type) => BitConverter.DoubleToInt64Bits(type == NumberType.Single ? (float)value : value);

    private static double? Real(Op op, double x, double y) =>
        op == Ops.Add ? x + y
        : op == Ops.Subtract ? x - y
        : op == Ops.Multiply ? x * y
        : op == Ops.Divide ? x / y
        : op == Ops.Negate ? -x
        : null;

    private static long? Logical(Op op, bool x, bool y) =>
        op == Ops.And ? Truth(x && y)
        : op == Ops.Or ? Truth(x || y)
        : op == Ops.Not ? Truth(!x)
        : op == Ops.Equal ? Truth(x == y)
        : op == Ops.NotEqual ? Truth(x != y)
        : null;

    private static long? Compare(Op op, Node x, Node y)
    {
        if (op.Arity < 2)
        {
            return null;
        }

        bool isNaN = x.Type.IsReal() && (double.IsNaN(x.Value) || double.IsNaN(y.Value));
        int order = isNaN ? 0 : x.Type.IsReal() ? (x.Value < y.Value ? -1 : x.Value > y.Value ? 1 : 0) : Whole(x.Payload, x.Type).CompareTo(Whole(y.Payload, y.Type));
        return op == Ops.Less ? Truth(!isNaN && order < 0)
            : op == Ops.Greater ? Truth(!isNaN && order > 0)
            : op == Ops.LessOrEqual ? Truth(!isNaN && order <= 0)
            : op == Ops.GreaterOrEqual ? Truth(!isNaN && order >= 0)
            : op == Ops.Equal ? Truth(!isNaN && order == 0)
            : op == Ops.NotEqual ? Truth(isNaN || order != 0)
            : null;
    }

    private static long? Integer(Op op, NumberType type, long setting, long x, long y)
    {
        BigInteger a = Whole(x, type);
        BigInteger b = Whole(y, type);
        int shift = (int)(y & (type.Bits() - 1));
        return op == Ops.Add ? Fit(a + b, type, setting)
            : op == Ops.Subtract ? Fit(a - b, type, setting)
            : op == Ops.Multiply ? Fit(a * b, type, setting)
            : op == Ops.Negate ? Fit(-a, type, setting)
            : op == Ops.Quotient ? (b == 0 || !IsWithin(a / b, type) ? null : Fit(a / b, type, setting))
            : op == Ops.Remainder ? (b == 0 || (b == -1 && !IsWithin(-a, type)) ? null : Fit(BigInteger.Remainder(a, b), type, setting))
            : op == Ops.BitAnd ? x & y
            : op == Ops.BitOr ? x | y
            : op == Ops.BitXor ? x ^ y
            : op == Ops.Complement ? Wrap(~x, type)
            : op == Ops.ShiftLeft ? Wrap(x << shift, type)
            : op == Ops.ShiftRight ? (type == NumberType.UInt64 ? (long)((ulong)x >> shift) : Wrap(x >> shift, type))
            : op == Ops.UnsignedShiftRight ? Wrap(type.Bits() == 64 ? (long)((ulong)x >> shift) : (uint)x >> shift, type)
            : op == Ops.Max ? (a > b ? x : y)
            : op == Ops.Min ? (a < b ? x : y)
            : op == Ops.Abs ? (IsWithin(BigInteger.Abs(a), type) ? Fit(BigInteger.Abs(a), type, setting) : null)
            : op == Ops.Sign ? a.Sign
            : null;
    }

    private static long? Convert(Node x, NumberType type, long setting)
    {
        if (type.IsReal())
        {
            double value = x.Type.IsReal() ? x.Value : x.Type == NumberType.UInt64 ? (ulong)x.Payload : x.Payload;
            return type == NumberType.Double ? BitConverter.DoubleToInt64Bits(value)
                : x.Type.IsReal() || Math.Abs(value) < 1L << 53 ? Bits(value, type)
                : null;
        }

        if (!x.Type.IsReal())
        {
            return Fit(Whole(x.Payload, x.Type), type, setting);
        }

        // Beyond the range of the type the result is the machine's affair.
        double whole = Math.Truncate(x.Value);
        return Math.Abs(whole) < 9e15 && IsWithin((BigInteger)whole, type) ? (long)whole : null;
    }

    /// <summary>The value, wrapped where it may wrap; null where it does not fit and must throw, or where that is the project's choice.</summary>
    private static long? Fit(BigInteger value, NumberType type, long setting) =>
        IsWithin(value, type) ? Wrap((long)(ulong)(value & ulong.MaxValue), type)
        : setting == Node.Unchecked ? Wrap((long)(ulong)(value & ulong.MaxValue), type)
        : null;

    private static bool IsWithin(BigInteger value, NumberType type) =>
        type.IsUnsigned() ? value.Sign >= 0 && value < BigInteger.One << type.Bits()
        : value >= -(BigInteger.One << (type.Bits() - 1)) && value < BigInteger.One << (type.Bits() - 1);

    private static long Wrap(long value, NumberType type) => type switch
    {
        NumberType.SByte => (sbyte)value,
        NumberType.Byte => (byte)value,
        NumberType.Int16 => (short)value,
        NumberType.UInt16 or NumberType.Char => (ushort)value,
        NumberType.Int32 => (int)value,
        NumberType.UInt32 => (uint)value,
        _ => value,
    };

    private static long Truth(bool value) => value ? 1 : 0;
}
