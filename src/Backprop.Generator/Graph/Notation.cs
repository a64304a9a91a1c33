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

    /// <summary>A call; of an operation on any number of operands, the printer repeats the place in the template.</summary>
    public static Notation Call(string name, int arity) =>
        new($"{name}({string.Join(", ", Enumerable.Range(0, Math.Max(arity, 1)).Select(place => $"{{{place}}}"))})", Precedence.Primary, [.. Enumerable.Repeat(Precedence.Loosest, Math.Max(arity, 1))]);

    /// <summary>The same for this many operands.</summary>
    public Notation For(int count) =>
        count <= Operands.Length ? this
        : new(Template.Replace("{0}", string.Join(", ", Enumerable.Range(0, count).Select(place => $"{{{place}}}"))), Result, [.. Enumerable.Repeat(Operands[0], count)]);
}
