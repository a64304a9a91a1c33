using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>A way in which control leaves a statement: under which condition, counted from the statement's beginning, and with which state.</summary>
internal readonly record struct Arrival(int Condition, State State);

/// <summary>
/// The ways in which control leaves a statement: it goes on with the next one, leaves or continues a loop, or returns. Each is taken under a condition;
/// where several lead to the same point, their states meet there.
/// </summary>
internal sealed class Flow
{
    private readonly Dictionary<object, Arrival> _exits = [];

    /// <summary>The keys of the ways that are not labels.</summary>
    public static readonly object Next = new();
    public static readonly object Return = new();

    public Arrival? this[object way]
    {
        get => _exits.TryGetValue(way, out Arrival arrival) ? arrival : null;
        set
        {
            if (value is { } arrival)
            {
                _exits[way] = arrival;
            }
            else
            {
                _exits.Remove(way);
            }
        }
    }

    public static Flow To(object way, int condition, State state) => new() { [way] = new(condition, state) };

    /// <summary>What follows where control goes on: its ways come under the condition that this one went on, after those that this one took.</summary>
    public Flow Then(Flow following, Reading reading)
    {
        int reached = this[Next]!.Value.Condition;
        var result = new Flow();
        foreach (object way in _exits.Keys.Concat(following._exits.Keys).Distinct().Where(way => way != Next || following._exits.ContainsKey(Next)))
        {
            Arrival? before = way == Next ? null : this[way];
            Arrival? after = following[way] is { } late ? late with { Condition = reading.Graph.And(reached, late.Condition) } : null;
            result[way] = before is { } first && after is { } second
                ? new(reading.Graph.Or(first.Condition, second.Condition), reading.Choices.Meet(first.Condition, first.State, second.State))
                : before ?? after;
        }

        return result;
    }

    /// <summary>One of two, as the condition says.</summary>
    public static Flow Either(int condition, Flow then, Flow otherwise, Reading reading)
    {
        Graph graph = reading.Graph;
        var result = new Flow();
        foreach (object way in then._exits.Keys.Concat(otherwise._exits.Keys).Distinct())
        {
            result[way] = (then[way], otherwise[way]) switch
            {
                ({ } left, { } right) => new(graph.Choose(condition, left.Condition, right.Condition), reading.Choices.Meet(condition, left.State, right.State)),
                ({ } left, _) => left with { Condition = graph.And(condition, left.Condition) },
                (_, var right) => right!.Value with { Condition = graph.And(graph.Not(condition), right.Value.Condition) },
            };
        }

        return result;
    }

    /// <summary>The same ways, out of the scope of some locals: a later round of a loop must not find what an earlier one left in them.</summary>
    public Flow Without(IEnumerable<ILocalSymbol> locals, Reading reading)
    {
        Cell[] cells = [.. locals.Select(local => reading.Frame!.Find(local)).OfType<Cell>()];
        foreach (Arrival arrival in _exits.Values)
        {
            arrival.State.Forget(cells);
        }

        return this;
    }

    /// <summary>The ways that lead to a label lead on instead: behind a loop, or to its next round.</summary>
    public Flow Rename(object label, object way, Reading reading)
    {
        if (this[label] is not { } arrival)
        {
            return this;
        }

        var result = new Flow();
        foreach (KeyValuePair<object, Arrival> exit in _exits.Where(exit => !ReferenceEquals(exit.Key, label)))
        {
            result[exit.Key] = exit.Value;
        }

        result[way] = this[way] is { } other
            ? new(reading.Graph.Or(arrival.Condition, other.Condition), reading.Choices.Meet(arrival.Condition, arrival.State, other.State))
            : arrival;
        return result;
    }
}
