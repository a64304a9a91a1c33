namespace Backprop.Generator.Mathematics;

/// <summary>
/// Makes one operation on vectors of what a loop of the user's does to their entries round by round: Σᵢ f(wᵢ, xᵢ) becomes the sum of f(w, x), and a sum over products of rows the product with a matrix.
/// Terms that differ in nothing but the entries that they read, at equal distances, and in constants are rounds of one loop. What is no such sum stays as it is.
/// </summary>
internal sealed class Rolling
{
    // Fewer rounds are as well written out; deeper terms are no body of a loop.
    private const int FewestRounds = 8;
    private const int Deepest = 200;

    private readonly Graph _source;
    private readonly Graph _target = new();
    private readonly int[] _map;
    private readonly List<int> _skeletons = [];
    private readonly List<bool> _isActive = [];
    private readonly Dictionary<Node, int> _skeletonIds = [];
    private readonly Dictionary<EquatableArray<int>, int> _rolled = [];

    private Rolling(Graph source) => (_source, _map) = (source, new int[source.Count]);

    /// <param name="source">The graph, over vectors and matrices.</param>
    /// <param name="result">The node of its result.</param>
    public static Graph Roll(Graph source, ref int result)
    {
        int factoredResult = result;
        Graph factored = Factored(source, ref factoredResult);
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

    /// <summary>What is added by one branch or the other is added after the choice: c ? s + x : s + y becomes s + (c ? x : y).</summary>
    private static Graph Factored(Graph source, ref int result)
    {
        var target = new Graph();
        var map = new int[source.Count];
        for (int id = 0; id < source.Count; id++)
        {
            Node node = source[id];
            int[] operands = [.. node.Operands.Select(operand => map[operand])];
            map[id] = node.Op == Ops.Select && node.Shape.IsScalar && node.Type.IsReal() ? Choice(operands[0], operands[1], operands[2]) : target.Append(node.Op, node.Type, node.Payload, node.Shape, operands);
            if (source.NameOf(id) is { } name && (node.IsConstant || node.Op.IsLeaf || !target[map[id]].Op.IsLeaf))
            {
                target.SetName(map[id], name, depth: 0);
            }
        }

        int mapped = map[result];
        bool[] reached = Reachability.From(mapped, target);
        Graph graph = target.CopyWhere(id => reached[id] || target[id].Op == Ops.Parameter, out map);
        result = map[mapped];
        return graph;

        int Choice(int condition, int then, int otherwise)
        {
            int zero = target.Constant(0, target[then].Type);
            (int sum, int left, int right) = IsSum(target[then]) && IsSum(target[otherwise]) && target[then].A == target[otherwise].A ? (target[then].A, target[then].B, target[otherwise].B)
                : IsSum(target[then]) && target[then].A == otherwise ? (otherwise, target[then].B, zero)
                : IsSum(target[otherwise]) && target[otherwise].A == then ? (then, zero, target[otherwise].B)
                : (-1, then, otherwise);
            int choice = target.Append(Ops.Select, condition, left, right);
            return sum < 0 ? choice : target.Append(Ops.Add, sum, choice);
        }
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

    private static bool IsSum(Node node) => node.Op == Ops.Add && node.Shape.IsScalar && node.Type.IsReal();

    /// <summary>A vector that is made of numbers.</summary>
    private static bool IsOfNumbers(Graph graph, Node node) => node.Op == Ops.Join && node.Operands.Count >= FewestRounds && node.Operands.All(operand => graph[operand].Shape.IsScalar);

    private int Rebuild(int id, bool[] isLink)
    {
        Node node = _source[id];
        int rebuilt = IsSum(node) && !isLink[id] && isLink[node.A] ? Sum(id, isLink)
            : IsOfNumbers(_source, node) && Together(new(node.Operands.Select(operand => _map[operand])), 0) is var whole and >= 0 && _target[whole].Shape == node.Shape ? whole
            : _target.Append(node.Op, node.Type, node.Payload, node.Shape, [.. node.Operands.Select(operand => _map[operand])]);
        if (_source.NameOf(id) is { } name && (node.IsConstant || node.Op.IsLeaf || !_target[rebuilt].Op.IsLeaf))
        {
            _target.SetName(rebuilt, name, depth: 0);
        }

        return rebuilt;
    }

    /// <summary>The terms in their order, with rounds of one loop together.</summary>
    private int Sum(int id, bool[] isLink)
    {
        var terms = new List<int>();
        for (int link = id; ; link = _source[link].A)
        {
            terms.Add(_map[_source[link].B]);
            if (!isLink[_source[link].A])
            {
                terms.Add(_map[_source[link].A]);
                break;
            }
        }

        terms.Reverse();
        int? sum = null;
        foreach (int term in terms.GroupBy(Skeleton).SelectMany(alike => Runs([.. alike])).SelectMany(Rounds))
        {
            sum = sum is null || _target[(int)sum].IsNumber(0) ? term : _target.Append(Ops.Add, (int)sum, term);
        }

        return (int)sum!;
    }

    /// <summary>The rounds of one loop as one term.</summary>
    private IEnumerable<int> Rounds(int[] run) =>
        run.Length >= FewestRounds && Together(new(run), 0) is var whole and >= 0 && !_target[whole].Shape.IsScalar ? [OverEntries(whole)] : run;

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

    /// <summary>One value whose entries these are, or the number that all of them are; −1 where there is no such operation.</summary>
    private int Together(EquatableArray<int> rounds, int depth)
    {
        if (rounds.All(round => round == rounds[0]))
        {
            return rounds[0];
        }

        if (!_rolled.TryGetValue(rounds, out int whole))
        {
            whole = depth < Deepest ? Combined(rounds, depth) : -1;
            _rolled.Add(rounds, whole);
            if (whole >= 0 && !_target[whole].Op.IsLeaf && _target.NameOf(rounds[0]) is { } name && !_target[rounds[0]].IsConstant)
            {
                _target.SetName(whole, name, depth: 0);
            }
        }

        return whole;
    }

    private int Combined(EquatableArray<int> rounds, int depth)
    {
        Node first = _target[rounds[0]];
        Node[] nodes = [.. rounds.Select(round => _target[round])];
        if (nodes.Any(node => node.Op != first.Op || node.Type != first.Type || node.Shape != first.Shape || node.Operands.Count != first.Operands.Count))
        {
            return -1;
        }

        return first.IsConstant ? (first.Type.IsReal() ? _target.Append(Ops.Join, first.Type, 0, Shape.Vector(rounds.Count), [.. rounds]) : -1)
            : first.Op == Ops.Slice ? Entries(nodes)
            : first.Op == Ops.Dot ? Rows(nodes, depth)
            : first.Op.IsLeaf || !first.Shape.IsScalar || !ShapeRules.IsElementwise(first.Op) || nodes.Any(node => node.Payload != first.Payload) || !(first.Type.IsReal() || first.Type == NumberType.Boolean) ? -1
            : OfOperands(first, nodes, depth);
    }

    private int OfOperands(Node first, Node[] nodes, int depth)
    {
        var operands = new int[first.Operands.Count];
        for (int place = 0; place < operands.Length; place++)
        {
            operands[place] = Together(new(nodes.Select(node => node.Operand(place))), depth + 1);
            if (operands[place] < 0)
            {
                return -1;
            }
        }

        // A path that no round takes must hand nothing on: what rounds share would receive a sum of zeros, which times an infinite slope is NaN.
        return (first.Op != Ops.Select || _target[operands[0]].Shape.IsScalar || operands.Skip(1).All(KeepsGuards))
            && operands.Any(operand => _target[operand].Shape == Shape.Vector(nodes.Length)) && operands.All(operand => _target[operand].Shape.IsScalar || _target[operand].Shape == Shape.Vector(nodes.Length))
            ? _target.Append(first.Op, first.Type, first.Payload, Shape.Vector(nodes.Length), operands)
            : -1;
    }

    /// <summary>Each entry has its own way back to the parameters, on which a condition of its own holds: nothing that depends on them is shared or mixed.</summary>
    private bool KeepsGuards(int id)
    {
        Node node = _target[id];
        return !IsActive(id) || node.Op.IsLeaf
            || ((node.Op == Ops.Slice || node.Op == Ops.Transpose) && KeepsGuards(node.A) && (_target[node.A].Op.IsLeaf || _target[node.A].Op == Ops.Transpose))
            || (!node.Shape.IsScalar && ShapeRules.IsElementwise(node.Op) && node.Operands.All(KeepsGuards));
    }

    /// <summary>The value depends on a parameter.</summary>
    private bool IsActive(int id)
    {
        while (_isActive.Count <= id)
        {
            Node node = _target[_isActive.Count];
            _isActive.Add(node.Op == Ops.Parameter || node.Operands.Any(operand => _isActive[operand]));
        }

        return _isActive[id];
    }

    /// <summary>Entries side by side, or below one another.</summary>
    private int Entries(Node[] nodes)
    {
        Node whole = _target[nodes[0].A];
        if (!nodes[0].Shape.IsScalar || Distance(nodes) is not { } distance)
        {
            return -1;
        }

        int first = (int)nodes[0].Payload;
        Shape shape = Shape.Vector(nodes.Length);
        return distance == 1 ? (whole.Shape == shape ? nodes[0].A : _target.Append(Ops.Slice, nodes[0].Type, first, shape, nodes[0].A))
            : whole.Shape.Rank == 2 && distance == whole.Shape.Columns ? _target.Append(Ops.Slice, nodes[0].Type, ((first % distance) * whole.Shape.Rows) + (first / distance), shape, _target.Append(Ops.Transpose, nodes[0].A))
            : -1;
    }

    /// <summary>Products of the rows of a matrix with one vector.</summary>
    private int Rows(Node[] nodes, int depth)
    {
        foreach (int place in new[] { 0, 1 })
        {
            Node[] rows = [.. nodes.Select(node => _target[node.Operand(place)])];
            int vector = nodes[0].Operand(1 - place);
            if (nodes.All(node => node.Operand(1 - place) == vector) && rows.All(row => row.Op == Ops.Slice && row.Shape == rows[0].Shape && row.A == rows[0].A) && rows[0].Shape.Rank == 1 && Distance(rows) == rows[0].Shape.Rows)
            {
                Shape shape = Shape.Matrix(rows.Length, rows[0].Shape.Rows);
                int matrix = _target[rows[0].A].Shape == shape ? rows[0].A : _target.Append(Ops.Slice, rows[0].Type, rows[0].Payload, shape, rows[0].A);
                return _target.Append(Ops.Product, matrix, vector);
            }
        }

        return -1;
    }

    /// <summary>From one place to the next in the same whole, where it is always as far.</summary>
    private static int? Distance(Node[] slices)
    {
        long distance = slices[1].Payload - slices[0].Payload;
        return distance > 0 && Enumerable.Range(1, slices.Length - 1).All(round => slices[round].A == slices[0].A && slices[round].Payload - slices[round - 1].Payload == distance) ? (int)distance : null;
    }
}
