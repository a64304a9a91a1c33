using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>
/// Where a long body is cut into parts. The just-in-time compiler stops inlining at 512 variables, tracks 1,024, and does not optimize at all above 2,000 variables or 60,000 bytes of code; Roslyn's time for a
/// method grows faster than the method. Parts of 250 statements are as fast as a method of that length.
/// </summary>
internal sealed class Cut
{
    /// <summary>Statements of the longest body that stays in one piece; a part has half as many.</summary>
    public const int MostStatements = 500;

    /// <summary>What a statement mentions, on average, where it counts as one.</summary>
    private const int OperandsOfStatement = 6;

    private readonly Graph _graph;
    private readonly Locals _locals;
    private readonly List<int>[] _uses;
    private readonly int[] _operands;

    /// <param name="graph">The graph.</param>
    /// <param name="locals">Its locals.</param>
    /// <param name="steps">The statements.</param>
    /// <param name="mostStatements">How many stay in one piece.</param>
    public Cut(Graph graph, Locals locals, IReadOnlyList<BackwardStep> steps, int mostStatements)
    {
        (_graph, _locals) = (graph, locals);
        _uses = [.. steps.Select(_ => new List<int>())];
        _operands = new int[steps.Count];
        for (int index = 0; index < steps.Count; index++)
        {
            Read(steps[index], index);
        }

        double[] sizes = [.. _operands.Select(operands => Math.Max(1, operands / (double)OperandsOfStatement))];
        IsLong = sizes.Sum() > mostStatements;
        PartOf = IsLong ? Divide(steps, sizes, Math.Max(1, mostStatements / 2)) : new int[steps.Count];
    }

    /// <summary>There is more than one part.</summary>
    public bool IsLong { get; }

    /// <summary>The part of each statement.</summary>
    public int[] PartOf { get; }

    /// <summary>The locals that a statement reads.</summary>
    public IReadOnlyList<int> UsesOf(int step) => _uses[step];

    private void Read(BackwardStep step, int index)
    {
        if (step.Node < 0)
        {
            return;
        }

        if (step.Parameter >= 0)
        {
            Visit(step.Node);
            return;
        }

        foreach (int operand in _graph[step.Node].Operands)
        {
            Visit(operand);
        }

        void Visit(int id)
        {
            _operands[index]++;
            if (_locals.Contains(id))
            {
                _uses[index].Add(id);
                return;
            }

            foreach (int operand in _graph[id].Operands)
            {
                Visit(operand);
            }
        }
    }

    /// <summary>Parts of equal size.</summary>
    private int[] Divide(IReadOnlyList<BackwardStep> steps, double[] sizes, int most)
    {
        int[] held = LastUsesOfTuples(steps);
        double size = sizes.Sum();
        size /= Math.Ceiling(size / most);
        var parts = new int[steps.Count];
        (int part, double sum, int hold) = (0, 0, -1);
        for (int index = 0; index < steps.Count; index++)
        {
            if (sum >= size && index > hold)
            {
                (part, sum) = (part + 1, sum - size);
            }

            parts[index] = part;
            sum += sizes[index];
            hold = Math.Max(hold, held[index]);
        }

        return parts;
    }

    /// <summary>For a statement that yields several numbers at once, which have no place in a workspace, the last one that takes some of them.</summary>
    private int[] LastUsesOfTuples(IReadOnlyList<BackwardStep> steps)
    {
        var last = new Dictionary<int, int>();
        for (int index = 0; index < steps.Count; index++)
        {
            foreach (int id in _uses[index].Where(id => _graph[id].Type == NumberType.Several))
            {
                last[id] = index;
            }
        }

        return [.. steps.Select(step => step.Parameter < 0 && last.TryGetValue(step.Node, out int index) ? index : -1)];
    }
}
