namespace Backprop.Generator.Mathematics;

/// <summary>What rounds of a loop compute, as one operation on vectors. Entry i of the operation is what round i has, whatever the rounds are: an operation on the operands of all rounds, entries of one vector, or products with the rows of one matrix.</summary>
/// <param name="graph">The graph, to which the operations are appended.</param>
internal sealed class Rounds(Graph graph)
{
    // Deeper terms are no body of a loop.
    private const int Deepest = 200;

    private readonly Dictionary<EquatableArray<int>, int> _rolled = [];
    private readonly List<bool> _isActive = [];
    private readonly List<bool> _keepsGuards = [];

    /// <summary>One value whose entries these are, or the number that all of them are; −1 where there is no such operation.</summary>
    public int Together(EquatableArray<int> rounds, int depth = 0)
    {
        if (rounds.All(round => round == rounds[0]))
        {
            return rounds[0];
        }

        if (!_rolled.TryGetValue(rounds, out int whole))
        {
            whole = depth < Deepest ? Combined(rounds, depth) : -1;
            _rolled.Add(rounds, whole);
            if (whole >= 0 && !graph[whole].Op.IsLeaf && graph.NameOf(rounds[0]) is { } name && !graph[rounds[0]].IsConstant)
            {
                graph.SetName(whole, name, depth: 0);
            }
        }

        return whole;
    }

    private int Combined(EquatableArray<int> rounds, int depth)
    {
        Node first = graph[rounds[0]];
        Node[] nodes = [.. rounds.Select(round => graph[round])];
        if (nodes.Any(node => node.Op != first.Op || node.Type != first.Type || node.Shape != first.Shape || node.Operands.Count != first.Operands.Count))
        {
            return -1;
        }

        return first.IsConstant ? (first.Type.IsReal() ? graph.Append(Ops.Join, first.Type, 0, Shape.Vector(rounds.Count), [.. rounds]) : -1)
            : first.Op == Ops.Slice ? Entries(nodes)
            : first.Op == Ops.Dot ? Rows(nodes)
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
        return (first.Op != Ops.Select || graph[operands[0]].Shape.IsScalar || operands.Skip(1).All(KeepsGuards))
            && operands.Any(operand => graph[operand].Shape == Shape.Vector(nodes.Length)) && operands.All(operand => graph[operand].Shape.IsScalar || graph[operand].Shape == Shape.Vector(nodes.Length))
            ? graph.Append(first.Op, first.Type, first.Payload, Shape.Vector(nodes.Length), operands)
            : -1;
    }

    /// <summary>Each entry has its own way back to the parameters, on which a condition of its own holds: nothing that depends on them is shared or mixed.</summary>
    private bool KeepsGuards(int id)
    {
        while (_keepsGuards.Count <= id)
        {
            Node node = graph[_keepsGuards.Count];
            bool isActive = node.Op == Ops.Parameter || node.Operands.Any(operand => _isActive[operand]);
            bool isOfLeaf = (node.Op == Ops.Slice || node.Op == Ops.Transpose) && (graph[node.A].Op.IsLeaf || (graph[node.A].Op == Ops.Transpose && _keepsGuards[node.A]));
            bool isOfEntries = !node.Shape.IsScalar && ShapeRules.IsElementwise(node.Op) && node.Operands.All(operand => _keepsGuards[operand]);
            _isActive.Add(isActive);
            _keepsGuards.Add(!isActive || node.Op.IsLeaf || isOfLeaf || isOfEntries);
        }

        return _keepsGuards[id];
    }

    /// <summary>Entries side by side, or below one another.</summary>
    private int Entries(Node[] nodes)
    {
        Node whole = graph[nodes[0].A];
        if (!nodes[0].Shape.IsScalar || Distance(nodes) is not { } distance)
        {
            return -1;
        }

        int first = (int)nodes[0].Payload;
        Shape shape = Shape.Vector(nodes.Length);
        return distance == 1 ? (whole.Shape == shape ? nodes[0].A : graph.Append(Ops.Slice, nodes[0].Type, first, shape, nodes[0].A))
            : whole.Shape.Rank == 2 && distance == whole.Shape.Columns ? graph.Append(Ops.Slice, nodes[0].Type, ((first % distance) * whole.Shape.Rows) + (first / distance), shape, graph.Append(Ops.Transpose, nodes[0].A))
            : -1;
    }

    /// <summary>Products of the rows of a matrix with one vector.</summary>
    private int Rows(Node[] nodes)
    {
        foreach (int place in new[] { 0, 1 })
        {
            Node[] rows = [.. nodes.Select(node => graph[node.Operand(place)])];
            int vector = nodes[0].Operand(1 - place);
            if (nodes.All(node => node.Operand(1 - place) == vector) && rows.All(row => row.Op == Ops.Slice && row.Shape == rows[0].Shape && row.A == rows[0].A) && rows[0].Shape.Rank == 1 && Distance(rows) == rows[0].Shape.Rows)
            {
                Shape shape = Shape.Matrix(rows.Length, rows[0].Shape.Rows);
                int matrix = graph[rows[0].A].Shape == shape ? rows[0].A : graph.Append(Ops.Slice, rows[0].Type, rows[0].Payload, shape, rows[0].A);
                return graph.Append(Ops.Product, matrix, vector);
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
