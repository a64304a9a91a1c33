namespace Backprop.Generator.Mathematics;

/// <summary>What is added by one branch or the other is added after the choice: c ? s + x : s + y becomes s + (c ? x : y), so that <see cref="Rolling"/> sees one sum.</summary>
internal static class Factoring
{
    /// <param name="source">The graph.</param>
    /// <param name="result">The node of its result.</param>
    public static Graph Factor(Graph source, ref int result)
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
            (int sum, int left, int right) = Rolling.IsSum(target[then]) && Rolling.IsSum(target[otherwise]) && target[then].A == target[otherwise].A ? (target[then].A, target[then].B, target[otherwise].B)
                : Rolling.IsSum(target[then]) && target[then].A == otherwise ? (otherwise, target[then].B, zero)
                : Rolling.IsSum(target[otherwise]) && target[otherwise].A == then ? (then, zero, target[otherwise].B)
                : (-1, then, otherwise);
            int choice = target.Append(Ops.Select, condition, left, right);
            return sum < 0 ? choice : target.Append(Ops.Add, sum, choice);
        }
    }
}
