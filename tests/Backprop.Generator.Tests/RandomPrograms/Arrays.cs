namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>A new array, in one of the forms that C# has for it.</summary>
/// <param name="Format">The declaration, where # is the name and … the elements.</param>
/// <param name="Length">With no elements: how many zeros.</param>
internal sealed record ArrayDeclaration(string Format, string Identifier, int Length, Expression[] Elements) : Statement
{
    private IEnumerable<string> Texts => Format.Contains("[,]", StringComparison.Ordinal)
        ? Elements.Chunk(GridElement.Columns).Select(row => $"{{ {string.Join(", ", row.Select(element => element.Bare))} }}")
        : Elements.Select(element => element.Bare);

    public override string Print(string indent) =>
        $"{indent}{Format.Replace("#", Identifier, StringComparison.Ordinal).Replace("…", string.Join(", ", Texts), StringComparison.Ordinal)};\n";

    public override Flow Run(Frame frame)
    {
        Number[] items = Elements.Length == 0 ? new Number[Length] : [.. Elements.Select(element => element.RunAs(Kind.Double, frame))];
        frame.Bind(Identifier, items);
        return Flow.Next;
    }
}

/// <summary>Another name for the same array: double[] b = a;</summary>
/// <param name="Keyword">The type; none where a name that exists is bound anew.</param>
internal sealed record Alias(string Keyword, string Identifier, string Array) : Statement
{
    public override string Print(string indent) => $"{indent}{Keyword}{(Keyword.Length == 0 ? "" : " ")}{Identifier} = {Array};\n";

    public override Flow Run(Frame frame)
    {
        frame.Bind(Identifier, frame.FindAggregate(Array));
        return Flow.Next;
    }
}

/// <summary>A part of an array or span: of an array by a range it is a copy, and else it sees the same elements.</summary>
/// <param name="Format">The declaration, where # is the name and the whole is already named; {0} stands for the start.</param>
internal sealed record Part(string Format, string Identifier, string Array, Expression Start, int Length, bool IsCopy) : Statement
{
    public override string Print(string indent) => $"{indent}{Format.Replace("#", Identifier, StringComparison.Ordinal).Replace("{0}", Start.Text, StringComparison.Ordinal)};\n";

    public override Flow Run(Frame frame)
    {
        ArraySegment<Number> part = frame.FindAggregate(Array).Slice((int)Start.Run(frame).Value, Length);
        frame.Bind(Identifier, IsCopy ? part.ToArray() : part);
        return Flow.Next;
    }
}

internal sealed record Element(string Array, Expression Index) : Target
{
    public override Kind Kind => Kind.Double;

    public override string Text => $"{Array}[{Index.Bare}]";

    public override Place Locate(Frame frame)
    {
        ArraySegment<Number> items = frame.FindAggregate(Array);
        return Within(items, (int)Index.Run(frame).Value);
    }

    public static Place Within(ArraySegment<Number> items, int index) =>
        index >= 0 && index < items.Count ? new(items.Array!, items.Offset + index) : throw new ArgumentOutOfRangeException(nameof(index));
}

/// <summary>a[^1]</summary>
internal sealed record ElementFromEnd(string Array, int Distance) : Target
{
    public override Kind Kind => Kind.Double;

    public override string Text => $"{Array}[^{Distance}]";

    public override Place Locate(Frame frame)
    {
        ArraySegment<Number> items = frame.FindAggregate(Array);
        return Element.Within(items, items.Count - Distance);
    }
}

/// <summary>An element of a two-dimensional array, which has two columns.</summary>
internal sealed record GridElement(string Grid, Expression Row, Expression Column) : Target
{
    public const int Columns = 2;

    public override Kind Kind => Kind.Double;

    public override string Text => $"{Grid}[{Row.Bare}, {Column.Bare}]";

    public override Place Locate(Frame frame)
    {
        ArraySegment<Number> items = frame.FindAggregate(Grid);
        (double row, double column) = (Row.Run(frame).Value, Column.Run(frame).Value);
        return Element.Within(items, column is >= 0 and < Columns ? (int)((row * Columns) + column) : -1);
    }
}

internal sealed record Length(string Array) : Expression
{
    public override Kind Kind => Kind.Int;

    public override string Text => Array + ".Length";

    public override Number Run(Frame frame) => frame.FindAggregate(Array).Count;
}
