using Backprop.Generator.Diagnostics;
using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>Where paths of the program part and meet. Both are read, one after the other; a value that differs becomes a choice between the two.</summary>
internal sealed class Choices(Reading reading)
{
    /// <summary>The operation that paths part at, for what cannot be chosen where they meet.</summary>
    public IOperation? Place { get; set; }

    /// <summary>One of two values, where an expression chooses: each is read under its condition only, and so is what it assigns.</summary>
    public Value? Between(IOperation place, int condition, Func<Value?> then, Func<Value?> otherwise)
    {
        if (reading.Graph[condition].IsConstant)
        {
            return reading.Graph[condition].IsTrue ? then() : otherwise();
        }

        State before = reading.State.Copy();
        Value? left = reading.Under(condition, then);
        State after = reading.State;
        reading.State = before;
        Value? right = reading.Under(reading.Graph.Not(condition), otherwise);
        Place = place;
        reading.State = Meet(condition, after, reading.State);
        return Choose(condition, left, right, name: null);
    }

    public State Meet(int condition, State then, State otherwise) =>
        ReferenceEquals(then, otherwise) ? then : State.Merge(then, otherwise, (cell, left, right) => Choose(condition, left, right, cell.Name));

    private Value? Choose(int condition, Value? then, Value? otherwise, string? name)
    {
        switch (then, otherwise)
        {
            case (Scalar left, Scalar right) when reading.Graph[left.Id].Type == reading.Graph[right.Id].Type && reading.Graph[left.Id].Shape == reading.Graph[right.Id].Shape:
                return new Scalar(Named(reading.Graph.Choose(condition, left.Id, right.Id), name));
            case (Composite left, Composite right) when left.Parts.Count == right.Parts.Count:
                return left.Map((part, index) => Choose(condition, part, right.Parts[index], name is null ? null : $"{name}_{left.Label(index)}"));
            case (View left, View right) when left.IsSameAs(right):
            case (Alias alias, Alias other) when alias.Place.IsSameAs(other.Place):
                return then;
            case (null, _) or (_, null):
                return null;
            default:
                if (Place is not null)
                {
                    (string construct, string remedy) = then is Scalar ? ("A choice between vectors of several lengths", "choose between vectors or matrices of one shape")
                        : (then is View ? "A choice between arrays" : "A choice between variables", "choose between the numbers in them, so that it is known at compile time where each is kept");
                    reading.Problems.Report(Descriptors.Unsupported, Place.Syntax.GetLocation(), construct, remedy);
                }

                return null;
        }
    }

    private int Named(int id, string? name)
    {
        if (name is not null && !reading.Graph[id].Op.IsLeaf && reading.Graph[id].Type != NumberType.Boolean)
        {
            reading.Graph.SetName(id, name, reading.Frame?.Depth ?? 0);
        }

        return id;
    }
}
