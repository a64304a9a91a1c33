using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Reads operators, in C#'s order of evaluation and with its promotions.</summary>
internal sealed class OperatorParser(Reading reading)
{
    private Arithmetic Arithmetic => reading.Arithmetic;

    /// <summary>A sum of thousands of terms leans to the left, one inside the other, and so do conditions and sums of structs: a loop, so that none of them can exhaust the stack.</summary>
    public Value? Binary(IBinaryOperation operation)
    {
        var pending = new Stack<IBinaryOperation>();
        IOperation left = operation;
        bool isRead = true;
        while (left is IBinaryOperation binary && (binary == operation || !binary.ConstantValue.HasValue) && (isRead = CanBeRead(binary)))
        {
            pending.Push(binary);
            left = binary.LeftOperand;
        }

        Value? value = isRead ? reading.Expressions.Parse(left) : null;
        while (pending.Count > 0)
        {
            IBinaryOperation binary = pending.Pop();
            if (binary != operation)
            {
                reading.Warnings.Unstable(binary);
            }

            value = Combine(binary, value);
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

    private bool CanBeRead(IBinaryOperation binary)
    {
        if (IsConditional(binary) ? binary.OperatorMethod is null && binary.LeftOperand.Type.Number() == NumberType.Boolean : IsOfNumbers(binary))
        {
            return true;
        }

        if (binary.OperatorMethod is { } method && !IsConditional(binary))
        {
            return method.ContainingType.Rank() > 0 || reading.Calls.CanBeRead(binary, method);
        }

        reading.Refuse(binary);
        return false;
    }

    private static bool IsConditional(IBinaryOperation binary) => binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr;

    private static bool IsOfNumbers(IBinaryOperation binary) =>
        binary is { OperatorMethod: null, IsLifted: false } && binary.LeftOperand.Type.Number() is not null && binary.RightOperand.Type.Number() is not null;

    /// <summary>What the operator makes of the left operand, which has been read, and of the right one.</summary>
    private Value? Combine(IBinaryOperation binary, Value? left)
    {
        if (IsConditional(binary))
        {
            return left is not Scalar condition ? null
                : binary.OperatorKind == BinaryOperatorKind.ConditionalAnd ? reading.Choices.Between(binary, condition.Id, () => reading.Expressions.Parse(binary.RightOperand), () => new Scalar(reading.Graph.Constant(false)))
                : reading.Choices.Between(binary, condition.Id, () => new Scalar(reading.Graph.Constant(true)), () => reading.Expressions.Parse(binary.RightOperand));
        }

        Value? right = reading.Expressions.Parse(binary.RightOperand);
        return binary.OperatorMethod is not { } method ? Apply(binary, binary.OperatorKind, left, right, binary.IsChecked)
            : method.ContainingType.Rank() > 0 ? reading.Vectors.Apply(binary, method.Name, [(binary.LeftOperand, left), (binary.RightOperand, right)])
            : left is null || right is null ? null
            : reading.Methods.Invoke(method, binary, [left, right], self: null);
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
