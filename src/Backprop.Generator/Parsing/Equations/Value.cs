using System.Globalization;
using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Parsing;

/// <summary>What an expression or a local stands for while a cost is read. Where a value is null, it was refused, and somebody has said why.</summary>
internal abstract class Value;

/// <summary>A number or a truth value: a node of the graph, which may be a constant.</summary>
internal sealed class Scalar(int id) : Value
{
    public int Id { get; } = id;
}

/// <summary>A tuple, a struct, or what an array holds: values side by side. It is never changed; assigning to a part makes a new one.</summary>
/// <param name="parts">The values.</param>
/// <param name="labels">What the parts are called; an array's have none.</param>
internal sealed class Composite(IReadOnlyList<Value?> parts, IReadOnlyList<string>? labels = null) : Value
{
    public IReadOnlyList<Value?> Parts { get; } = parts;

    public string Label(int index) => labels is null ? index.ToString(CultureInfo.InvariantCulture) : labels[index];

    public Composite With(int index, Value? part) => Map((old, place) => place == index ? part : old);

    public Composite Map(Func<Value?, int, Value?> map) => new([.. Parts.Select(map)], labels);
}

/// <summary>An array or a span: some of the elements that a cell holds, which others may see too.</summary>
/// <param name="elements">The cell of the elements, row by row.</param>
/// <param name="offset">The first element.</param>
/// <param name="lengths">The length of each dimension.</param>
internal sealed class View(Cell elements, int offset, IReadOnlyList<int> lengths) : Value
{
    public Cell Elements { get; } = elements;

    public int Offset { get; } = offset;

    public IReadOnlyList<int> Lengths { get; } = lengths;

    public int Length => Lengths.Aggregate(1, (product, length) => product * length);

    public bool IsSameAs(View other) => Elements == other.Elements && Offset == other.Offset && Lengths.SequenceEqual(other.Lengths);
}

/// <summary>A ref local or a ref argument: another name for a place.</summary>
internal sealed class Alias(Place place) : Value
{
    public Place Place { get; } = place;
}

/// <summary>Where a value is kept: a local, an argument, or the elements of an array.</summary>
internal sealed class Cell(string? name, NumberType? type)
{
    /// <summary>The user's name; what is assigned takes it.</summary>
    public string? Name { get; set; } = name;

    /// <summary>The type, where the cell holds a number.</summary>
    public NumberType? Type { get; } = type;
}

/// <summary>A cell, or a part of what it holds.</summary>
/// <param name="cell">The cell.</param>
/// <param name="name">What is assigned here is called so.</param>
/// <param name="path">From the whole to the part.</param>
internal sealed class Place(Cell cell, string? name, IReadOnlyList<int> path)
{
    public Place(Cell cell)
        : this(cell, cell.Name, [])
    {
    }

    public Cell Cell { get; } = cell;

    public string? Name { get; } = name;

    public IReadOnlyList<int> Path { get; } = path;

    public Place Part(int index, string label) => new(Cell, Name is null ? null : $"{Name}_{label}", [.. Path, index]);

    public bool IsSameAs(Place other) => Cell == other.Cell && Path.SequenceEqual(other.Path);
}
