namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>x = y as an expression. The place is found first, then the value is computed, then it is stored.</summary>
internal sealed record Assign(Target Target, Expression Value) : Expression
{
    public override Kind Kind => Target.Kind;

    public override string Text => $"({Bare})";

    public override string Bare => $"{Target.Text} = {Value.Bare}";

    public override Number Run(Frame frame)
    {
        Place place = Target.Locate(frame);
        Number value = Value.RunAs(Kind, frame);
        place.Value = value;
        return value;
    }
}

/// <summary>x += y as an expression. x is read before y is computed.</summary>
internal sealed record Update(Target Target, string Operation, Expression Value) : Expression
{
    public override Kind Kind => Target.Kind;

    public override string Text => $"({Bare})";

    public override string Bare => $"{Target.Text} {Operation}= {Value.Bare}";

    public override Number Run(Frame frame)
    {
        Kind common = Kinds.Common(Target.Kind, Value.Kind);
        Place place = Target.Locate(frame);
        Number before = Arithmetic.Convert(place.Value, Kind, common);
        Number after = Arithmetic.Apply(Operation, common, before, Value.RunAs(common, frame));
        place.Value = Arithmetic.Convert(after, common, Kind);
        return place.Value;
    }
}

/// <summary>++x, x++, --x, x--.</summary>
internal sealed record Step(Target Target, string Operation, bool IsPrefix) : Expression
{
    public override Kind Kind => Target.Kind;

    public override string Text => IsPrefix ? $"({Operation}{Target.Text})" : $"({Target.Text}{Operation})";

    public override string Bare => Text[1..^1];

    public override Number Run(Frame frame)
    {
        Place place = Target.Locate(frame);
        Number before = place.Value;
        place.Value = Arithmetic.Apply(Operation[..1], Kind, before, 1);
        return IsPrefix ? place.Value : before;
    }
}
