using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>
/// Reads calls: functions with a derivative rule become operations of the graph; methods, local functions, operators, constructors and computed properties whose source is in the
/// compilation are written out in place.
/// </summary>
internal sealed class CallParser(Reading reading)
{
    private readonly CallRules _rules = new(reading);

    public Value? Parse(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (KnownMembers.Find(method) is { } known)
        {
            return Known(call, known);
        }

        if (VectorTypes.IsOfVectors(method))
        {
            return reading.Vectors.Call(call);
        }

        if (CustomDerivatives.Of(method) is { } derivative)
        {
            return Custom(call, method, derivative);
        }

        if (SliceParser.IsOne(method))
        {
            return reading.Slices.Call(call);
        }

        if (ArrayParser.IsExtent(method))
        {
            return reading.Arrays.Extent(call);
        }

        if (!_rules.CanBeRead(call, method, call.Instance))
        {
            return null;
        }

        Place? self = null;
        if (call.Instance is not null && !method.IsStatic && !reading.Members.IsOwn(call.Instance) && (self = Receiver(call.Instance, method)) is null)
        {
            return null;
        }

        return Invoke(call, method, call.Arguments, self);
    }

    /// <summary>A function whose derivative is a method of the user's too: both are called as they are.</summary>
    private Value? Custom(IInvocationOperation call, IMethodSymbol function, IMethodSymbol derivative)
    {
        bool isOwn = function.IsStatic || reading.Members.IsOwn(call.Instance);
        if (!isOwn || (function.IsReplaceable() && !function.IsStatic) || reading.Members.Spelling(function) is not { } spelling || reading.Members.Spelling(derivative) is not { } partials)
        {
            return reading.Refuse(call, $"'{function.Name}', which has a derivative of its own, but cannot be called from '{reading.Type.Name}',", "make both methods static, and public or internal");
        }

        if (ParameterReads.Find(function, reading) is { } parameter)
        {
            return reading.Refuse(call, $"'{function.Name}', which has a derivative of its own and reads the parameter '{parameter.Name}',", $"pass '{parameter.Name}' as an argument, so that the derivative can give its partial too");
        }

        Value?[] arguments = Arguments(function, call.Arguments);
        if (arguments.Contains(null))
        {
            return null;
        }

        reading.ReadsThis |= !function.IsStatic;
        int Outer(string name) => reading.Graph.Leaf(Ops.Outer, reading.Outer(name), NumberType.Several, name);
        int[] operands = [Outer(spelling), Outer(partials), reading.Path, .. arguments.Select(argument => ((Scalar)argument!).Id)];
        return new Scalar(reading.Graph.Append(Ops.Custom, (NumberType)function.ReturnType.Number()!, 0, operands));
    }

    public Value? Operator(IOperation operation, IMethodSymbol method, IReadOnlyList<IOperation> operands)
    {
        if (method.ContainingType.Rank() > 0)
        {
            return operation is IConversionOperation conversion ? reading.Vectors.Conversion(conversion) : reading.Vectors.Operator(operation, method, operands);
        }

        if (!_rules.CanBeRead(operation, method, instance: null))
        {
            return null;
        }

        Value?[] values = [.. operands.Select(reading.Expressions.Parse)];
        return values.Contains(null) ? null : reading.Methods.Invoke(method, operation, values, self: null);
    }

    /// <summary>An operator of the user's can be written out.</summary>
    public bool CanBeRead(IOperation operation, IMethodSymbol method) => _rules.CanBeRead(operation, method, instance: null);

    /// <summary>An operator on values that have been read.</summary>
    public Value? Operator(IOperation operation, IMethodSymbol method, IReadOnlyList<Value?> values) =>
        _rules.CanBeRead(operation, method, instance: null) && !values.Contains(null) ? reading.Methods.Invoke(method, operation, values, self: null) : null;

    public Value? Getter(IPropertyReferenceOperation reference, IMethodSymbol getter)
    {
        if (!_rules.CanBeRead(reference, getter, reference.Instance))
        {
            return null;
        }

        Place? self = null;
        if (reference.Instance is not null && !reading.Members.IsOwn(reference.Instance) && (self = Receiver(reference.Instance, getter)) is null)
        {
            return null;
        }

        return reading.Methods.Invoke(getter.OriginalDefinition, reference, [], self);
    }

    /// <summary>Runs the constructor of a struct on the place that it is made in.</summary>
    public Value? Construct(IObjectCreationOperation creation, Place self)
    {
        IMethodSymbol constructor = creation.Constructor!;
        if (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not Microsoft.CodeAnalysis.CSharp.Syntax.ConstructorDeclarationSyntax)
        {
            return Primary(creation, self);
        }

        return _rules.CanBeRead(creation, constructor, instance: null) ? Invoke(creation, constructor, creation.Arguments, self) : null;
    }

    /// <summary>The parts that a Deconstruct method takes a struct apart into.</summary>
    public Value? Deconstruct(IOperation operation, IMethodSymbol method, Value source)
    {
        if (method.IsImplicitlyDeclared)
        {
            return source;
        }

        if (!_rules.CanBeRead(operation, method, instance: null))
        {
            return null;
        }

        var self = new Place(new Cell(null, null));
        reading.State[self.Cell] = source;
        Place[] parts = [.. method.Parameters.Select(parameter => new Place(new Cell(null, parameter.Type.Number())))];
        return reading.Methods.Invoke(method, operation, [.. parts.Select(part => new Alias(part))], self) is null ? null : new Composite([.. parts.Select(reading.State.Read)]);
    }

    /// <summary>The primary constructor of a record: its properties have the arguments' names.</summary>
    private Value? Primary(IObjectCreationOperation creation, Place self)
    {
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            IPropertySymbol? property = creation.Type!.GetMembers(argument.Parameter!.Name).OfType<IPropertySymbol>().FirstOrDefault();
            int index = property is null ? -1 : Layout.IndexOf(property);
            if (creation.Type is not INamedTypeSymbol { IsRecord: true } || index < 0)
            {
                return reading.Refuse(creation);
            }

            Value? part = reading.Expressions.Parse(argument.Value);
            reading.State.Write(self.Part(index, ""), part);
        }

        return MethodParser.Nothing;
    }

    private Value? Invoke(IOperation call, IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, Place? self)
    {
        Value?[] values = Arguments(method, arguments);
        return values.Contains(null) ? null
            : (self is null ? reading.Helpers.Call(reading, call, method, values) : null) ?? reading.Methods.Invoke(method.OriginalDefinition, call, values, self);
    }

    /// <summary>The struct whose method is called: in its place, so that the method can change it, or a copy where it has none or must not change it there.</summary>
    private Place? Receiver(IOperation instance, IMethodSymbol method)
    {
        Place? place = reading.Places.Find(instance);
        if (place is not null && !ReadOnlyPlaces.IsCopiedFor(method, instance, reading.Frame!.Method))
        {
            return place;
        }

        if ((place is null ? reading.Expressions.Parse(instance) : reading.State.Read(place)) is not { } value)
        {
            return null;
        }

        var copy = new Place(new Cell(null, null));
        reading.State[copy.Cell] = value;
        return copy;
    }

    /// <summary>The arguments in the order of the parameters, evaluated in the order in which they are written; what is passed by reference is another name of a place.</summary>
    private Value?[] Arguments(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments)
    {
        var values = new Value?[method.Parameters.Length];
        foreach (IArgumentOperation argument in arguments)
        {
            IParameterSymbol parameter = argument.Parameter!;
            Place? place = parameter.RefKind == RefKind.None || (parameter.RefKind != RefKind.Ref && parameter.RefKind != RefKind.Out && argument.Value is IConversionOperation or ILiteralOperation) ? null : reading.Places.Find(argument.Value);
            values[parameter.Ordinal] = place is not null ? new Alias(place)
                : parameter.RefKind is RefKind.Ref or RefKind.Out ? reading.Refuse(argument.Value)
                : reading.Expressions.Parse(argument.Value);
        }

        return values;
    }

    /// <summary>A way of rounding, which emitted code must not take for a number of digits.</summary>
    private Value? Mode(IOperation call, Value? value, ITypeSymbol type)
    {
        if (reading.Known(value) is not { } known)
        {
            return reading.Refuse(call, "A way of rounding that depends on data", "write it as a constant");
        }

        string spelling = FormattableString.Invariant($"({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}){known}");
        return new Scalar(reading.Graph.Leaf(Ops.Outer, reading.Outer(spelling), NumberType.Int32, spelling));
    }

    private Value? Known(IInvocationOperation call, KnownMember known)
    {
        // A vector whose span is asked for stays whole.
        if (known.Op.Arity == Op.Any && call.Arguments is [{ Value: IConversionOperation { Operand: { } whole } }] && whole.Type.Rank() == 1)
        {
            return reading.Expressions.Parse(whole) is Scalar vector ? new Scalar(reading.Graph.Append(known.Op, vector.Id)) : null;
        }

        Value?[] values = Arguments(call.TargetMethod, call.Arguments);
        if (values.Contains(null))
        {
            return null;
        }

        if (call.TargetMethod.Parameters.LastOrDefault()?.Type is { TypeKind: TypeKind.Enum } mode && (values[values.Length - 1] = Mode(call, values[values.Length - 1], mode)) is null)
        {
            return null;
        }

        if (known.Op.Arity == Op.Any && values is [View view])
        {
            values = [.. reading.Arrays.Elements(view)];
        }

        if (values.Length == 0)
        {
            return reading.Refuse(call, "A function of nothing", "give it arguments");
        }

        if (DerivativeRules.Table.TryGetValue(known.Op, out DerivativeRule rule) && rule.Partials.All(partial => partial == DerivativeRules.Nothing) && known.Op != Ops.Held)
        {
            reading.Warnings.PiecewiseConstant(call, values[0], $"'{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}'");
        }

        Value? Part(Op op, int count) => reading.Arithmetic.Apply(call, op, false, [.. values.Take(count)]);
        switch (known.Second, values.LastOrDefault())
        {
            case ({ } twin, Alias derivative):
                Value? value = Part(known.Op, 1);
                reading.Places.Assign(derivative.Place, Part(twin, 1));
                return value;
            case ({ } second, _):
                return new Composite([Part(known.Op, 1), Part(second, 1)], [.. ((INamedTypeSymbol)call.Type!).TupleElements.Select(Layout.Label)]);
            default:
                return Part(known.Op, values.Length);
        }
    }
}
