namespace Backprop.Generator.Mathematics;

/// <summary>
/// A partial that is an outer product under a condition, c ? u vᵀ : 0, becomes the outer product of c ? u : 0 and c ? v : 0, and a choice between two of them the sum of both: sums of outer products then need not have
/// their matrices, and nothing of a branch that is not taken comes in, whatever it is.
/// </summary>
internal static class GuardedOuterProducts
{
    /// <summary>For derivatives over whole vectors and matrices.</summary>
    public static Derivative Rewrite(Derivative derivative)
    {
        Graph source = derivative.Graph;
        if (Enumerable.Range(derivative.PrimalCount, source.Count - derivative.PrimalCount).All(id => !IsChoiceOfOuter(source, source[id].Operands, source[id])))
        {
            return derivative;
        }

        Graph graph = source.Copy();
        var replaced = new Dictionary<int, int>();
        for (int id = derivative.PrimalCount; id < source.Count; id++)
        {
            Node node = source[id];
            if (IsChoiceOfOuter(graph, new(node.Operands.Select(Replacement)), node))
            {
                replaced[id] = Terms(graph, Replacement(node.B)).Select(term => Masked(node.A, term, isThen: true))
                    .Concat(Terms(graph, Replacement(node.Operand(2))).Select(term => Masked(node.A, term, isThen: false)))
                    .OfType<int>().Aggregate((sum, term) => graph.Append(Ops.Add, sum, term));
            }
            else if (node.Op == Ops.Add && node.Operands.Any(replaced.ContainsKey))
            {
                replaced[id] = graph.Append(Ops.Add, [.. node.Operands.Select(Replacement)]);
            }
        }

        return derivative with { Graph = graph, Partials = [.. derivative.Partials.Select(partial => partial is { } id ? Replacement(id) : partial)] };

        int Replacement(int id) => replaced.TryGetValue(id, out int other) ? other : id;

        int? Masked(int condition, int term, bool isThen)
        {
            int zero = graph.Constant(0, graph[term].Type);
            int Under(int value) => isThen ? graph.Choose(condition, value, zero) : graph.Choose(condition, zero, value);
            return term == zero ? null
                : IsOuter(graph, term) ? graph.Append(Ops.OuterProduct, Under(graph[term].A), Under(graph[term].B))
                : Under(term);
        }
    }

    /// <summary>Between matrices, by a condition for all of their entries, and one of them is an outer product or has one among its terms.</summary>
    private static bool IsChoiceOfOuter(Graph graph, EquatableArray<int> operands, Node node) =>
        node.Op == Ops.Select && node.Shape.Rank == 2 && graph[operands[0]].Shape.IsScalar && operands.Skip(1).Any(side => Terms(graph, side).Any(term => IsOuter(graph, term)));

    private static IEnumerable<int> Terms(Graph graph, int side)
    {
        var open = new Stack<int>([side]);
        while (open.Count > 0)
        {
            int id = open.Pop();
            if (graph[id].Op != Ops.Add)
            {
                yield return id;
                continue;
            }

            open.Push(graph[id].B);
            open.Push(graph[id].A);
        }
    }

    private static bool IsOuter(Graph graph, int id) => graph[id].Op == Ops.OuterProduct;
}
