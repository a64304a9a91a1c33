namespace Backprop.Generator.Mathematics;

/// <summary>
/// Makes one operation on vectors of what a loop of the user's does to their entries round by round: Σᵢ f(wᵢ, xᵢ) becomes the sum of f(w, x), and a sum over products of rows the product with a matrix.
/// Terms that differ in nothing but the entries that they read, at equal distances, and in constants are rounds of one loop. What is no such sum stays as it is.
/// </summary>
internal sealed class Rolling
{
    // Fewer are as well written out.
    private const int FewestRounds = 8;

    private readonly Graph _source;
    private readonly Graph _target = new();
    private readonly int[] _map;
    private readonly List<int> _skeletons = [];
    private readonly Dictionary<Node, int> _skeletonIds = [];
    private readonly Rounds _rounds;

    private Rolling(Graph source) => (_source, _map, _rounds) = (source, new int[source.Count], new Rounds(_target));

    /// <param name="source">The graph, over vectors and matrices.</param>
    /// <param name="result">The node of its result.</param>
    public static Graph Roll(Graph source, ref int result)
    {
        int factoredResult = result;
        Graph factored = Factoring.Factor(source, ref factoredResult);
        bool[] isLink = FindLinks(factored, factoredResult);
        if (!isLink.Contains(true) && !Enumerable.Range(0, factored.Count).Any(id => IsOfNumbers(factored, factored[id])))
        {
            return source;
        }

        var rolling = new Rolling(factored);
        for (int id = 0; id < factored.Count; id++)
        {
            rolling._map[id] = rolling.Rebuild(id, isLink);
        }

        int target = rolling._map[factoredResult];
        bool[] reached = Reachability.From(target, rolling._target);
        Graph graph = rolling._target.CopyWhere(id => reached[id] || rolling._target[id].Op == Ops.Parameter, out int[] map);
        result = map[target];
        return graph;
    }

    /// <summary>Sums that another sum alone goes on with: the rounds of a loop but the last.</summary>
    private static bool[] FindLinks(Graph graph, int result)
    {
        var users = new int[graph.Count];
        var isLink = new bool[graph.Count];
        for (int id = 0; id < graph.Count; id++)
        {
            foreach (int operand in graph[id].Operands)
            {
                users[operand]++;
            }
        }

        for (int id = 0; id < graph.Count; id++)
        {
            if (IsSum(graph[id]) && graph[id].A is var before && before != result && users[before] == 1 && IsSum(graph[before]))
            {
                isLink[before] = true;
            }
        }

        return isLink;
    }

    /// <summary>A sum or a difference of two numbers.</summary>
    public static bool IsSum(Node node) => (node.Op == Ops.Add || node.Op == Ops.Subtract) && node.Shape.IsScalar && node.Type.IsReal();

    /// <summary>A vector that is made of numbers.</summary>
    private static bool IsOfNumbers(Graph graph, Node node) => node.Op == Ops.Join && node.Operands.Count >= FewestRounds && node.Operands.All(operand => graph[operand].Shape.IsScalar);

    private int Rebuild(int id, bool[] isLink)
    {
        Node node = _source[id];
        int rebuilt = IsSum(node) && !isLink[id] && isLink[node.A] && Sum(Terms(id, isLink)) is { } sum ? sum
            : IsOfNumbers(_source, node) && _rounds.Together(new(node.Operands.Select(operand => _map[operand]))) is var whole and >= 0 && _target[whole].Shape == node.Shape ? whole
            : _target.Append(node.Op, node.Type, node.Payload, node.Shape, [.. node.Operands.Select(operand => _map[operand])]);
        if (_source.NameOf(id) is { } name && (node.IsConstant || node.Op.IsLeaf || !_target[rebuilt].Op.IsLeaf))
        {
            _target.SetName(rebuilt, name, depth: 0);
        }

        return rebuilt;
    }

    /// <summary>What is added or subtracted, in its order.</summary>
    private List<Term> Terms(int id, bool[] isLink)
    {
        var terms = new List<Term>();
        for (int link = id; ; link = _source[link].A)
        {
            terms.Add(new(_map[_source[link].B], _source[link].Op == Ops.Subtract));
            if (!isLink[_source[link].A])
            {
                int first = _map[_source[link].A];
                terms.Add(_target[first].Op == Ops.Negate ? new(_target[first].A, true) : new(first, false));
                terms.Reverse();
                return terms;
            }
        }
    }

    /// <summary>The terms with rounds of one loop together; null where there is no loop, so that the order stays.</summary>
    private int? Sum(List<Term> terms)
    {
        Term[] rolled = [.. terms.GroupBy(term => (Skeleton(term.Id), term.IsSubtracted)).SelectMany(alike => Runs([.. alike.Select(term => term.Id)]).SelectMany(Rolled).Select(id => new Term(id, alike.Key.IsSubtracted)))];
        if (rolled.Length == terms.Count)
        {
            return null;
        }

        int? sum = null;
        foreach (Term term in rolled)
        {
            sum = sum is { } before && !_target[before].IsNumber(0) ? _target.Append(term.IsSubtracted ? Ops.Subtract : Ops.Add, before, term.Id)
                : term.IsSubtracted ? _target.Append(Ops.Negate, term.Id)
                : term.Id;
        }

        return sum;
    }

    /// <summary>The rounds of one loop as one term.</summary>
    private IEnumerable<int> Rolled(int[] run) =>
        run.Length >= FewestRounds && _rounds.Together(new(run)) is var whole and >= 0 && !_target[whole].Shape.IsScalar ? [OverEntries(whole)] : run;

    /// <summary>Terms that go on from one to the next in the same way: a sum may have several loops.</summary>
    private IEnumerable<int[]> Runs(int[] alike)
    {
        int first = 0;
        List<long>? before = null;
        for (int next = 1; next < alike.Length; next++)
        {
            List<long> distances = Distances(alike[next - 1], alike[next]);
            if (before is not null && !before.SequenceEqual(distances))
            {
                yield return [.. alike.Skip(first).Take(next - first)];
                (first, before) = (next, null);
                continue;
            }

            before = distances;
        }

        yield return [.. alike.Skip(first)];
    }

    /// <summary>How far it is from the places that one term reads to those that another one does, which differs in nothing else but constants.</summary>
    private List<long> Distances(int term, int other)
    {
        var distances = new List<long>();
        var open = new Stack<(int, int)>([(term, other)]);
        var seen = new HashSet<(int, int)>();
        while (open.Count > 0)
        {
            (int x, int y) = open.Pop();
            if (x == y || !seen.Add((x, y)))
            {
                continue;
            }

            if (_target[x].Op == Ops.Slice)
            {
                distances.Add(_target[y].Payload - _target[x].Payload);
            }

            foreach ((int, int) pair in _target[x].Operands.Zip(_target[y].Operands, (left, right) => (left, right)))
            {
                open.Push(pair);
            }
        }

        return distances;
    }

    private int OverEntries(int whole) =>
        _target[whole] is { Op: var op } product && op == Ops.Multiply && product.Operands.All(operand => _target[operand].Shape == product.Shape) ? _target.Append(Ops.Dot, product.A, product.B)
        : _target.Append(Ops.Sum, whole);

    /// <summary>What all rounds have in common: nodes with the same one differ in places and constants only.</summary>
    private int Skeleton(int id)
    {
        while (_skeletons.Count <= id)
        {
            Node node = _target[_skeletons.Count];
            Node skeleton = node.IsConstant ? node with { Payload = 0 }
                : node.Op.IsLeaf ? node
                : node with { Operands = new(node.Operands.Select(operand => _skeletons[operand])), Payload = node.Op == Ops.Slice ? 0 : node.Payload };
            if (!_skeletonIds.TryGetValue(skeleton, out int known))
            {
                _skeletonIds.Add(skeleton, known = _skeletonIds.Count);
            }

            _skeletons.Add(known);
        }

        return _skeletons[id];
    }

    /// <summary>A term of a sum.</summary>
    private readonly record struct Term(int Id, bool IsSubtracted);
}
