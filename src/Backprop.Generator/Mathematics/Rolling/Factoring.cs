namespace Backprop.Generator.Mathematics;

/// <summary>What is added or subtracted by one branch or the other is added after the choice: c ? s + x : s + y becomes s + (c ? x : y), so that <see cref="Rolling"/> sees one sum.</summary>
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
            (Node left, Node right) = (target[then], target[otherwise]);
            int sum = Rolling.IsSum(left) && (left.A == otherwise || (Rolling.IsSum(right) && left.A == right.A)) ? left.A : Rolling.IsSum(right) && right.A == then ? then : -1;
            if (sum < 0)
            {
                return target.Append(Ops.Select, condition, then, otherwise);
            }

            // What both subtract is subtracted, and what only one of them does is added with the other sign.
            int zero = target.Constant(0, left.Type);
            bool isSubtracted = (then == sum || left.Op == Ops.Subtract) && (otherwise == sum || right.Op == Ops.Subtract);
            int choice = target.Append(Ops.Select, condition, Term(then, left), Term(otherwise, right));
            return target.Append(isSubtracted ? Ops.Subtract : Ops.Add, sum, choice);

            int Term(int branch, Node node) => branch == sum ? zero : node.Op == Ops.Subtract && !isSubtracted ? target.Append(Ops.Negate, node.B) : node.B;
        }
    }
}
