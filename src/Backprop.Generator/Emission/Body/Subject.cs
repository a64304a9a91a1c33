using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>A partial that a body hands out.</summary>
/// <param name="Parameter">The parameter leaf's index.</param>
/// <param name="Name">What the parameter is called.</param>
/// <param name="Target">What is assigned to.</param>
internal sealed record Output(int Parameter, string Name, string Target);

/// <summary>What a gradient's body is written for: a cost, or a helper that is emitted once.</summary>
/// <param name="Symbol">What the value is called in the derivation: C for a cost.</param>
/// <param name="Graph">The user's equations.</param>
/// <param name="Value">The node of the value.</param>
/// <param name="Outputs">The partials.</param>
/// <param name="HandsOutLocals">The partials are handed out by arguments, which serve as locals too.</param>
/// <param name="Leaf">How emitted code spells a leaf of the graph.</param>
/// <param name="Reserved">Names that mean something else than a local.</param>
/// <param name="QualifyNames">Something of the user's hides Math or Functions.</param>
internal sealed record Subject(string Symbol, Graph Graph, int Value, IReadOnlyList<Output> Outputs, bool HandsOutLocals, Func<int, string?> Leaf, IReadOnlyList<string> Reserved, bool QualifyNames)
{
    /// <summary>What a leaf is called on paper, and in the names of locals, where that is not how code spells it.</summary>
    public Func<int, string?> Paper { get; init; } = Leaf;

    /// <summary>What comes before the equations: spans, by name.</summary>
    public IReadOnlyList<(string Name, string Declaration)> Prologue { get; init; } = [];

    public int ParameterCount => Outputs.Select(output => output.Parameter + 1).Append(LeafCount).Max();

    private int LeafCount => Enumerable.Range(0, Graph.Count).Where(id => Graph[id].Op == Ops.Parameter).Select(id => (int)Graph[id].Payload + 1).Append(0).Max();

    public static Subject Of(CostModel cost, Equations equations, string gradient)
    {
        Graph graph = equations.Graph;
        var entries = new EntrySpelling(cost, graph, gradient);
        return new(
            "C",
            graph,
            equations.Result,
            [.. cost.Entries.Select((entry, index) => new Output(index, entry.Parameter.Name + Unroller.Index(entry.Parameter.Shape, entry.Place), entries.Target(index)))],
            HandsOutLocals: false,
            id => entries.Leaf(id) ?? Outside(graph, id, cost.Header.QualifyNames),
            [.. MemberSpelling.NamesInScope(cost), .. entries.Names, gradient],
            cost.Header.QualifyNames)
        {
            Paper = id => entries.HasName(id) ? graph.NameOf(id) : entries.Leaf(id) ?? Outside(graph, id, cost.Header.QualifyNames),
            Prologue = entries.Prologue,
        };
    }

    /// <summary>The same for reading only: parameters and arguments are leaves as they are, numbers or not.</summary>
    public static Subject OnPaper(CostModel cost, Equations equations, string gradient)
    {
        Graph graph = equations.Graph;
        return new(
            "C",
            graph,
            equations.Result,
            [.. cost.Parameters.Select((parameter, index) => new Output(index, parameter.Name, $"{gradient}.{parameter.Name}"))],
            HandsOutLocals: false,
            id => graph[id].Op == Ops.Parameter ? MemberSpelling.OfParameter(cost, cost.Parameters[(int)graph[id].Payload]) : Outside(graph, id, cost.Header.QualifyNames),
            [.. MemberSpelling.NamesInScope(cost), gradient],
            cost.Header.QualifyNames);
    }

    public static Subject Of(HelperModel helper, bool qualifyNames)
    {
        Graph graph = helper.Graph;
        var names = new NameAllocator([.. MemberSpelling.RuntimeNames, .. MemberSpelling.OuterNames(graph)]);
        Dictionary<int, string> arguments = helper.Arguments.ToDictionary(argument => argument.Leaf, argument => names.Take(argument.Name));
        Output[] outputs =
        [
            .. helper.Arguments.Where(argument => argument.IsDifferentiated).Select(argument =>
                new Output((int)graph[argument.Leaf].Payload, arguments[argument.Leaf], names.Take($"d{helper.Name}_d{NameAllocator.Bare(arguments[argument.Leaf])}"))),
        ];
        return new(
            helper.Name,
            graph,
            helper.Result,
            outputs,
            HandsOutLocals: true,
            id => arguments.TryGetValue(id, out string name) ? name : Outside(graph, id, qualifyNames),
            [.. MemberSpelling.RuntimeNames, .. MemberSpelling.OuterNames(graph), .. arguments.Values, .. outputs.Select(output => output.Target)],
            qualifyNames);
    }

    private static string? Outside(Graph graph, int id, bool qualifyNames) =>
        graph[id].Op == Ops.Input || graph[id].Op == Ops.Outer ? MemberSpelling.Qualify(graph.NameOf(id)!, qualifyNames) : null;
}
