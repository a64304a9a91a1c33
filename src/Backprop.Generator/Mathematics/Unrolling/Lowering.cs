namespace Backprop.Generator.Mathematics;

/// <summary>
/// Writes out what was one operation only for the sake of its derivative, once that is known: emission has no need of it. The order is that in which the runtime computes.
/// Leaves keep their places, because the <see cref="Unroller"/> has put them first.
/// </summary>
internal static class Lowering
{
    private static readonly Dictionary<Op, Func<Graph, int[], int>> Table = new Dictionary<Op, Func<Graph, int[], int>>
    {
        [Ops.Greatest] = (graph, entries) => entries.Aggregate((greatest, entry) => graph.Append(Ops.Max, greatest, entry)),
        [Ops.Least] = (graph, entries) => entries.Aggregate((least, entry) => graph.Append(Ops.Min, least, entry)),
        [Ops.CrossEntropy] = (graph, operands) => graph.Append(Ops.Subtract, operands[0], operands[1]),
    };

    public static Derivative Lower(Derivative derivative)
    {
        Graph source = derivative.Graph;
        if (Enumerable.Range(0, derivative.PrimalCount).All(id => !Table.ContainsKey(source[id].Op)))
        {
            return derivative;
        }

        var target = new Graph();
        var map = new int[source.Count];
        int primalCount = 0;
        for (int id = 0; id < source.Count; id++)
        {
            Node node = source[id];
            int[] operands = [.. node.Operands.Select(operand => map[operand])];
            map[id] = Table.TryGetValue(node.Op, out Func<Graph, int[], int> parts) && (node.Operands.Count > 1 || source[node.A].Shape.IsScalar) ? parts(target, operands) : target.Append(node.Op, node.Type, node.Payload, node.Shape, operands);
            if (source.NameOf(id) is { } name)
            {
                target.SetName(map[id], name, depth: 0);
            }

            primalCount = id < derivative.PrimalCount ? target.Count : primalCount;
        }

        var adjoints = new int?[primalCount];
        for (int id = 0; id < derivative.PrimalCount; id++)
        {
            adjoints[map[id]] ??= Mapped(derivative.Adjoints[id]);
        }

        return new Derivative(target, primalCount, map[derivative.Cost], [.. derivative.Partials.Select(Mapped)], adjoints);

        int? Mapped(int? output) => output is { } id ? map[id] : null;
    }
}
