namespace Backprop.Generator.Mathematics;

/// <summary>How often cost and partials need a node: for each operation that takes it, and for each partial that it is.</summary>
internal sealed class Uses
{
    private readonly int[] _counts;

    private Uses(int[] counts) => _counts = counts;

    public int this[int id] => _counts[id];

    /// <summary>An operation that takes it twice counts twice.</summary>
    public static Uses Of(Derivative derivative) => Count(derivative, countsTwice: true);

    /// <summary>An operation that takes it twice counts once.</summary>
    public static Uses ByOperations(Derivative derivative) => Count(derivative, countsTwice: false);

    private static Uses Count(Derivative derivative, bool countsTwice)
    {
        Graph graph = derivative.Graph;
        int[] outputs = [derivative.Cost, .. derivative.Partials.OfType<int>()];
        bool[] isLive = Reachability.From(outputs, graph);
        var counts = new int[graph.Count];
        foreach (int output in outputs)
        {
            counts[output]++;
        }

        for (int id = 0; id < graph.Count; id++)
        {
            Node node = graph[id];
            for (int place = 0; isLive[id] && place < node.Operands.Count; place++)
            {
                counts[node.Operands[place]] += countsTwice || node.PlaceOf(node.Operands[place]) == place ? 1 : 0;
            }
        }

        return new Uses(counts);
    }
}
