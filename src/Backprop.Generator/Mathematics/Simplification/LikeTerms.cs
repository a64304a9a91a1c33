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

    // Looked at and forgotten before anything is built: of the term that is added, and of one that it is compared with.
    private readonly Product _added = new();
    private readonly Product _compared = new();

    /// <summary>The product that a term is, but for the number in front of it: its factors above and below, in the order of the graph.</summary>
    private sealed class Product
    {
        public double Coefficient { get; set; }

        public List<int> Above { get; } = [];

        public List<int> Below { get; } = [];

        public bool IsLike(Product other) => AreEqual(Above, other.Above) && AreEqual(Below, other.Below);

        public void Clear()
        {
            Coefficient = 1;
            Above.Clear();
            Below.Clear();
        }

        private static bool AreEqual(List<int> left, List<int> right)
        {
            int place = left.Count == right.Count ? 0 : -1;
            while (place >= 0 && place < left.Count && left[place] == right[place])
            {
                place++;
            }

            return place == left.Count;
        }
    }

    /// <summary>The sum or difference of two terms, the first of which may be a sum itself; null where there is nothing alike.</summary>
    public int? Combine(Op op, int left, int right) =>
        left != right && graph[left].Shape.IsScalar && TakeApart(right, _added) ? Add(left, right, Sign(op), MostTerms) : null;

    private static double Sign(Op op) => op == Ops.Subtract ? -1 : 1;

    private int? Add(int sum, int term, double sign, int terms)
    {
        if (Together(sum, 1, term, sign) is { } all)
        {
            return all;
        }

        Node node = graph[sum];
        if (terms == 0 || opaque.Contains(sum) || isShared(sum) || (node.Op != Ops.Add && node.Op != Ops.Subtract))
        {
            return null;
        }

        return Together(node.B, Sign(node.Op), term, sign) is { } last ? build(Ops.Add, [node.A, last])
            : Add(node.A, term, sign, terms - 1) is { } rest ? build(node.Op, [rest, node.B])
            : null;
    }

    private int? Together(int id, double ownSign, int term, double sign)
    {
        if (!TakeApart(id, _compared) || !_compared.IsLike(_added))
        {
            return null;
        }

        // Where both stay for something else, together they must be nothing new: half of x twice is x.
        double coefficient = (ownSign * _compared.Coefficient) + (sign * _added.Coefficient);
        return coefficient == 0 || !SimplificationRules.IsNormal(coefficient, graph[id].Type) || (isShared(id) && isShared(term) && !(coefficient == 1 && _compared is { Above.Count: 1, Below.Count: 0 })) ? null
            : Times(coefficient, Bare(id));
    }

    /// <summary>The number stands in front of the first factor, as everywhere.</summary>
    private int Times(double coefficient, int id) =>
        graph[id].Op == Ops.Multiply && IsTakenApart(id) && !isShared(id) ? build(Ops.Multiply, [Times(coefficient, graph[id].A), graph[id].B])
        : build(Ops.Multiply, [graph.Constant(coefficient, graph[id].Type), id]);

    /// <summary>Collects the factors of a term; false where there are none, or too many to be worth a look.</summary>
    private bool TakeApart(int id, Product product)
    {
        product.Clear();
        int looks = MostLooks;
        bool isShort = Collect(id, product, ref looks);
        product.Above.Sort();
        product.Below.Sort();
        return isShort && product.Above.Count > 0;
    }

    private bool Collect(int factor, Product product, ref int looks)
    {
        Node node = graph[factor];
        if (looks-- == 0)
        {
            return false;
        }

        if (node.IsConstant)
        {
            product.Coefficient *= node.Value;
            return true;
        }

        if (!IsTakenApart(factor))
        {
            product.Above.Add(factor);
            return true;
        }

        product.Coefficient *= node.Op == Ops.Negate ? -1 : 1;
        if (node.Op == Ops.Divide)
        {
            product.Below.Add(node.B);
        }

        return Collect(node.A, product, ref looks) && (node.Op != Ops.Multiply || Collect(node.B, product, ref looks));
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
