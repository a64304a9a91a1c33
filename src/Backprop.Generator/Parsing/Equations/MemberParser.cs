using Backprop.Generator.Diagnostics;
using Backprop.Generator.Emission;
using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Reads properties and fields: parameters, parts of structs, lengths of arrays, what never changes, and properties that compute their value.</summary>
internal sealed class MemberParser(Reading reading)
{
    public Value? Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (IsOwn(reference.Instance) && reading.Parameters.TryGetValue(property, out Value? parameter))
        {
            return parameter;
        }

        if (IsRefusedParameter(property))
        {
            reading.Problems.LeaveToOthers();
            return null;
        }

        if (property.ContainingType.Rank() > 0)
        {
            return reading.Entries.Property(reference);
        }

        if (property.Name == "Length" && reference.Instance is { } array && (array.Type is IArrayTypeSymbol || ArrayParser.IsSpan(array.Type)))
        {
            return reading.Expressions.Parse(array) is View view ? new Scalar(reading.Graph.ConstantOf(view.Length, NumberType.Int32)) : null;
        }

        if (IsOwn(reference.Instance) && IsNeverSet(property) && property.Type.Number() is { } type && Spelling(property) is { } spelling)
        {
            reading.ReadsThis |= !property.IsStatic;
            return new Scalar(reading.Graph.Leaf(Ops.Outer, reading.Outer(spelling), type, spelling));
        }

        if (!IsOwn(reference.Instance) && Layout.IndexOf(property) >= 0 || property.IsIndexer)
        {
            return Part(reference, reference.Instance, Layout.IndexOf(property));
        }

        return property.GetMethod is { } getter && !property.Has(Symbols.ParameterAttribute) && reading.Methods.IsReadable(getter)
            ? reading.Calls.Getter(reference, getter)
            : reading.Refuse(reference);
    }

    public Value? Field(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (!IsOwn(reference.Instance) && Layout.IndexOf(field) is var index and >= 0)
        {
            return Part(reference, reference.Instance, index);
        }

        if (!field.IsReadOnly || field.Type.Number() is not { } type || !(field.IsStatic || IsOwn(reference.Instance)))
        {
            return reading.Refuse(reference);
        }

        if (KnownValue(field) is { } known && type.IsInteger())
        {
            return new Scalar(reading.Graph.ConstantOf(known, type));
        }

        reading.ReadsThis |= !field.IsStatic;
        return Spelling(field) is { } spelling ? new Scalar(reading.Graph.Leaf(Ops.Outer, reading.Outer(spelling), type, spelling))
            : reading.Refuse(reference, $"The field '{field.Name}', which '{reading.Type.Name}' cannot reach,", "make it public or internal, or pass its value in as an argument");
    }

    /// <summary>A property that keeps what the constructor or the initialiser gave it.</summary>
    private static bool IsNeverSet(IPropertySymbol property) =>
        property is { IsIndexer: false, GetMethod: not null, SetMethod: null or { IsInitOnly: true } } && !property.Has(Symbols.ParameterAttribute) && !property.IsReplaceable()
        && property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)) && Layout.IsPlain(property);

    /// <summary>This object, or the type itself.</summary>
    public bool IsOwn(IOperation? instance) => reading.Frame!.Self is null && instance switch
    {
        null => true,
        IInstanceReferenceOperation reference => reference.ReferenceKind == InstanceReferenceKind.ContainingTypeInstance,
        IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion => IsOwn(conversion.Operand),
        _ => false,
    } || instance is null;

    private Value? Part(IOperation whole, IOperation? instance, int index)
    {
        int before = reading.Problems.Count;
        if (reading.Places.Find(whole) is { } place)
        {
            return reading.Expressions.Read(whole, place);
        }

        // A part of what has no place, such as the result of a call.
        Value? value = reading.Problems.Count == before && index >= 0 && instance is not null ? reading.Expressions.Parse(instance) : null;
        return value is Composite composite ? composite.Parts[index]
            : reading.Problems.Count == before ? reading.Refuse(whole)
            : null;
    }

    /// <summary>A marked property that is no parameter has been refused where it is declared.</summary>
    private bool IsRefusedParameter(IPropertySymbol property) =>
        property.Has(Symbols.ParameterAttribute) && SymbolEqualityComparer.Default.Equals(property.ContainingType.OriginalDefinition, reading.Type.OriginalDefinition)
        && !reading.Parameters.ContainsKey(property) && !reading.Parameters.ContainsKey(property.OriginalDefinition);

    /// <summary>A field or method as an expression in emitted code; null where it cannot be reached from there.</summary>
    public string? Spelling(ISymbol field)
    {
        bool isOwn = SymbolEqualityComparer.Default.Equals(field.ContainingType, reading.Type);
        return isOwn && !reading.Hidden.Contains(field.Name) ? field.Identifier()
            : isOwn ? $"{(field.IsStatic ? field.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : "this")}.{field.Identifier()}"
            : !reading.Sources.Compilation.IsSymbolAccessibleWithin(field, reading.Type) || field.ContainingType.IsGenericType ? null
            : field.IsStatic ? $"{field.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{field.Identifier()}"
            : $"this.{field.Identifier()}";
    }

    /// <summary>An integer that a static readonly field has from its initialiser, where nothing else can set it.</summary>
    private long? KnownValue(IFieldSymbol field)
    {
        if (!field.IsStatic || field.ContainingType.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared)
            || field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(reading.Cancellation) is not VariableDeclaratorSyntax { Initializer.Value: { } value })
        {
            return null;
        }

        object? constant = reading.Sources.ModelOf(value.SyntaxTree).GetConstantValue(value, reading.Cancellation).Value;
        return constant is int or long or short or byte or sbyte or ushort or uint ? System.Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
