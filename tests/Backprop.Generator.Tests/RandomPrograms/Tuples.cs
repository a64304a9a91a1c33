namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>A pair of doubles as a value: a tuple, or a record struct.</summary>
internal abstract record Composite
{
    public abstract string Text { get; }

    /// <summary>Two numbers, which are nobody else's.</summary>
    public abstract Number[] Run(Frame frame);
}

internal sealed record CompositeName(string Identifier) : Composite
{
    public override string Text => Identifier;

    public override Number[] Run(Frame frame) => [.. frame.FindAggregate(Identifier)];
}

/// <summary>(x, y), or new Pair(x, y).</summary>
internal sealed record CompositeOf(bool IsPair, Expression First, Expression Second) : Composite
{
    public override string Text => $"{(IsPair ? "new Pair" : "")}({First.Bare}, {Second.Bare})";

    public override Number[] Run(Frame frame) => [First.RunAs(Kind.Double, frame), Second.RunAs(Kind.Double, frame)];
}

internal sealed record CompositeConditional(Expression Condition, Composite Then, Composite Otherwise) : Composite
{
    public override string Text => $"({Condition.Text} ? {Then.Text} : {Otherwise.Text})";

    public override Number[] Run(Frame frame) => (Condition.Run(frame).IsTrue ? Then : Otherwise).Run(frame);
}

/// <summary>pair with { X = … }</summary>
internal sealed record PairWith(Composite Pair, int Index, Expression Value) : Composite
{
    public override string Text => $"({Pair.Text} with {{ {(Index == 0 ? "X" : "Y")} = {Value.Bare} }})";

    public override Number[] Run(Frame frame)
    {
        Number[] items = Pair.Run(frame);
        items[Index] = Value.RunAs(Kind.Double, frame);
        return items;
    }
}

/// <summary>The operator + of Pair.</summary>
internal sealed record PairSum(Composite Left, Composite Right) : Composite
{
    public override string Text => $"({Left.Text} + {Right.Text})";

    public override Number[] Run(Frame frame)
    {
        (Number[] left, Number[] right) = (Left.Run(frame), Right.Run(frame));
        return [Arithmetic.Apply("+", Kind.Double, left[0], right[0]), Arithmetic.Apply("+", Kind.Double, left[1], right[1])];
    }
}

/// <summary>The method Turned(scale) of Pair: (−Y · scale, X · scale).</summary>
internal sealed record PairTurned(Composite Pair, Expression Scale) : Composite
{
    public override string Text => $"{Pair.Text}.Turned({Scale.Bare})";

    public override Number[] Run(Frame frame)
    {
        Number[] pair = Pair.Run(frame);
        Number scale = Scale.RunAs(Kind.Double, frame);
        Number minusY = new(-pair[1].Value, -pair[1].Slope, pair[1].Magnitude);
        return [Arithmetic.Apply("*", Kind.Double, minusY, scale), Arithmetic.Apply("*", Kind.Double, pair[0], scale)];
    }
}

/// <summary>X · X + Y · Y: the property Length2 of Pair.</summary>
internal sealed record PairLength2(Composite Pair) : Expression
{
    public override Kind Kind => Kind.Double;

    public override string Text => $"{Pair.Text}.Length2";

    public override Number Run(Frame frame)
    {
        Number[] pair = Pair.Run(frame);
        Number[] squares = [.. pair.Select(number => Arithmetic.Apply("*", Kind.Double, number, number))];
        return Arithmetic.Apply("+", Kind.Double, squares[0], squares[1]);
    }
}

/// <summary>An item of a composite value: .X, .Item1, .Left.</summary>
internal sealed record ItemOf(Composite Composite, string Label, int Index) : Expression
{
    public override Kind Kind => Kind.Double;

    public override string Text => $"{Composite.Text}.{Label}";

    public override Number Run(Frame frame) => Composite.Run(frame)[Index];
}

/// <summary>An item of a tuple in a local, which can be written too.</summary>
internal sealed record TupleItem(string Tuple, string Label, int Index) : Target
{
    public override Kind Kind => Kind.Double;

    public override string Text => $"{Tuple}.{Label}";

    public override Place Locate(Frame frame) => Element.Within(frame.FindAggregate(Tuple), Index);
}
