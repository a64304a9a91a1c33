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
            if (node.Op == Ops.Parameter || primal.NameOf(id) is not null)
            {
                // What the user named is shown as the number that it is, also where its branch is not taken.
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
            foreach (IGrouping<int, int> uses in Enumerable.Range(0, node.Operands.Count).GroupBy(node.Operand).Where(uses => active[uses.Key]))
            {
                // x · x hands two equal contributions to x: together they are 2 · (∂C/∂r · x).
                Adjoint?[] contributions = [.. uses.Select(place => Contribution(DerivativeRules.For(node.Op, place), at with { Place = place }, adjoint))];
                adjoints[uses.Key] = Sum(adjoints[uses.Key], contributions.Aggregate(default(Adjoint?), Sum)?.For(primal[uses.Key].Shape));
            }
        }

        return new Derivative(graph, primal.Count, cost, partials, numbers);
    }

    private static Adjoint? Contribution(Partial rule, At at, Adjoint adjoint) =>
        rule(at) is not { } value ? null
        : value == adjoint.Value ? adjoint
        : Adjoint.Of(adjoint.Guard, value) is var contribution && contribution.Guard?.Node.IsFalse == true ? null
        : contribution;

    private static Adjoint? Sum(Adjoint? left, Adjoint? right) => left is { } x && right is { } y ? x + y : left ?? right;
}
