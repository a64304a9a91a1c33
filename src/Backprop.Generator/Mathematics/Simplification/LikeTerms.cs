namespace Backprop.Generator.Mathematics;

/// <summary>
/// Terms of a sum that are the same product, whichever way its factors are associated, become one: k·x·x has the derivative adj·(k·x) + adj·x·k, which is 2·adj·(k·x).
/// Of the two associations the first stays, so that nothing overflows that did not before.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="opaque">Nodes that nothing is taken out of: steps with a name.</param>
/// <param name="isShared">A node that something else needs too.</param>
/// <param name="build">A simplified operation.</param>
internal sealed class LikeTerms(Graph graph, ISet<int> opaque, Func<int, bool> isShared, Func<Op, int[], int> build)
{
    private const int MostLooks = 16;
    private const int MostTerms = 8;

    /// <summary>The product that a term is, but for the number in front of it.</summary>
    private sealed record Product(double Coefficient, IReadOnlyList<int> Above, IReadOnlyList<int> Below)
    {
        public bool IsLike(Product other) => Above.SequenceEqual(other.Above) && Below.SequenceEqual(other.Below);
    }

    /// <summary>The sum or difference of two terms, the first of which may be a sum itself; null where there is nothing alike.</summary>
    public int? Combine(Op op, int left, int right) =>
        left != right && graph[left].Shape.IsScalar && ProductOf(right) is { } product ? Add(left, right, product, Sign(op), MostTerms) : null;

    private static double Sign(Op op) => op == Ops.Subtract ? -1 : 1;

    private int? Add(int sum, int term, Product product, double sign, int terms)
    {
        if (Together(sum, 1, term, product, sign) is { } all)
        {
            return all;
        }

        Node node = graph[sum];
        if (terms == 0 || opaque.Contains(sum) || isShared(sum) || (node.Op != Ops.Add && node.Op != Ops.Subtract))
        {
            return null;
        }

        return Together(node.B, Sign(node.Op), term, product, sign) is { } last ? build(Ops.Add, [node.A, last])
            : Add(node.A, term, product, sign, terms - 1) is { } rest ? build(node.Op, [rest, node.B])
            : null;
    }

    private int? Together(int id, double ownSign, int term, Product product, double sign)
    {
        if (ProductOf(id) is not { } own || !own.IsLike(product))
        {
            return null;
        }

        // Where both stay for something else, together they must be nothing new: half of x twice is x.
        double coefficient = (ownSign * own.Coefficient) + (sign * product.Coefficient);
        return coefficient == 0 || !SimplificationRules.IsNormal(coefficient, graph[id].Type) || (isShared(id) && isShared(term) && !(coefficient == 1 && own is { Above.Count: 1, Below.Count: 0 })) ? null
            : Times(coefficient, Bare(id));
    }

    /// <summary>The number stands in front of the first factor, as everywhere.</summary>
    private int Times(double coefficient, int id) =>
        graph[id].Op == Ops.Multiply && IsTakenApart(id) && !isShared(id) ? build(Ops.Multiply, [Times(coefficient, graph[id].A), graph[id].B])
        : build(Ops.Multiply, [graph.Constant(coefficient, graph[id].Type), id]);

    /// <summary>The factors of a term, in the order of the graph; null where there are none, or too many to be worth a look.</summary>
    private Product? ProductOf(int id)
    {
        double coefficient = 1;
        int looks = MostLooks;
        var above = new List<int>();
        var below = new List<int>();
        bool isShort = Collect(id);
        above.Sort();
        below.Sort();
        return isShort && above.Count > 0 ? new Product(coefficient, above, below) : null;

        bool Collect(int factor)
        {
            Node node = graph[factor];
            if (looks-- == 0)
            {
                return false;
            }

            if (node.IsConstant)
            {
                coefficient *= node.Value;
                return true;
            }

            if (IsTakenApart(factor))
            {
                coefficient *= node.Op == Ops.Negate ? -1 : 1;
                if (node.Op == Ops.Divide)
                {
                    below.Add(node.B);
                }

                return Collect(node.A) && (node.Op != Ops.Multiply || Collect(node.B));
            }

            above.Add(factor);
            return true;
        }
    }

    private bool IsTakenApart(int id) =>
        (graph[id].Op == Ops.Multiply || graph[id].Op == Ops.Divide || graph[id].Op == Ops.Negate) && graph[id].Shape.IsScalar && !opaque.Contains(id);

    /// <summary>The same product in the same association, without the numbers in it.</summary>
    private int Bare(int id)
    {
        Node node = graph[id];
        if (node.IsConstant)
        {
            return graph.Constant(1, node.Type);
        }

        if (!IsTakenApart(id))
        {
            return id;
        }

        int bare = Bare(node.A);
        return node.Op == Ops.Negate ? bare : build(node.Op, [bare, node.Op == Ops.Multiply ? Bare(node.B) : node.B]);
    }
}
