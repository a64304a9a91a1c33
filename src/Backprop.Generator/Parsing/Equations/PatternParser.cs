using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Reads patterns, and the switch expressions that choose by them.</summary>
internal sealed class PatternParser(Reading reading)
{
    private Scalar True => new(reading.Graph.Constant(true));

    /// <summary>Whether the value matches, as a condition; what the pattern declares is assigned.</summary>
    public Value? Matches(IPatternOperation pattern, Value? value) => value is null ? null : pattern switch
    {
        IDiscardPatternOperation => True,
        IConstantPatternOperation constant => IsConstant(pattern, value, constant.Value),
        IRelationalPatternOperation relational when Operators.Find(relational.OperatorKind, NumberType.Double) is { } op => Compare(pattern, op, value, relational.Value),
        INegatedPatternOperation negated => Matches(negated.Pattern, value) is Scalar inner ? new Scalar(reading.Graph.Not(inner.Id)) : null,
        IBinaryPatternOperation binary => Combined(binary, value),
        IDeclarationPatternOperation { MatchesNull: true, DeclaredSymbol: ILocalSymbol local } => Declare(local, value),
        IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } declaration when SymbolEqualityComparer.Default.Equals(declaration.InputType, declaration.NarrowedType) => Declare(local, value),
        IRecursivePatternOperation recursive when value is Composite composite && SymbolEqualityComparer.Default.Equals(recursive.InputType, recursive.NarrowedType) => Parts(recursive, composite),
        _ => reading.Refuse(pattern),
    };

    public Value? Switch(ISwitchExpressionOperation choice)
    {
        Value? value = reading.Expressions.Parse(choice.Value);
        return value is null ? null : Arm(choice, value, 0);
    }

    private Value? Arm(ISwitchExpressionOperation choice, Value value, int index)
    {
        if (index == choice.Arms.Length)
        {
            return reading.Refuse(choice, "A 'switch' expression that does not cover all values", "add an arm '_ => …' for the others");
        }

        ISwitchExpressionArmOperation arm = choice.Arms[index];
        if (Condition(choice, arm.Pattern, arm.Guard, value) is not Scalar condition)
        {
            return null;
        }

        // The last arm of those that cover everything needs no condition.
        return index == choice.Arms.Length - 1 && choice.IsExhaustive && arm.Guard is null
            ? reading.Expressions.Parse(arm.Value)
            : reading.Choices.Between(choice, condition.Id, () => reading.Expressions.Parse(arm.Value), () => Arm(choice, value, index + 1));
    }

    /// <summary>The pattern matches and the guard, which is evaluated only then, holds.</summary>
    public Value? Condition(IOperation place, IPatternOperation pattern, IOperation? guard, Value value) =>
        Matches(pattern, value) is not Scalar matches ? null
        : guard is null ? matches
        : reading.Choices.Between(place, matches.Id, () => reading.Expressions.Parse(guard), () => new Scalar(reading.Graph.Constant(false)));

    /// <summary>The value is the constant.</summary>
    public Value? IsConstant(IOperation place, Value value, IOperation constant) => Compare(place, Ops.Equal, value, constant);

    private Value? Compare(IOperation place, Op op, Value value, IOperation other) =>
        value is not Scalar left ? reading.Refuse(place)
        : reading.Expressions.Parse(other) is not Scalar right ? null

        // To patterns, unlike to ==, NaN is NaN.
        : op == Ops.Equal && reading.Graph[right.Id] is { IsConstant: true, Value: double.NaN } nan && nan.Type.IsReal() && reading.Graph[left.Id].Type.IsReal() ? reading.Arithmetic.Apply(place, Ops.IsNaN, false, left)
        : reading.Arithmetic.Apply(place, op, false, left, reading.Arithmetic.Convert(place, right, reading.Arithmetic.TypeOf(left)));

    private Scalar? Combined(IBinaryPatternOperation pattern, Value value)
    {
        Value? left = Matches(pattern.LeftPattern, value);
        Value? right = Matches(pattern.RightPattern, value);
        return left is not Scalar x || right is not Scalar y ? null
            : new Scalar(pattern.OperatorKind == BinaryOperatorKind.Or ? reading.Graph.Or(x.Id, y.Id) : reading.Graph.And(x.Id, y.Id));
    }

    private Scalar Declare(ILocalSymbol local, Value value)
    {
        reading.Places.Assign(reading.Places.Declare(local), value);
        return True;
    }

    private Value? Parts(IRecursivePatternOperation pattern, Composite value)
    {
        int condition = reading.Graph.Constant(true);
        if (pattern.DeconstructSymbol is not null)
        {
            return reading.Refuse(pattern);
        }

        foreach ((IPatternOperation part, int index) in pattern.DeconstructionSubpatterns.Select((part, index) => (part, index))
            .Concat(pattern.PropertySubpatterns.Select(part => (part.Pattern, Index(part.Member)))))
        {
            if (index < 0 || Matches(part, value.Parts[index]) is not Scalar matches)
            {
                return index < 0 ? reading.Refuse(pattern) : null;
            }

            condition = reading.Graph.And(condition, matches.Id);
        }

        if (pattern.DeclaredSymbol is ILocalSymbol local)
        {
            Declare(local, value);
        }

        return new Scalar(condition);
    }

    private static int Index(IOperation member) => member switch
    {
        IPropertyReferenceOperation property => Layout.IndexOf(property.Property),
        IFieldReferenceOperation field => Layout.IndexOf(field.Field),
        _ => -1,
    };
}
