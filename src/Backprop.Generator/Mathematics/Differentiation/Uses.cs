namespace Backprop.Generator.Mathematics;

/// <summary>How often cost and partials need a node: for each operation that takes it, and for each partial that it is.</summary>
internal sealed class Uses
{
    private readonly int[] _counts;

    private Uses(int[] counts) => _counts = counts;

    public int this[int id] => _counts[id];

    /// <summary>An operation that takes it twice counts twice.</summary>
    public static Uses Of(Derivative derivative) => Count(derivative, node => node.Operands);

    /// <summary>An operation that takes it twice counts once.</summary>
    public static Uses ByOperations(Derivative derivative) => Count(derivative, node => node.Operands.Distinct());

    private static Uses Count(Derivative derivative, Func<Node, IEnumerable<int>> operandsOf)
    {
        Graph graph = derivative.Graph;
        int[] outputs = [derivative.Cost, .. derivative.Partials.OfType<int>()];
        bool[] isLive = Reachability.From(outputs, graph);
        var counts = new int[graph.Count];
        foreach (int operand in outputs.Concat(Enumerable.Range(0, graph.Count).Where(id => isLive[id]).SelectMany(id => operandsOf(graph[id]))))
        {
            counts[operand]++;
        }

        return new Uses(counts);
    }
}
