namespace Backprop.Generator.Mathematics;

/// <summary>What is finite because something that is computed from it is: sums and products of what is infinite or NaN are infinite or NaN.</summary>
internal static class Finiteness
{
    private const int MostLooks = 64;

    /// <summary>
    /// Where the condition does not hold, the value is finite: the condition is, or offers, e ≠ 0, and if the value were infinite or NaN, so would e be. The slope of |w·x − y| is 0 at the kink, and times x it is still 0 there.
    /// </summary>
    public static bool IsFiniteElsewhere(Graph graph, int value, int condition)
    {
        var offered = new Queue<int>([condition]);
        for (int looks = 0; looks < MostLooks && offered.Count > 0; looks++)
        {
            Node node = graph[offered.Dequeue()];
            if (node.Op == Ops.Or)
            {
                offered.Enqueue(node.A);
                offered.Enqueue(node.B);
            }
            else if (node.Op == Ops.Not && graph[node.A].Op == Ops.Equal && IsFinite(graph[graph[node.A].B]) && Spoilers(graph, graph[node.A].A, MostLooks).Contains(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The nodes that are finite where this one is.</summary>
    public static HashSet<int> Spoilers(Graph graph, int id, int mostLooks = int.MaxValue)
    {
        var found = new HashSet<int> { id };
        var open = new Queue<int>(found);
        for (int looks = 0; looks < mostLooks && open.Count > 0; looks++)
        {
            Node node = graph[open.Dequeue()];
            foreach (int operand in node.Operands.Take(Spoiled(node.Op)).Where(found.Add))
            {
                open.Enqueue(operand);
            }
        }

        return found;
    }

    /// <summary>How many of the operands, from the first, spoil the result; what is divided by something infinite is 0.</summary>
    private static int Spoiled(Op op) =>
        op == Ops.Add || op == Ops.Subtract || op == Ops.Multiply ? 2
        : op == Ops.Divide || op == Ops.Negate || op == Ops.Square ? 1
        : 0;

    private static bool IsFinite(Node node) => node.IsConstant && node.Type.IsReal() && Math.Abs(node.Value) <= double.MaxValue;
}
