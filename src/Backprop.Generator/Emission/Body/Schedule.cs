using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>A line of the backward section: a local that is computed, or a partial that is handed out.</summary>
/// <param name="Node">The node.</param>
/// <param name="Parameter">The parameter whose partial the node is; −1 for a local.</param>
internal readonly record struct BackwardStep(int Node, int Parameter);

/// <summary>The order of the lines.</summary>
internal sealed class Schedule
{
    private readonly Derivative _derivative;
    private readonly Graph _graph;
    private readonly Locals _locals;

    public Schedule(Derivative derivative, Locals locals)
    {
        _derivative = derivative;
        _graph = derivative.Graph;
        _locals = locals;
        Forward = [.. Enumerable.Range(0, derivative.PrimalCount).Where(HasLine)];
        Backward = OrderBackward();
    }

    /// <summary>The locals of the user's own computation, in its order.</summary>
    public IReadOnlyList<int> Forward { get; }

    /// <summary>The locals of the reverse sweep; each partial comes as soon as it can be written, in the order of declaration.</summary>
    public IReadOnlyList<BackwardStep> Backward { get; }

    /// <summary>A derivative that comes with a value has no line of its own.</summary>
    private bool HasLine(int id) => _locals.Contains(id) && _locals.ValueOf(id) < 0;

    private List<BackwardStep> OrderBackward()
    {
        var steps = new List<BackwardStep>();
        int[] readyAfter = LastLocalNeeded();
        var waiting = new Queue<BackwardStep>(_derivative.Partials
            .Select((partial, parameter) => new BackwardStep(partial ?? -1, parameter))
            .Where(step => step.Node >= 0)
            .OrderBy(step => readyAfter[step.Node]));

        foreach (int local in Enumerable.Range(_derivative.PrimalCount, _graph.Count - _derivative.PrimalCount).Where(HasLine))
        {
            HandOut(before: local);
            steps.Add(new(local, -1));
        }

        HandOut(before: _graph.Count);
        return steps;

        void HandOut(int before)
        {
            var ready = new List<BackwardStep>();
            while (waiting.Count > 0 && readyAfter[waiting.Peek().Node] < before)
            {
                ready.Add(waiting.Dequeue());
            }

            steps.AddRange(ready.OrderBy(step => step.Parameter));
        }
    }

    /// <summary>For each node, the last local of the backward section that must stand before an expression may mention the node.</summary>
    private int[] LastLocalNeeded()
    {
        var last = new int[_graph.Count];
        for (int id = 0; id < _graph.Count; id++)
        {
            last[id] = id < _derivative.PrimalCount ? -1
                : _locals.ValueOf(id) is var value and >= 0 ? last[value]
                : _locals.Contains(id) ? id
                : LastOf(_graph[id], last);
        }

        return last;
    }

    private static int LastOf(Node node, int[] last)
    {
        int latest = -1;
        foreach (int operand in node.Operands)
        {
            latest = Math.Max(latest, last[operand]);
        }

        return latest;
    }
}
