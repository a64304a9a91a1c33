namespace Backprop.Generator.Mathematics;

/// <summary>
/// A shape that an expression may have: a variable (<c>x</c>), a constant variable (<c>c</c>), a number, or an operation on patterns.
/// Operators build them, so that the table of rules reads as algebra.
/// </summary>
internal sealed class Pattern
{
    private static readonly Dictionary<string, int> None = [];

    private Pattern(string? variable, bool isConstant, double? number, Op? op, params Pattern[] operands)
    {
        Variable = variable;
        IsConstant = isConstant;
        Number = number;
        Op = op;
        Operands = operands;
    }

    public string? Variable { get; }

    public bool IsConstant { get; }

    public double? Number { get; }

    public Op? Op { get; }

    public IReadOnlyList<Pattern> Operands { get; }

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

    /// <summary>Does this operation on these operands have the pattern's shape? Yields what the variables stand for. An opaque node is nothing but itself.</summary>
    public bool Matches(Graph graph, ISet<int> opaque, Op op, IReadOnlyList<int> operands, out Dictionary<string, int> bindings)
    {
        // Most rules are of another operation, or of other operands: they cost a comparison or two and nothing else.
        bindings = None;
        if (op != Op || !Operands[0].MayMatch(graph, operands[0]) || (Operands.Count > 1 && !Operands[1].MayMatch(graph, operands[1])))
        {
            return false;
        }

        bindings = [];
        return MatchesOperands(graph, opaque, operands[0], operands.Count > 1 ? operands[1] : -1, bindings);
    }

    private bool MayMatch(Graph graph, int id) =>
        Op is not null ? graph[id].Op == Op : Number is { } number ? graph[id].IsNumber(number) : !IsConstant || graph[id].IsConstant;

    private bool MatchesOperands(Graph graph, ISet<int> opaque, int a, int b, Dictionary<string, int> bindings) =>
        Operands[0].MatchesNode(graph, opaque, a, bindings) && (Operands.Count == 1 || Operands[1].MatchesNode(graph, opaque, b, bindings));

    private bool MatchesNode(Graph graph, ISet<int> opaque, int id, Dictionary<string, int> bindings)
    {
        Node node = graph[id];
        if (Number is { } number)
        {
            return node.IsNumber(number);
        }

        if (Variable is not null)
        {
            return (!IsConstant || node.IsConstant) && Bind(bindings, id);
        }

        if (node.Op != Op || opaque.Contains(id))
        {
            return false;
        }

        var before = new Dictionary<string, int>(bindings);
        if (MatchesOperands(graph, opaque, node.A, node.B, bindings))
        {
            return true;
        }

        bindings.Clear();
        foreach (KeyValuePair<string, int> binding in before)
        {
            bindings.Add(binding.Key, binding.Value);
        }

        return Op.IsCommutative && MatchesOperands(graph, opaque, node.B, node.A, bindings);
    }

    private bool Bind(Dictionary<string, int> bindings, int id)
    {
        if (bindings.TryGetValue(Variable!, out int bound))
        {
            return bound == id;
        }

        bindings.Add(Variable!, id);
        return true;
    }
}
