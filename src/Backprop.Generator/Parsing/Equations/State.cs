using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Parsing;

/// <summary>
/// What every cell holds at one point of the program. Assigning makes a cell hold another node; the node that it held before stays what it was, so that every node is assigned
/// once. Where two paths of the program meet, a cell holds a choice between what it held on either.
/// </summary>
internal sealed class State
{
    private readonly Dictionary<Cell, Value?> _values;

    public State() => _values = [];

    private State(State other) => _values = new(other._values);

    public State Copy() => new(this);

    public Value? this[Cell cell]
    {
        get => _values.TryGetValue(cell, out Value? value) ? value : null;
        set => _values[cell] = value;
    }

    public Value? Read(Place place) =>
        place.Path.Aggregate(this[place.Cell], (value, part) => (value as Composite)?.Parts[part]);

    public void Write(Place place, Value? value) => this[place.Cell] = Replaced(this[place.Cell], place.Path, 0, value);

    public void Forget(IEnumerable<Cell> cells)
    {
        foreach (Cell cell in cells)
        {
            _values.Remove(cell);
        }
    }

    /// <summary>The state after two paths met: the first was taken where the condition holds.</summary>
    /// <param name="then">The state on the first path.</param>
    /// <param name="otherwise">The state on the second.</param>
    /// <param name="choose">A choice between two values of a cell that differ.</param>
    public static State Merge(State then, State otherwise, Func<Cell, Value?, Value?, Value?> choose)
    {
        var merged = new State(otherwise);
        foreach (KeyValuePair<Cell, Value?> entry in then._values)
        {
            // What only one path has assigned can be read by nobody after they meet.
            merged._values[entry.Key] = !otherwise._values.TryGetValue(entry.Key, out Value? other) || ReferenceEquals(entry.Value, other)
                ? entry.Value
                : choose(entry.Key, entry.Value, other);
        }

        return merged;
    }

    private static Value? Replaced(Value? whole, IReadOnlyList<int> path, int depth, Value? part) =>
        depth == path.Count ? part
        : whole is Composite composite ? composite.With(path[depth], Replaced(composite.Parts[path[depth]], path, depth + 1, part))
        : null;
}
