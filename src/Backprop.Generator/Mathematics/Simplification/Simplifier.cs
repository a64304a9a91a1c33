namespace Backprop.Generator.Mathematics;

/// <summary>
/// Rewrites the derivative nodes by <see cref="SimplificationRules"/> to a fixed point: operands come before the nodes that use them, so that each node is rewritten
/// over operands that are simple already, and what replaces it is built the same way. The primal nodes stay as the user wrote them, and the adjoint of a node that
/// the user gave a name stays a step of its own, so that the chain rule can be followed.
/// </summary>
internal sealed class Simplifier
{
    /// <summary>How often a node is rewritten at most: a number does not move inwards past more factors, so that neither time nor stack grows with the length of a product.</summary>
    private const int MostRewritings = 64;

    private readonly Graph _source;
    private readonly Graph _graph;
    private readonly int _primalCount;
    private readonly Uses _uses;
    private readonly HashSet<int> _steps;
    private readonly HashSet<int> _opaque;
    private readonly HashSet<int> _needed = [];
    private readonly HashSet<int> _spoilers;
    private readonly LikeTerms _likeTerms;
    private readonly Finding _finding;
    private int _rewritings;

    private Simplifier(Derivative derivative)
    {
        _source = derivative.Graph;
        _graph = _source.CopyOf(derivative.PrimalCount);
        _primalCount = derivative.PrimalCount;
        _uses = Uses.ByOperations(derivative);
        _steps = [.. derivative.NamedSteps()];
        _opaque = [.. _steps.Where(id => id < _primalCount)];
        _spoilers = Finiteness.Spoilers(_source, derivative.Cost);
        _finding = new Finding(_graph, _opaque, IsShared);
        _likeTerms = new LikeTerms(_graph, _opaque, IsShared, Build);
    }

    public static Derivative Simplify(Derivative derivative)
    {
        var simplifier = new Simplifier(derivative);
        return CommonNumbers.FactorOut(Signs.Settle(derivative.Rebuilt(simplifier._graph, simplifier.Rebuild)));
    }

    private int Rebuild(int id, int[] map)
    {
        _rewritings = 0;
        Node node = _source[id];
        int built = node.IsConstant ? _graph.ConstantOf(node.Payload, node.Type)
            : Fitted(Build(node.Op, node.Type, node.Payload, node.Shape, node.Mapped(map)), node.Shape);
        if (_steps.Contains(id))
        {
            _opaque.Add(built);
        }

        if (_uses[id] > 1)
        {
            _needed.Add(built);
        }

        return built;
    }

    /// <summary>Something else needs the node too, so that it is computed anyway.</summary>
    private bool IsShared(int id) => id < _primalCount || _needed.Contains(id);

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
            Node condition = _graph[operands[0]];
            return condition.Op == Ops.NotEqual && operands[0] >= _primalCount
                ? _graph.Choose(_graph.Append(Ops.Equal, [.. condition.Operands]), operands[2], operands[1])
                : _graph.Choose(operands[0], operands[1], operands[2]);
        }

        if (op == Ops.Not && _graph[operands[0]] is { Op: var comparison } equality && comparison == Ops.Equal)
        {
            return _graph.Append(Ops.NotEqual, [.. equality.Operands]);
        }

        if (!type.IsReal() || _rewritings++ > MostRewritings)
        {
            return Append();
        }

        if ((op == Ops.Add || op == Ops.Subtract) && _likeTerms.Combine(op, operands[0], operands[1]) is { } together)
        {
            return together;
        }

        if (op == Ops.Multiply && (WithProductOfTheCost(operands[0], operands[1]) ?? WithProductOfTheCost(operands[1], operands[0])) is { } known)
        {
            return known;
        }

        IReadOnlyList<SimplificationRule> rules = SimplificationRules.Of(op);
        for (int place = 0; place < rules.Count; place++)
        {
            SimplificationRule rule = rules[place];
            if (rule.From.Matches(_finding, op, operands) && rule.When?.Invoke(_finding) != false && rule.IsWorthwhile(_finding))
            {
                return Instantiate(rule.To, type, _finding.Bindings());
            }
        }

        return Append();

        int Append() => shape is { } given ? _graph.Append(op, type, payload, given, operands) : _graph.Append(op, type, payload, operands);
    }

    /// <summary>(x·y)·z where the cost has computed y·z, and stands or falls with it.</summary>
    private int? WithProductOfTheCost(int product, int factor)
    {
        Node node = _graph[product];
        return node.Op != Ops.Multiply || !node.Shape.IsScalar || _opaque.Contains(product) || IsShared(product) || _graph[factor].IsConstant ? null
            : Known(node.B) is { } right ? Build(Ops.Multiply, [node.A, right])
            : Known(node.A) is { } left ? Build(Ops.Multiply, [node.B, left])
            : null;

        int? Known(int other) => !_graph[other].IsConstant && _graph.Find(Ops.Multiply, other, factor) is { } known && known < _primalCount && _spoilers.Contains(known) ? known : null;
    }

    private int Build(Op op, int[] operands) => Build(op, _graph[operands[0]].Type, 0, null, operands);

    private int Instantiate(Pattern pattern, NumberType type, (string, int)[] bindings)
    {
        if (pattern.Number is { } number)
        {
            return _graph.Constant(number, type);
        }

        if (pattern.Variable is { } variable)
        {
            return Finding.Of(variable, bindings);
        }

        var operands = new int[pattern.Operands.Length];
        for (int place = 0; place < operands.Length; place++)
        {
            operands[place] = Instantiate(pattern.Operands[place], type, bindings);
        }

        return Build(pattern.Op!, type, 0, null, operands);
    }
}
