using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Reads what can be assigned to: locals, arguments, parts of structs and tuples, elements of arrays.</summary>
internal sealed class PlaceParser(Reading reading)
{
    /// <summary>The place; null where the operation is none, or was refused.</summary>
    public Place? Find(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { IsDeclaration: true } local => Declare(local.Local),
        ILocalReferenceOperation local => Find(local.Local),
        IParameterReferenceOperation argument => Find(argument.Parameter),
        IDeclarationExpressionOperation declaration => Find(declaration.Expression),
        IParenthesizedOperation parenthesized => Find(parenthesized.Operand),
        IConversionOperation { OperatorMethod: null, Conversion.IsIdentity: true } conversion => Find(conversion.Operand),
        IDiscardOperation discard => new Place(new Cell(null, discard.Type.Number())),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => reading.Frame!.Self,
        IFieldReferenceOperation { Instance: { } instance } field => Part(instance, Layout.IndexOf(field.Field)),
        IPropertyReferenceOperation { Instance: { } instance } property when Layout.IndexOf(property.Property) is var index and >= 0 => Part(instance, index),
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer when indexer.Instance?.Type.Rank() > 0 => Entry(indexer),
        IImplicitIndexerReferenceOperation indexer when indexer.Instance.Type.Rank() > 0 => Entry(indexer),
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer => reading.Arrays.Element(indexer),
        IImplicitIndexerReferenceOperation indexer => reading.Arrays.Element(indexer),
        IArrayElementReferenceOperation element => reading.Arrays.Element(element),
        IConditionalOperation { IsRef: true } conditional => Chosen(conditional),
        _ => null,
    };

    /// <summary>From here on the place holds the value, which takes the place's name.</summary>
    public Value? Assign(Place place, Value? value)
    {
        reading.State.Write(place, value);
        Name(value, place.Name);
        return value;
    }

    /// <summary>The value takes the name; where it has parts, they take theirs.</summary>
    public void Name(Value? value, string? name)
    {
        switch (value)
        {
            case Scalar { Id: var id } when name is not null && !reading.Graph[id].Op.IsLeaf:
                reading.Graph.SetName(id, name, reading.Frame?.Depth ?? 0);
                break;
            case Composite composite when name is not null:
                for (int index = 0; index < composite.Parts.Count; index++)
                {
                    Name(composite.Parts[index], $"{name}_{composite.Label(index)}");
                }

                break;
            case View { Elements: { Name: null } elements }:
                elements.Name = name;
                Name(reading.State[elements], name);
                break;
        }
    }

    public Place Declare(ILocalSymbol local) => new(reading.Frame!.Declare(local, local.Identifier(), local.Type.Number()));

    /// <summary>Where a local or an argument is kept, or what it is another name of.</summary>
    public Place? Find(ISymbol symbol)
    {
        if (reading.Frame!.Find(symbol) is not { } cell)
        {
            return null;
        }

        return reading.State[cell] is Alias alias ? alias.Place : new Place(cell);
    }

    private Place? Entry(IOperation entry)
    {
        _ = reading.Refuse(entry, $"'{entry.Syntax}', which is written to or referred to,", "make a vector of the new entries: vectors and matrices are values here");
        return null;
    }

    private Place? Part(IOperation instance, int index)
    {
        if (index < 0 || Find(instance) is not { } whole)
        {
            return null;
        }

        return whole.Part(index, (reading.State.Read(whole) as Composite)?.Label(index) ?? "");
    }

    private Place? Chosen(IConditionalOperation conditional)
    {
        if (reading.Expressions.Parse(conditional.Condition) is not Scalar condition || conditional.WhenFalse is null)
        {
            return null;
        }

        Node node = reading.Graph[condition.Id];
        return node.IsConstant ? Find(node.IsTrue ? conditional.WhenTrue : conditional.WhenFalse) : null;
    }
}
