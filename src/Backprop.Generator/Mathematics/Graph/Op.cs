namespace Backprop.Generator.Mathematics;

/// <summary>An operation of the graph. Its instances are the rows of <see cref="Ops"/>; two operations are equal when they are the same row.</summary>
/// <param name="name">The row's name, as tests and documentation print it.</param>
/// <param name="arity">The number of operands; 0 for leaves, <see cref="Any"/> for as many as there are.</param>
/// <param name="code">The spelling in emitted C#.</param>
/// <param name="paper">The spelling on paper.</param>
internal sealed class Op(string name, int arity, Notation code, Notation paper)
{
    /// <summary>The arity of an operation on one operand or more.</summary>
    public const int Any = -1;

    public string Name { get; } = name;

    public int Arity { get; } = arity;

    public Notation Code { get; } = code;

    public Notation Paper { get; } = paper;

    /// <summary>x∘y and y∘x have the same bits, so that the graph keeps one of them.</summary>
    public bool IsCommutative { get; init; }

    /// <summary>The type of the value, where it is not that of the first operand.</summary>
    public NumberType? Type { get; init; }

    /// <summary>The value is a truth value, not a number.</summary>
    public bool IsCondition => Type == NumberType.Boolean;

    /// <summary>What keeps each operand harmless where the operation may throw and does not count, 0 by 1 for a division of integers; null where it never throws.</summary>
    public long[]? Harmless { get; init; }

    /// <summary>
    /// The operation that a runtime function yields beside this one's value, for the price of little more than one of them:
    /// σ(z) and σ′(z) share their exponential. Emitted as <c>F(x, out double derivative)</c> where both are needed.
    /// </summary>
    public Op? Twin { get; init; }

    /// <summary>What the value means in terms of the twin's value r, where paper would say so: σ′(z) = r (1 − r).</summary>
    public string? Gloss { get; init; }

    /// <summary>The place of the operand that is the condition under which the operation is carried out; 0 where there is none, because it is carried out always.</summary>
    public int Guard { get; init; }

    public bool IsLeaf => Arity == 0;

    public override string ToString() => Name;
}
