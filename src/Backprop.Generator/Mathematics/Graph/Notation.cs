namespace Backprop.Generator.Mathematics;

/// <summary>How tightly an expression holds together, from loose to tight; an operand looser than its place demands is put in parentheses.</summary>
internal enum Precedence
{
    Loosest,
    Conditional,
    Or,
    And,
    Bits,
    Equality,
    Relational,
    Additive,
    Multiplicative,
    Unary,
    Power,
    Primary,
}

/// <summary>
/// How an operation is spelt: <c>{0}</c>, <c>{1}</c>, <c>{2}</c> stand for the operands. <paramref name="Result"/> is the precedence of the whole,
/// <paramref name="Operands"/> the least precedence that each place takes without parentheses.
/// </summary>
internal sealed record Notation(string Template, Precedence Result, params Precedence[] Operands)
{
    /// <summary>A left-associative operator: <c>a − b − c</c> is <c>(a − b) − c</c>, and the right operand binds one level tighter.</summary>
    public static Notation Infix(string symbol, Precedence level) => new($"{{0}} {symbol} {{1}}", level, level, level + 1);

    /// <summary>An operator for which grouping to the right means the same on paper: <c>a · (b · c)</c> is written <c>a · b · c</c>.</summary>
    public static Notation Associative(string symbol, Precedence level) => new($"{{0}} {symbol} {{1}}", level, level, level);

    public static Notation Prefix(string symbol) => new($"{symbol}{{0}}", Precedence.Unary, Precedence.Power);

    public static Notation Call(string name, int arity) =>
        arity == Op.Any ? new(name + "({0…})", Precedence.Primary, Precedence.Loosest)
        : new($"{name}({string.Join(", ", Enumerable.Range(0, arity).Select(place => $"{{{place}}}"))})", Precedence.Primary, [.. Enumerable.Repeat(Precedence.Loosest, arity)]);

    /// <summary>The same for this many operands: <c>{1…}</c> stands for those from the second on.</summary>
    public Notation For(int count)
    {
        int rest = Template.IndexOf('…');
        if (rest < 0)
        {
            return this;
        }

        int first = Template[rest - 1] - '0';
        string places = string.Join(", ", Enumerable.Range(first, count - first).Select(place => $"{{{place}}}"));
        return new(Template.Replace($"{{{first}…}}", places), Result, [.. Enumerable.Repeat(Precedence.Loosest, count)]);
    }
}
