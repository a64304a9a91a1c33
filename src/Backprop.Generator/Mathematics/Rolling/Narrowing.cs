namespace Backprop.Generator.Mathematics;

/// <summary>Computes in float what a rule computes in double precision for float operands, to round it in the end: loops have lanes of one type. What the user converts stays as it is.</summary>
internal static class Narrowing
{
    /// <param name="source">The graph.</param>
    /// <param name="result">The node of its result.</param>
    public static Graph Narrow(Graph source, ref int result)
    {
        if (!Enumerable.Range(0, source.Count).Any(id => IsOfRule(source[id])))
        {
            return source;
        }

        var target = new Graph();
        var map = new int[source.Count];
        var isNarrow = new bool[source.Count];
        for (int id = 0; id < source.Count; id++)
        {
            Node node = source[id];
            if (IsOfRule(node))
            {
                map[id] = map[node.A];
                isNarrow[id] = node.Type == NumberType.Double;
                if (!isNarrow[id] && source.NameOf(id) is { } rounded && !target[map[id]].Op.IsLeaf && target.NameOf(map[id]) is null)
                {
                    target.SetName(map[id], rounded, depth: 0);
                }

                continue;
            }

            isNarrow[id] = node.Type.IsReal() && node.Op != Ops.Convert && node.Operands.Any(operand => isNarrow[operand]);
            int[] operands = [.. node.Operands.Select(operand => map[operand])];
            map[id] = node.IsConstant || node.Op.IsLeaf ? Copy(node, node.Type, operands)
                : Copy(node, isNarrow[id] ? NumberType.Single : node.Type, [.. operands.Select(operand => node.Operands.Any(other => isNarrow[other]) ? Single(operand) : operand)]);
            if (source.NameOf(id) is { } name)
            {
                target.SetName(map[id], name, depth: 0);
            }
        }

        result = map[result];
        return target;

        int Copy(Node node, NumberType type, int[] operands) => target.Append(node.Op, type, node.Payload, node.Shape, operands);

        int Single(int id) => target[id] is { IsConstant: true, Type: NumberType.Double } constant ? target.Constant(constant.Value, NumberType.Single) : id;
    }

    private static bool IsOfRule(Node node) => node.Op == Ops.Convert && node.Payload == Node.OfRule;
}
