namespace Backprop.Generator.Mathematics;

/// <summary>
/// Reverse accumulation: from the cost back to the parameters, each node hands its adjoint to its operands by its derivative rule.
/// Only nodes on a path from a parameter to the cost take part; a missing adjoint is a missing node, never a zero in the code.
/// </summary>
internal static class ReverseMode
{
    /// <summary>The partials of the node <paramref name="cost"/> with respect to the parameter leaves 0 … <paramref name="parameterCount"/> − 1.</summary>
    public static Derivative Differentiate(Graph primal, int cost, int parameterCount)
    {
        Graph graph = primal.Copy();
        bool[] active = Activity.Of(primal);
        var adjoints = new Adjoint?[primal.Count];
        var numbers = new int?[primal.Count];
        var partials = new int?[parameterCount];
        adjoints[cost] = active[cost] ? new Adjoint(null, new Expr(graph, graph.Constant(1, primal[cost].Type))) : null;

        for (int id = cost; id >= 0; id--)
        {
            if (adjoints[id] is not { } adjoint)
            {
                continue;
            }

            Node node = primal[id];
            if (node.Op == Ops.Parameter || primal.NameOf(id) is not null || (adjoint.Guard is { } kink && Finiteness.IsFiniteElsewhere(graph, id, kink.Id)))
            {
                // What the user named is shown as the number that it is, also where its branch is not taken; and what is 0 at a kink of its own is chosen once, for all that it goes to.
                adjoint = adjoint.AsNumber();
            }

            if (!ShapeRules.IsElementwise(node.Op))
            {
                adjoint = adjoint.Whole();
            }

            numbers[id] = adjoint.Value.Id;
            if (node.Op == Ops.Parameter)
            {
                partials[(int)node.Payload] = numbers[id];
                continue;
            }

            var at = new At(adjoint.Value, graph, node, id, Place: 0);
            at = at with { Common = DerivativeRules.Table[node.Op].Common?.Invoke(at) ?? default };
            for (int place = 0; place < node.Operands.Count; place++)
            {
                int operand = node.Operand(place);
                if (active[operand] && node.PlaceOf(operand) == place)
                {
                    adjoints[operand] = Sum(adjoints[operand], Contributions(at, operand, adjoint)?.For(primal[operand].Shape));
                }
            }
        }

        return new Derivative(graph, primal.Count, cost, partials, numbers);
    }

    /// <summary>x · x hands two equal contributions to x: together they are 2 · (∂C/∂r · x).</summary>
    private static Adjoint? Contributions(At at, int operand, Adjoint adjoint)
    {
        Adjoint? sum = null;
        for (int place = 0; place < at.Node.Operands.Count; place++)
        {
            sum = at.Node.Operand(place) == operand ? Sum(sum, Contribution(DerivativeRules.For(at.Node.Op, place), at with { Place = place }, adjoint)) : sum;
        }

        return sum;
    }

    private static Adjoint? Contribution(Partial rule, At at, Adjoint adjoint) =>
        rule(at) is not { } value ? null
        : value == adjoint.Value ? adjoint
        : StaysZero(at, adjoint) ? adjoint with { Value = value }
        : Adjoint.Of(adjoint.Guard, value) is var contribution && contribution.Guard?.Node.IsFalse == true ? null
        : contribution;

    /// <summary>Where the adjoint is 0 because the node takes no part, so is what the operand receives: −0, or 0 times something finite.</summary>
    private static bool StaysZero(At at, Adjoint adjoint) =>
        adjoint is { IsZeroElsewhere: true, Guard: { } guard }
        && (at.Node.Op == Ops.Subtract || at.Node.Op == Ops.Negate || (at.Node.Op == Ops.Multiply && Finiteness.IsFiniteElsewhere(at.Graph, at.Node.Operand(1 - at.Place), guard.Id)));

    private static Adjoint? Sum(Adjoint? left, Adjoint? right) => left is { } x && right is { } y ? x + y : left ?? right;
}
