using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Reads what makes tuples and structs, and what takes them apart.</summary>
internal sealed class AggregateParser(Reading reading)
{
    public Value? Tuple(ITupleOperation tuple) =>
        Layout.Of(tuple.Type) is { } fields ? new Composite([.. tuple.Elements.Select(reading.Expressions.Parse)], [.. fields.Select(Layout.Label)]) : reading.Refuse(tuple);

    /// <summary>A tuple whose elements are converted, each to its own type.</summary>
    public Value? Converted(IOperation place, Value? value, INamedTypeSymbol type)
    {
        if (value is not Composite composite || Layout.Of(type) is not { } fields || fields.Count != composite.Parts.Count)
        {
            return value is null ? null : reading.Refuse(place);
        }

        return new Composite([.. composite.Parts.Select((part, index) => Fit(place, part, fields[index].Type))], [.. fields.Select(Layout.Label)]);
    }

    public Value? Create(IObjectCreationOperation creation)
    {
        if (ArrayParser.IsSpan(creation.Type))
        {
            return reading.Slices.Create(creation);
        }

        if (Layout.Room(creation.Type, reading.Arithmetic) is not { } room || creation.Constructor is null)
        {
            return reading.Refuse(creation);
        }

        if (StructRules.WhyNotMade(creation) is var (construct, remedy))
        {
            return reading.Refuse(creation, construct, remedy);
        }

        var self = new Place(new Cell(null, null));
        int before = reading.Problems.Count;
        reading.State[self.Cell] = room;
        bool isPlain = creation.Constructor.IsImplicitlyDeclared && creation.Constructor.Parameters.IsEmpty;
        if (!isPlain && reading.Calls.Construct(creation, self) is null)
        {
            return null;
        }

        Value? value = Initialized(creation.Initializer, self, creation);
        return Layout.IsWhole(value) || reading.Problems.Count > before ? value
            : reading.Refuse(creation, $"'{creation.Syntax}', which leaves a vector or matrix out,", "give it all that it is made of");
    }

    public Value? With(IWithOperation with)
    {
        if (Layout.Of(with.Type) is null || reading.Expressions.Parse(with.Operand) is not { } value)
        {
            return Layout.Of(with.Type) is null ? reading.Refuse(with) : null;
        }

        var self = new Place(new Cell(null, null));
        reading.State[self.Cell] = value;
        return Initialized(with.Initializer, self, with);
    }

    /// <summary>(a, b) == (c, d), part by part; != is its opposite.</summary>
    public Value? Compare(ITupleBinaryOperation comparison)
    {
        Value? left = reading.Expressions.Parse(comparison.LeftOperand);
        Value? right = reading.Expressions.Parse(comparison.RightOperand);
        return left is null || right is null ? null
            : Same(comparison, left, right, comparison.LeftOperand.Type) is not { } same ? reading.Refuse(comparison, "A comparison of tuples of anything but numbers", "compare their parts by yourself")
            : new Scalar(comparison.OperatorKind == BinaryOperatorKind.Equals ? same : reading.Graph.Not(same));
    }

    /// <summary>Structs within have operators of their own, and are not compared here.</summary>
    private int? Same(IOperation place, Value? left, Value? right, ITypeSymbol? type)
    {
        if (left is Composite composite && right is Composite other && composite.Parts.Count == other.Parts.Count && type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            int?[] parts = [.. composite.Parts.Select((mine, index) => Same(place, mine, other.Parts[index], tuple.TupleElements[index].Type))];
            return parts.Contains(null) ? null : parts.Aggregate(reading.Graph.Constant(true), (all, part) => reading.Graph.And(all, (int)part!));
        }

        if (left is not Scalar x || right is not Scalar y)
        {
            return null;
        }

        (NumberType mine, NumberType theirs) = (reading.Arithmetic.TypeOf(x), reading.Arithmetic.TypeOf(y));
        NumberType wider = mine > theirs ? mine : theirs;
        return mine != theirs && (mine == NumberType.Boolean || theirs == NumberType.Boolean || (!wider.IsReal() && (mine.IsUnsigned() || theirs.IsUnsigned()))) ? null
            : (reading.Arithmetic.Apply(place, Ops.Equal, false, reading.Arithmetic.Convert(place, x, wider), reading.Arithmetic.Convert(place, y, wider)) as Scalar)?.Id;
    }

    /// <summary>(a, b) = (b, a): the values are all known before the first is assigned.</summary>
    public Value? Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        IOperation target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        return Assign(target, Targets(target), Source(deconstruction.Value), deconstruction);
    }

    private Value? Source(IOperation value)
    {
        Value? source = reading.Expressions.Parse(value);
        ITypeSymbol? type = value.Type;
        IMethodSymbol? method = type is INamedTypeSymbol { IsTupleType: false } ? type.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(member => !member.IsStatic && member.Parameters.All(parameter => parameter.RefKind == RefKind.Out)) : null;
        return source is null || method is null ? source : reading.Calls.Deconstruct(value, method, source);
    }

    /// <summary>The places that a nest of tuples stands for, found before anything is assigned.</summary>
    private object? Targets(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements.Select(element => Targets(element is IDeclarationExpressionOperation { Expression: ITupleOperation inner } ? inner : element)).ToArray(),
        IDiscardOperation => null,
        _ => reading.Places.Find(target),
    };

    private Value? Assign(IOperation target, object? places, Value? value, IOperation whole)
    {
        if (target is IDeclarationExpressionOperation { Expression: ITupleOperation inner })
        {
            target = inner;
        }

        if (target is ITupleOperation tuple && places is object?[] parts)
        {
            return value is null ? Forget(parts)
                : value is not Composite composite || composite.Parts.Count != parts.Length ? reading.Refuse(whole)
                : composite.Map((part, index) => Assign(tuple.Elements[index], parts[index], part, whole));
        }

        return target is IDiscardOperation ? value
            : places is Place place ? reading.Places.Assign(place, value is null ? null : Fit(whole, value, target.Type))
            : reading.Refuse(whole);
    }

    private Value? Forget(object?[] places)
    {
        foreach (object? place in places)
        {
            _ = place is object?[] inner ? Forget(inner) : place is Place single ? reading.Places.Assign(single, null) : null;
        }

        return null;
    }

    private Value? Fit(IOperation place, Value? value, ITypeSymbol? type) =>
        type.Number() is { } number ? reading.Arithmetic.Convert(place, value, number)
        : value is Composite && type is INamedTypeSymbol { IsTupleType: true } tuple ? Converted(place, value, tuple)
        : value;

    private Value? Initialized(IObjectOrCollectionInitializerOperation? initializer, Place self, IOperation whole)
    {
        foreach (IOperation member in initializer?.Initializers ?? [])
        {
            int index = member is not ISimpleAssignmentOperation assignment ? -1
                : assignment.Target is IPropertyReferenceOperation property ? Layout.IndexOf(property.Property)
                : assignment.Target is IFieldReferenceOperation field ? Layout.IndexOf(field.Field)
                : -1;
            if (index < 0)
            {
                return member is ISimpleAssignmentOperation { Target: var target } && StructRules.WhyNotSet(target) is var (construct, remedy) ? reading.Refuse(target, construct, remedy) : reading.Refuse(whole);
            }

            Value? part = reading.Expressions.Parse(((ISimpleAssignmentOperation)member).Value);
            reading.State.Write(self.Part(index, ""), part);
        }

        Value? value = reading.State.Read(self);
        reading.State.Forget([self.Cell]);
        return value;
    }
}
