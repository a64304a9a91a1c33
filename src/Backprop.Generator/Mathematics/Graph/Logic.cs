namespace Backprop.Generator.Mathematics;

/// <summary>
/// Truth values with the laws that keep conditions short: what is written as <c>if … else if … else</c> must come out as the conditions that the user wrote, and what
/// covers all cases as no condition at all.
/// </summary>
internal static class Logic
{
    private const int MostParts = 32;

    // How far a conjunction or a disjunction is searched: without an end, conditions of thousands of parts would take the square of their length.
    private const int Farthest = 1000;

    public static int Not(this Graph graph, int x)
    {
        Node node = graph[x];
        return node.IsConstant ? graph.Constant(!node.IsTrue)
            : node.Op == Ops.Not ? node.A
            : graph.Append(Ops.Not, x);
    }

    public static int And(this Graph graph, int x, int y)
    {
        if (x == y || graph[x].IsTrue || graph[y].IsFalse)
        {
            return y;
        }

        if (graph[y].IsTrue || graph[x].IsFalse || graph.Implies(x, y))
        {
            return x;
        }

        return graph.Implies(y, x) ? y
            : graph.Excludes(x, y) ? graph.Constant(false)
            : graph.Append(Ops.And, x, y);
    }

    public static int Or(this Graph graph, int x, int y)
    {
        if (x == y || graph[x].IsFalse || graph[y].IsTrue || graph.Implies(x, y))
        {
            return y;
        }

        if (graph[y].IsFalse || graph[x].IsTrue || graph.Implies(y, x))
        {
            return x;
        }

        if (graph.Offers(x, y))
        {
            return x;
        }

        if (graph.Offers(x, graph.Not(y)) || graph.Excludes(graph.Not(x), graph.Not(y)))
        {
            return graph.Constant(true);
        }

        if (graph.Split(x, y) is { } split)
        {
            return split.Common;
        }

        // Side by side, so that what is offered twice is found.
        if (graph[y].Op == Ops.Or && graph.Parts(y) is { Count: <= MostParts } parts)
        {
            return parts.Aggregate(x, graph.Or);
        }

        // x ∨ (¬x ∧ z) = x ∨ z
        (Node left, Node right) = (graph[x], graph[y]);
        return right.Op == Ops.And && graph.Not(x) == right.A ? graph.Or(x, right.B)
            : left.Op == Ops.And && graph.Not(y) == left.A ? graph.Or(left.B, y)
            : graph.Append(Ops.Or, x, y);
    }

    /// <summary>The two conditions are g ∧ c and g ∧ ¬c: together they are g, and c tells them apart. g may be true.</summary>
    public static (int Common, int Choice)? Split(this Graph graph, int x, int y)
    {
        if (graph.Not(x) == y)
        {
            return (graph.Constant(true), x);
        }

        Node left = graph[x];
        Node right = graph[y];
        return left.Op == Ops.And && right.Op == Ops.And && left.A == right.A && graph.Not(left.B) == right.B ? (left.A, left.B) : null;
    }

    /// <summary>What holds wherever x does and nowhere where y does; null where the two do not exclude each other for all to see.</summary>
    public static int? Parting(this Graph graph, int x, int y)
    {
        for (int part = 0; part < MostParts; part++)
        {
            if (graph.Implies(y, graph.Not(x)))
            {
                return x;
            }

            if (graph[x].Op != Ops.And)
            {
                return null;
            }

            if (graph.Implies(y, graph.Not(graph[x].B)))
            {
                return graph[x].B;
            }

            x = graph[x].A;
        }

        return null;
    }

    /// <summary>condition ? then : otherwise, written without a choice where there is none, without a negation, and with each condition asked for once: c or d ? (c ? x : y) : z is c ? x : d ? y : z.</summary>
    public static int Choose(this Graph graph, int condition, int then, int otherwise)
    {
        Node node = graph[condition];
        return then == otherwise || node.IsTrue ? then
            : node.IsFalse ? otherwise
            : graph[then].Type == NumberType.Boolean ? graph.ChooseTruth(condition, then, otherwise)
            : node.Op == Ops.Not ? graph.Choose(node.A, otherwise, then)
            : node.Op == Ops.Or && graph[then] is { Op: var op, A: var first } && op == Ops.Select && (first == node.A || first == node.B)
                ? graph.Append(Ops.Select, first, graph[then].B, graph.Choose(first == node.A ? node.B : node.A, graph[then].Operand(2), otherwise))
            : graph.Append(Ops.Select, condition, then, otherwise);
    }

    private static int ChooseTruth(this Graph graph, int condition, int then, int otherwise) =>
        graph[then].IsTrue ? graph.Or(condition, otherwise)
        : graph[then].IsFalse ? graph.And(graph.Not(condition), otherwise)
        : graph[otherwise].IsFalse ? graph.And(condition, then)
        : graph[otherwise].IsTrue ? graph.Or(graph.Not(condition), then)
        : graph.Or(graph.And(condition, then), graph.And(graph.Not(condition), otherwise));

    /// <summary>x is a conjunction that y is a part of.</summary>
    private static bool Implies(this Graph graph, int x, int y)
    {
        for (int part = 0; graph[x].Op == Ops.And && part < Farthest; x = graph[x].A, part++)
        {
            if (x == y || graph[x].B == y)
            {
                return true;
            }
        }

        return x == y;
    }

    /// <summary>x is a disjunction that y is a part of.</summary>
    private static bool Offers(this Graph graph, int x, int y)
    {
        for (int part = 0; graph[x].Op == Ops.Or && part < Farthest; x = graph[x].A, part++)
        {
            if (graph[x].B == y)
            {
                return true;
            }
        }

        return x == y;
    }

    /// <summary>What a disjunction offers, in its order.</summary>
    private static List<int> Parts(this Graph graph, int x)
    {
        var parts = new List<int>();
        for (; graph[x].Op == Ops.Or && parts.Count <= MostParts; x = graph[x].A)
        {
            parts.Add(graph[x].B);
        }

        parts.Add(x);
        parts.Reverse();
        return parts;
    }

    /// <summary>x has a part whose contrary is y.</summary>
    private static bool Excludes(this Graph graph, int x, int y) => graph.Implies(x, graph.Not(y)) || graph.Implies(y, graph.Not(x));
}
