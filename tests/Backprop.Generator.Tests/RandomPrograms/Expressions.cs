using System.Globalization;

namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>An expression with a single value: how it is written, and what it does. A new construct is a new record.</summary>
internal abstract record Expression
{
    public abstract Kind Kind { get; }

    /// <summary>As an operand of anything.</summary>
    public abstract string Text { get; }

    /// <summary>Where no parentheses are needed.</summary>
    public virtual string Bare => Text;

    public abstract Number Run(Frame frame);

    public Number RunAs(Kind kind, Frame frame) => Arithmetic.Convert(Run(frame), Kind, kind);
}

/// <summary>What can be assigned to.</summary>
internal abstract record Target : Expression
{
    public abstract Place Locate(Frame frame);

    public override Number Run(Frame frame) => Locate(frame).Value;
}

internal sealed record Literal(Kind Of, double Value) : Expression
{
    public override Kind Kind => Of;

    public override string Text => Of switch
    {
        Kind.Bool => Value != 0 ? "true" : "false",
        Kind.Int => Value.ToString("0", CultureInfo.InvariantCulture),
        Kind.Float => ((float)Value).ToString("R", CultureInfo.InvariantCulture) + "f",
        _ => Value.ToString("0.0################", CultureInfo.InvariantCulture),
    };

    public override Number Run(Frame frame) => Value;
}

internal sealed record Name(Kind Of, string Identifier) : Target
{
    public override Kind Kind => Of;

    public override string Text => Identifier;

    public override Place Locate(Frame frame) => frame.Find(Identifier);
}

internal sealed record Negated(Expression Operand) : Expression
{
    public override Kind Kind => Operand.Kind;

    public override string Text => Operand is Name ? "-" + Operand.Text : $"-({Operand.Bare})";

    public override Number Run(Frame frame)
    {
        Number number = Operand.Run(frame);
        return Kind == Kind.Int ? checked(-(int)number.Value) : new Number(-number.Value, -number.Slope, number.Magnitude);
    }
}

internal sealed record Not(Expression Operand) : Expression
{
    public override Kind Kind => Kind.Bool;

    public override string Text => $"!({Operand.Bare})";

    public override Number Run(Frame frame) => !Operand.Run(frame).IsTrue;
}

/// <summary>Arithmetic, comparisons, and the logical operators that evaluate both sides.</summary>
internal sealed record Binary(string Operation, Expression Left, Expression Right) : Expression
{
    public override Kind Kind => Operation is "+" or "-" or "*" or "/" or "%" ? Common : Kind.Bool;

    public override string Text => $"({Bare})";

    public override string Bare => $"{Left.Text} {Operation} {Right.Text}";

    private Kind Common => Kinds.Common(Left.Kind, Right.Kind);

    public override Number Run(Frame frame)
    {
        Number left = Left.RunAs(Common, frame);
        return Arithmetic.Apply(Operation, Common, left, Right.RunAs(Common, frame));
    }
}

/// <summary>&amp;&amp; and ||: the right side runs only if it matters.</summary>
internal sealed record ShortCircuit(string Operation, Expression Left, Expression Right) : Expression
{
    public override Kind Kind => Kind.Bool;

    public override string Text => $"({Bare})";

    public override string Bare => $"{Left.Text} {Operation} {Right.Text}";

    public override Number Run(Frame frame) => Left.Run(frame).IsTrue == (Operation == "&&") ? Right.Run(frame) : Operation == "||";
}

internal sealed record Conditional(Expression Condition, Expression Then, Expression Otherwise) : Expression
{
    public override Kind Kind => Kinds.Common(Then.Kind, Otherwise.Kind);

    public override string Text => $"({Bare})";

    public override string Bare => $"{Condition.Text} ? {Then.Text} : {Otherwise.Text}";

    public override Number Run(Frame frame) => (Condition.Run(frame).IsTrue ? Then : Otherwise).RunAs(Kind, frame);
}

internal sealed record Cast(Kind Of, Expression Operand) : Expression
{
    public override Kind Kind => Of;

    public override string Text => Operand is Name or Literal { Value: >= 0 } ? $"({Of.Keyword()}){Operand.Text}" : $"({Of.Keyword()})({Operand.Bare})";

    public override Number Run(Frame frame) => Operand.RunAs(Of, frame);
}

/// <summary>A product of ints that may wrap around. The operands are names and literals: what stands inside is unchecked too.</summary>
internal sealed record WrappedProduct(Expression Left, Expression Right) : Expression
{
    public override Kind Kind => Kind.Int;

    public override string Text => $"unchecked({Left.Text} * {Right.Text})";

    public override Number Run(Frame frame) => Arithmetic.WrappedProduct(Left.Run(frame), Right.Run(frame));
}
