using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Reads operators, in C#'s order of evaluation and with its promotions.</summary>
internal sealed class OperatorParser(Reading reading)
{
    private Arithmetic Arithmetic => reading.Arithmetic;

    /// <summary>A sum of thousands of terms leans to the left, one inside the other: a loop, so that it cannot exhaust the stack.</summary>
    public Value? Binary(IBinaryOperation operation)
    {
        var pending = new Stack<IBinaryOperation>();
        IOperation left = operation;
        while (left is IBinaryOperation { OperatorMethod: null, IsLifted: false, ConstantValue.HasValue: false } binary && IsEager(binary))
        {
            pending.Push(binary);
            left = binary.LeftOperand;
        }

        if (pending.Count == 0)
        {
            return ShortCircuit(operation);
        }

        Value? value = reading.Expressions.Parse(left);
        while (pending.Count > 0)
        {
            IBinaryOperation binary = pending.Pop();
            if (binary != operation)
            {
                reading.Warnings.Unstable(binary);
            }

            Value? right = reading.Expressions.Parse(binary.RightOperand);
            value = Apply(binary, binary.OperatorKind, value, right, binary.IsChecked);
        }

        return value;
    }

    public Value? Unary(IUnaryOperation operation)
    {
        Op? op = operation.OperatorKind switch
        {
            UnaryOperatorKind.Minus => Ops.Negate,
            UnaryOperatorKind.Not => Ops.Not,
            UnaryOperatorKind.BitwiseNegation => Ops.Complement,
            _ => null,
        };
        if (operation is not { OperatorMethod: null, IsLifted: false } || operation.Operand.Type.Number() is null || (op is null && operation.OperatorKind != UnaryOperatorKind.Plus))
        {
            return operation.OperatorMethod is { } method ? reading.Calls.Operator(operation, method, [operation.Operand]) : reading.Refuse(operation);
        }

        Value? value = reading.Expressions.Parse(operation.Operand);
        return op is null ? value
            : op == Ops.Not ? (value is Scalar scalar ? new Scalar(reading.Graph.Not(scalar.Id)) : null)
            : Arithmetic.Apply(operation, op, operation.IsChecked, value);
    }

    public Value? Compound(ICompoundAssignmentOperation assignment)
    {
        if (assignment is { OperatorMethod: { IsStatic: true, Parameters.Length: 2 } method, InConversion: { IsIdentity: true }, OutConversion: { IsIdentity: true } } && reading.Places.Find(assignment.Target) is { } whole)
        {
            Value? old = reading.Expressions.Read(assignment.Target, whole);
            Value? value = reading.Expressions.Parse(assignment.Value);
            return reading.Places.Assign(whole, method.ContainingType.Rank() > 0 ? reading.Vectors.Apply(assignment, method.Name, [(assignment.Target, old), (assignment.Value, value)]) : reading.Calls.Operator(assignment, method, [old, value]));
        }

        if (assignment.OperatorMethod is not null || reading.Places.Find(assignment.Target) is not { } place || assignment.Target.Type.Number() is not { } type || assignment.Value.Type.Number() is not { } other)
        {
            return reading.Refuse(assignment);
        }

        bool isShift = assignment.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;
        NumberType promoted = isShift ? Promoted(type) : other;
        Value? before = Arithmetic.Convert(assignment, reading.Expressions.Read(assignment.Target, place), promoted);
        Value? result = Apply(assignment, assignment.OperatorKind, before, reading.Expressions.Parse(assignment.Value), assignment.IsChecked);
        return reading.Places.Assign(place, Arithmetic.Convert(assignment, result, type, assignment.IsChecked));
    }

    public Value? Increment(IIncrementOrDecrementOperation operation)
    {
        if (operation.OperatorMethod is { IsStatic: true, Parameters.Length: 1 } method && reading.Places.Find(operation.Target) is { } whole)
        {
            Value? old = reading.Expressions.Read(operation.Target, whole);
            Value? next = reading.Places.Assign(whole, reading.Calls.Operator(operation, method, [old]));
            return operation.IsPostfix ? old : next;
        }

        if (operation.OperatorMethod is not null || reading.Places.Find(operation.Target) is not { } place || operation.Target.Type.Number() is not { } type)
        {
            return reading.Refuse(operation);
        }

        NumberType promoted = Promoted(type);
        Value? before = reading.Expressions.Read(operation.Target, place);
        Value one = promoted.IsReal() ? Arithmetic.Number(1, promoted) : new Scalar(reading.Graph.ConstantOf(1, promoted));
        Op op = operation.Kind == OperationKind.Increment ? Ops.Add : Ops.Subtract;
        Value? after = Arithmetic.Convert(operation, Arithmetic.Apply(operation, op, operation.IsChecked, Arithmetic.Convert(operation, before, promoted), one), type, operation.IsChecked);
        reading.Places.Assign(place, after);
        return operation.IsPostfix ? before : after;
    }

    /// <summary>A number in another type. What C# does to a number that does not fit is what the emitted cast does.</summary>
    public Value? Conversion(IConversionOperation conversion)
    {
        if (conversion.OperatorMethod is not null)
        {
            return ArrayParser.IsSpan(conversion.Type) && conversion.Operand.Type is IArrayTypeSymbol or { IsRefLikeType: true } ? reading.Expressions.Parse(conversion.Operand)
                : reading.Calls.Operator(conversion, conversion.OperatorMethod, [conversion.Operand]);
        }

        if (conversion.Type.Number() is { } type && conversion.Operand.Type.Number() is { } from)
        {
            Value? value = reading.Expressions.Parse(conversion.Operand);
            if (from.IsReal() && type.IsInteger())
            {
                reading.Warnings.PiecewiseConstant(conversion, value, $"A cast to '{conversion.Type.Display()}'");
            }

            return Arithmetic.Convert(conversion, value, type, conversion.IsChecked);
        }

        bool isSameValue = conversion.Conversion.IsIdentity || conversion.Type is { IsTupleType: true } || ArrayParser.IsSpan(conversion.Type)
            || SymbolEqualityComparer.Default.Equals(conversion.Type, conversion.Operand.Type) || conversion.Operand is ICollectionExpressionOperation;
        return !isSameValue ? reading.Refuse(conversion)
            : conversion.Type is INamedTypeSymbol { IsTupleType: true } tuple ? reading.Aggregates.Converted(conversion, reading.Expressions.Parse(conversion.Operand), tuple)
            : reading.Expressions.Parse(conversion.Operand);
    }

    private static bool IsEager(IBinaryOperation binary) => binary.OperatorKind is not (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        && binary.LeftOperand.Type.Number() is not null && binary.RightOperand.Type.Number() is not null;

    private Value? ShortCircuit(IBinaryOperation operation)
    {
        if (operation.OperatorMethod is { } method && operation.OperatorKind is not (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr))
        {
            return reading.Calls.Operator(operation, method, [operation.LeftOperand, operation.RightOperand]);
        }

        bool isAnd = operation.OperatorKind == BinaryOperatorKind.ConditionalAnd;
        if ((!isAnd && operation.OperatorKind != BinaryOperatorKind.ConditionalOr) || operation.OperatorMethod is not null || operation.LeftOperand.Type.Number() != NumberType.Boolean)
        {
            return reading.Refuse(operation);
        }

        return reading.Expressions.Parse(operation.LeftOperand) is not Scalar left ? null
            : isAnd ? reading.Choices.Between(operation, left.Id, () => reading.Expressions.Parse(operation.RightOperand), () => new Scalar(reading.Graph.Constant(false)))
            : reading.Choices.Between(operation, left.Id, () => new Scalar(reading.Graph.Constant(true)), () => reading.Expressions.Parse(operation.RightOperand));
    }

    private Value? Apply(IOperation operation, BinaryOperatorKind kind, Value? left, Value? right, bool isChecked)
    {
        if (left is not Scalar x || right is not Scalar y)
        {
            return null;
        }

        NumberType type = Arithmetic.TypeOf(x);
        if (type == NumberType.Boolean && kind is BinaryOperatorKind.And or BinaryOperatorKind.Or)
        {
            return new Scalar(kind == BinaryOperatorKind.And ? reading.Graph.And(x.Id, y.Id) : reading.Graph.Or(x.Id, y.Id));
        }

        return Operators.Find(kind, type) is { } op ? Arithmetic.Apply(operation, op, isChecked, x, y) : reading.Refuse(operation);
    }

    private static NumberType Promoted(NumberType type) => type.IsInteger() && type.Bits() < 32 ? NumberType.Int32 : type;
}
