namespace Backprop.Generator.Mathematics;

/// <summary>
/// A shape that an expression may have: a variable (<c>x</c>), a constant variable (<c>c</c>), a number, or an operation on patterns.
/// Operators build them, so that the table of rules reads as algebra.
/// </summary>
internal sealed class Pattern
{
    private Pattern(string? variable, bool isConstant, double? number, Op? op, params Pattern[] operands)
    {
        Variable = variable;
        IsConstant = isConstant;
        Number = number;
        Op = op;
        Operands = operands;
        Cost = CostOfWhole();
    }

    public string? Variable { get; }

    public bool IsConstant { get; }

    public double? Number { get; }

    public Op? Op { get; }

    public Pattern[] Operands { get; }

    /// <summary>Anything; where the variable stands twice, the same node both times.</summary>
    public static Pattern Any(string name) => new(name, isConstant: false, number: null, op: null);

    /// <summary>Any constant.</summary>
    public static Pattern AnyConstant(string name) => new(name, isConstant: true, number: null, op: null);

    public static implicit operator Pattern(double number) => new(null, isConstant: false, number, op: null);

    public static Pattern operator +(Pattern x, Pattern y) => new(null, false, null, Ops.Add, x, y);

    public static Pattern operator -(Pattern x, Pattern y) => new(null, false, null, Ops.Subtract, x, y);

    public static Pattern operator *(Pattern x, Pattern y) => new(null, false, null, Ops.Multiply, x, y);

    public static Pattern operator /(Pattern x, Pattern y) => new(null, false, null, Ops.Divide, x, y);

    public static Pattern operator -(Pattern x) => new(null, false, null, Ops.Negate, x);

    public Pattern Transpose() => new(null, false, null, Ops.Transpose, this);

    /// <summary>How many operations it takes, besides those that the compiler carries out.</summary>
    public int Cost { get; }

    private int CostOfWhole() => Op is null || IsNumber ? 0 : 1 + Operands.Sum(operand => operand.Cost);

    private bool IsNumber => Op is null ? IsConstant || Number is not null : Array.TrueForAll(Operands, operand => operand.IsNumber);

    /// <summary>Does this operation on these operands have the pattern's shape? The finding knows then what the variables stand for.</summary>
    public bool Matches(Finding finding, Op op, ReadOnlySpan<int> operands)
    {
        // Most rules are of another operation, or of other operands: they cost a comparison or two and nothing else.
        if (op != Op || !Operands[0].MayMatch(finding.Graph, operands[0]) || (Operands.Length > 1 && !Operands[1].MayMatch(finding.Graph, operands[1])))
        {
            return false;
        }

        return MatchesOperands(finding.Begin(), operands[0], operands.Length > 1 ? operands[1] : -1, falls: true);
    }

    private bool MayMatch(Graph graph, int id) =>
        Op is not null ? graph[id].Op == Op : Number is { } number ? graph[id].IsNumber(number) : !IsConstant || graph[id].IsConstant;

    private bool MatchesOperands(Finding finding, int a, int b, bool falls) =>
        Operands[0].MatchesNode(finding, a, falls) && (Operands.Length == 1 || Operands[1].MatchesNode(finding, b, falls));

    private bool MatchesNode(Finding finding, int id, bool falls)
    {
        Node node = finding.Graph[id];
        if (Number is { } number)
        {
            return node.IsNumber(number);
        }

        if (Variable is not null)
        {
            return (!IsConstant || node.IsConstant) && finding.Bind(Variable, id);
        }

        if (node.Op != Op || finding.IsOpaque(id))
        {
            return false;
        }

        falls = finding.Enter(id, falls);
        (int, int) before = finding.State;
        if (MatchesOperands(finding, node.A, node.B, falls))
        {
            return true;
        }

        finding.State = before;
        return Op.IsCommutative && MatchesOperands(finding, node.B, node.A, falls);
    }
}
