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

    private int Rebuild(Node node, int[] map) =>
        node.IsConstant ? _graph.ConstantOf(node.Payload, node.Type) : Fitted(Build(node.Op, node.Type, node.Payload, node.Shape, [.. node.Operands.Select(operand => map[operand])]), node.Shape);

    /// <summary>A choice between a number and itself, entry by entry, has become that number.</summary>
    private int Fitted(int id, Shape shape) => _graph[id].Shape == shape ? id : _graph.Append(Ops.Fill, _graph[id].Type, 0, shape, id);

    private int Build(Op op, NumberType type, long payload, Shape? shape, int[] operands)
    {
        if (ConstantFolding.Fold(_graph, op, type, payload, operands) is { } constant)
        {
            return _graph.ConstantOf(constant, type);
        }

        if (op == Ops.Select)
        {
            return _graph.Choose(operands[0], operands[1], operands[2]);
        }

        if (!type.IsReal())
        {
            return Append();
        }

        foreach (SimplificationRule rule in SimplificationRules.Table)
        {
            if (rule.From.Matches(_graph, _opaque, op, operands, out Dictionary<string, int> bindings) && rule.When?.Invoke(_graph, bindings) != false)
            {
                return Instantiate(rule.To, type, bindings);
            }
        }

        return Append();

        int Append() => shape is { } given ? _graph.Append(op, type, payload, given, operands) : _graph.Append(op, type, payload, operands);
    }

    private int Instantiate(Pattern pattern, NumberType type, Dictionary<string, int> bindings) =>
        pattern.Number is { } number ? _graph.Constant(number, type)
        : pattern.Variable is { } variable ? bindings[variable]
        : Build(pattern.Op!, type, 0, null, [.. pattern.Operands.Select(operand => Instantiate(operand, type, bindings))]);
}
