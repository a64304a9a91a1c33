namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>A pattern of numbers. Constants have the kind of what is tested, or a narrower one.</summary>
internal abstract record Pattern
{
    public abstract string Text { get; }

    public abstract bool Matches(Number subject, Kind kind, Frame frame);
}

/// <summary>&lt; 0.5, or a constant alone where the operation is ==.</summary>
internal sealed record Relation(string Operation, Literal Bound) : Pattern
{
    public override string Text => Operation == "==" ? Bound.Text : $"{Operation} {Bound.Text}";

    public override bool Matches(Number subject, Kind kind, Frame frame) => Arithmetic.Apply(Operation, kind, subject, Bound.RunAs(kind, frame)).IsTrue;
}

internal sealed record Both(Pattern Left, Pattern Right) : Pattern
{
    public override string Text => $"{Left.Text} and {Right.Text}";

    public override bool Matches(Number subject, Kind kind, Frame frame) => Left.Matches(subject, kind, frame) && Right.Matches(subject, kind, frame);
}

internal sealed record Either(Pattern Left, Pattern Right) : Pattern
{
    public override string Text => $"{Left.Text} or {Right.Text}";

    public override bool Matches(Number subject, Kind kind, Frame frame) => Left.Matches(subject, kind, frame) || Right.Matches(subject, kind, frame);
}

internal sealed record Neither(Pattern Inner) : Pattern
{
    public override string Text => $"not ({Inner.Text})";

    public override bool Matches(Number subject, Kind kind, Frame frame) => !Inner.Matches(subject, kind, frame);
}

internal sealed record Discard : Pattern
{
    public override string Text => "_";

    public override bool Matches(Number subject, Kind kind, Frame frame) => true;
}

/// <summary>var x: matches everything, and names it.</summary>
internal sealed record Capture(string Identifier) : Pattern
{
    public override string Text => $"var {Identifier}";

    public override bool Matches(Number subject, Kind kind, Frame frame)
    {
        frame.Declare(Identifier, subject);
        return true;
    }
}

internal sealed record Is(Expression Subject, Pattern Pattern) : Expression
{
    public override Kind Kind => Kind.Bool;

    public override string Text => $"({Bare})";

    public override string Bare => $"{Subject.Text} is {Pattern.Text}";

    public override Number Run(Frame frame) => Pattern.Matches(Subject.Run(frame), Subject.Kind, frame);
}

internal sealed record Arm(Pattern Pattern, Expression? When, Expression Value)
{
    public string Text => $"{Pattern.Text}{(When is null ? "" : $" when {When.Text}")} => {Value.Text}";
}

internal sealed record SwitchExpression(Expression Subject, Arm[] Arms) : Expression
{
    public override Kind Kind => Arms.Select(arm => arm.Value.Kind).Max();

    public override string Text => $"({Bare})";

    public override string Bare => $"{Subject.Text} switch {{ {string.Join(", ", Arms.Select(arm => arm.Text))} }}";

    public override Number Run(Frame frame)
    {
        Number subject = Subject.Run(frame);
        return Arms.First(arm => arm.Pattern.Matches(subject, Subject.Kind, frame) && (arm.When?.Run(frame).IsTrue ?? true)).Value.RunAs(Kind, frame);
    }
}
