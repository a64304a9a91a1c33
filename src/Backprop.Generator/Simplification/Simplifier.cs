namespace Backprop.Generator.Mathematics;

/// <summary>
/// Rewrites the derivative nodes by <see cref="SimplificationRules"/> to a fixed point: operands come before the nodes that use them, so that each node is rewritten
/// over operands that are simple already, and what replaces it is built the same way. The primal nodes stay as the user wrote them, and the adjoint of a node that
/// the user gave a name stays a step of its own, so that the chain rule can be followed.
/// </summary>
internal sealed class Simplifier
{
    private readonly Graph _graph;
    private readonly HashSet<int> _opaque = [];

    private Simplifier(Graph graph) => _graph = graph;

    public static Derivative Simplify(Derivative derivative)
    {
        Graph source = derivative.Graph;
        var simplifier = new Simplifier(source.CopyOf(derivative.PrimalCount));
        HashSet<int> steps = [.. Enumerable.Range(0, derivative.PrimalCount).Where(id => source.NameOf(id) is not null && !source[id].Op.IsLeaf).Select(id => derivative.Adjoints[id]).OfType<int>()];
        var map = new int[source.Count];
        for (int id = 0; id < source.Count; id++)
        {
            map[id] = id < derivative.PrimalCount ? id : simplifier.Rebuild(source[id], map);
            if (steps.Contains(id))
            {
                simplifier._opaque.Add(map[id]);
            }
        }

        int? Mapped(int? output) => output is { } id ? map[id] : null;
        return derivative with
        {
            Graph = simplifier._graph,
            Partials = [.. derivative.Partials.Select(Mapped)],
            Adjoints = [.. derivative.Adjoints.Select(Mapped)],
        };
    }

    private int Rebuild(Node node, int[] map)
    {
        int Mapped(int operand) => operand < 0 ? -1 : map[operand];
        return node.Op == Ops.Constant ? _graph.Constant(node.Value) : Build(node.Op, Mapped(node.A), Mapped(node.B), Mapped(node.C));
    }

    private int Build(Op op, int a, int b, int c)
    {
        if (Fold(op, a, b) is { } value)
        {
            return _graph.Constant(value);
        }

        foreach (SimplificationRule rule in SimplificationRules.Table)
        {
            if (rule.From.Matches(_graph, _opaque, op, a, b, out Dictionary<string, int> bindings) && rule.When?.Invoke(_graph, bindings) != false)
            {
                return Instantiate(rule.To, bindings);
            }
        }

        return _graph.Append(op, a, b, c);
    }

    private int Instantiate(Pattern pattern, Dictionary<string, int> bindings)
    {
        if (pattern.Number is { } number)
        {
            return _graph.Constant(number);
        }

        if (pattern.Variable is { } variable)
        {
            return bindings[variable];
        }

        int a = Instantiate(pattern.Operands[0], bindings);
        int b = pattern.Operands.Count > 1 ? Instantiate(pattern.Operands[1], bindings) : -1;
        return Build(pattern.Op!, a, b, -1);
    }

    /// <summary>IEEE arithmetic gives the same bits on every machine; exp, log and their like do not, and are never evaluated here.</summary>
    private double? Fold(Op op, int a, int b)
    {
        if (op.IsLeaf || _graph[a].Op != Ops.Constant || (b >= 0 && _graph[b].Op != Ops.Constant))
        {
            return null;
        }

        double x = _graph[a].Value;
        double y = b >= 0 ? _graph[b].Value : 0;
        return op == Ops.Add ? x + y
            : op == Ops.Subtract ? x - y
            : op == Ops.Multiply ? x * y
            : op == Ops.Divide ? x / y
            : op == Ops.Negate ? -x
            : null;
    }
}
