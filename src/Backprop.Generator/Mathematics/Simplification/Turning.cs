namespace Backprop.Generator.Mathematics;

/// <summary>
/// Which shared factors are better computed with the other sign: −(t·x), −(t·y) and z + t·w become t′·x, t′·y and z − t′·w with t′ = −t, which costs nothing where t has a number in front.
/// </summary>
internal sealed class Turning
{
    private readonly Terms _terms;
    private readonly ILookup<int, int> _users;
    private readonly HashSet<int> _factors = [];
    private readonly HashSet<int> _products = [];
    private readonly HashSet<int> _settled = [];

    public Turning(Terms terms)
    {
        Graph graph = terms.Graph;
        _terms = terms;
        _users = Enumerable.Range(0, graph.Count).Where(terms.IsLive).SelectMany(id => graph[id].Operands.Select(operand => (operand, id))).ToLookup(use => use.operand, use => use.id);
        foreach (int factor in Enumerable.Range(0, graph.Count).Where(id => terms.IsShared(id) && graph[id].Shape.IsScalar && graph[id].Type.IsReal()))
        {
            Consider(factor);
        }
    }

    public bool IsTurned(int factor) => _factors.Contains(factor);

    /// <summary>A product or quotient with a factor that is turned, whose user takes the other sign into account.</summary>
    public bool IsOfTurned(int product) => _products.Contains(product);

    private void Consider(int factor)
    {
        List<int>?[] ways = [.. _users[factor].Select(Way)];
        if (ways.Length < _terms.Uses(factor) || ways.Any(way => way is null))
        {
            return;
        }

        int[] users = [.. ways.Select(way => _users[way![way.Count - 1]].Single())];
        bool isFree = _terms.Number(factor) is not null || _terms.Graph[factor].Op == Ops.Negate;
        if (users.Count(user => _terms.Graph[user].Op == Ops.Negate) > (isFree ? 0 : 1) && users.Distinct().Count() == users.Length)
        {
            _factors.Add(factor);
            _products.UnionWith(ways.SelectMany(way => way!));
            _settled.UnionWith(users);
        }
    }

    /// <summary>From a product with the factor out to the one that is negated, added or subtracted, where another sign costs nothing; null where it ends elsewhere, or where another factor has been there.</summary>
    private List<int>? Way(int product)
    {
        var way = new List<int>();
        int user = product;
        while (_terms.IsOwnProduct(user) && way.Count < Terms.Longest && _users[user].Any())
        {
            way.Add(user);
            user = _users[user].Single();
        }

        Node end = _terms.Graph[user];
        bool isIndifferent = way.Count > 0 && (end.Op == Ops.Negate || end.Op == Ops.Add || (end.Op == Ops.Subtract && end.B == way[way.Count - 1]));
        return isIndifferent && !_settled.Contains(user) ? way : null;
    }
}
