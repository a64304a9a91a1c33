namespace Backprop.Generator.Mathematics;

/// <summary>The operations that take each node: one that takes it twice is there twice.</summary>
internal sealed class Users
{
    // Those of node id are from _starts[id] to the one before _starts[id + 1], in their order.
    private readonly int[] _starts;
    private readonly int[] _users;

    /// <param name="graph">The graph.</param>
    /// <param name="counts">Which operations count.</param>
    public Users(Graph graph, Func<int, bool> counts)
    {
        _starts = new int[graph.Count + 1];
        for (int id = 0; id < graph.Count; id++)
        {
            if (counts(id))
            {
                foreach (int operand in graph[id].Operands)
                {
                    _starts[operand + 1]++;
                }
            }
        }

        for (int id = 0; id < graph.Count; id++)
        {
            _starts[id + 1] += _starts[id];
        }

        _users = new int[_starts[graph.Count]];
        int[] next = [.. _starts];
        for (int id = 0; id < graph.Count; id++)
        {
            if (counts(id))
            {
                foreach (int operand in graph[id].Operands)
                {
                    _users[next[operand]++] = id;
                }
            }
        }
    }

    public ReadOnlySpan<int> this[int id] => _users.AsSpan(_starts[id], _starts[id + 1] - _starts[id]);
}
