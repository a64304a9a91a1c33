namespace Backprop.Generator.Mathematics;

/// <summary>
/// Which shared factors are better computed with the other sign: −(t·x), −(t·y) and z + t·w become t′·x, t′·y and z − t′·w with t′ = −t, which costs nothing where t has a number in front.
/// </summary>
internal sealed class Turning
{
    private readonly Terms _terms;
    private readonly Users _users;
    private readonly HashSet<int> _factors = [];
    private readonly HashSet<int> _products = [];
    private readonly HashSet<int> _settled = [];

    public Turning(Terms terms)
    {
        Graph graph = terms.Graph;
        _terms = terms;
        _users = new Users(graph, terms.IsLive);
        for (int factor = 0; factor < graph.Count; factor++)
        {
            if (terms.IsShared(factor) && graph[factor].Shape.IsScalar && graph[factor].Type.IsReal())
            {
                Consider(factor);
            }
        }
    }

    public bool IsTurned(int factor) => _factors.Contains(factor);

    /// <summary>A product or quotient with a factor that is turned, whose user takes the other sign into account.</summary>
    public bool IsOfTurned(int product) => _products.Contains(product);

    private void Consider(int factor)
    {
        ReadOnlySpan<int> products = _users[factor];
        if (products.Length < _terms.Uses(factor))
        {
            return;
        }

        var ends = new int[products.Length];
        int negations = 0;
        for (int place = 0; place < ends.Length; place++)
        {
            ends[place] = End(products[place]);
            if (ends[place] < 0 || Array.IndexOf(ends, ends[place], 0, place) >= 0)
            {
                return;
            }

            negations += _terms.Graph[ends[place]].Op == Ops.Negate ? 1 : 0;
        }

        bool isFree = _terms.Number(factor) is not null || _terms.Graph[factor].Op == Ops.Negate;
        if (negations > (isFree ? 0 : 1))
        {
            _factors.Add(factor);
            _settled.UnionWith(ends);
            for (int place = 0; place < ends.Length; place++)
            {
                for (int product = products[place]; product != ends[place]; product = _users[product][0])
                {
                    _products.Add(product);
                }
            }
        }
    }

    /// <summary>From a product with the factor out to what negates, adds or subtracts it, where another sign costs nothing; −1 where it ends elsewhere, or where another factor has been there.</summary>
    private int End(int product)
    {
        (int last, int user, int length) = (-1, product, 0);
        while (_terms.IsOwnProduct(user) && length < Terms.Longest && !_users[user].IsEmpty)
        {
            (last, user, length) = (user, _users[user][0], length + 1);
        }

        Node end = _terms.Graph[user];
        bool isIndifferent = length > 0 && (end.Op == Ops.Negate || end.Op == Ops.Add || (end.Op == Ops.Subtract && end.B == last));
        return isIndifferent && !_settled.Contains(user) ? user : -1;
    }
}
