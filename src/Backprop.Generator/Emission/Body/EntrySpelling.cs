using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>How the method for one sample names the numbers of parameters and arguments, and where their partials go. Vectors and matrices are spans of their entries there, with lengths that the compiler knows, so that no index is checked.</summary>
internal sealed class EntrySpelling
{
    private readonly CostModel _cost;
    private readonly Graph _graph;
    private readonly string _gradient;
    private readonly IReadOnlyList<ParameterEntry> _entries;
    private readonly Dictionary<string, string> _spans = [];
    private readonly Dictionary<string, string> _numbers = [];
    private readonly Dictionary<string, string> _partials = [];
    private readonly Dictionary<string, string> _inputs = [];
    private readonly List<(string Name, string Declaration)> _prologue = [];

    /// <param name="cost">The cost.</param>
    /// <param name="graph">Its equations over numbers.</param>
    /// <param name="gradient">What the gradient is called: a struct of partials, or a span of them.</param>
    public EntrySpelling(CostModel cost, Graph graph, string gradient)
    {
        (_cost, _graph, _gradient, _entries) = (cost, graph, gradient, cost.Entries);
        var names = new NameAllocator([.. cost.Arguments.Select(argument => argument.Name), .. cost.Parameters.Where(parameter => parameter.Shape.IsScalar).Select(parameter => parameter.Root), .. MemberSpelling.RuntimeNames, .. MemberSpelling.OuterNames(graph), gradient]);
        foreach (ArgumentModel argument in cost.Arguments.Where(argument => !argument.Shape.IsScalar))
        {
            _prologue.Add((argument.Name, $"{argument.Name} = {argument.Name}.Slice(0, {argument.Shape.Count});"));
            foreach (int place in Enumerable.Range(0, argument.Shape.Count))
            {
                _inputs.Add(argument.Name + Unroller.Index(argument.Shape, place), $"{argument.Name}[{place}]");
            }
        }

        string block = MemberSpelling.OfMember(cost, cost.BlockName, cost.Parameters.Any(parameter => parameter.IsStatic));
        foreach (ParameterModel parameter in cost.Parameters.Where(parameter => !parameter.Shape.IsScalar))
        {
            _spans[parameter.Name] = parameter.IsArgument ? parameter.Name : names.Take(parameter.Field);
            if (!parameter.IsArgument)
            {
                _prologue.Add((_spans[parameter.Name], $"global::System.ReadOnlySpan<{parameter.Type.Keyword()}> {_spans[parameter.Name]} = global::System.MemoryExtensions.AsSpan({block}, {cost.OffsetOf(parameter)}, {parameter.Shape.Count});"));
            }
        }

        // A number beside vectors in a struct, which need not be made for its sake.
        foreach (ParameterModel parameter in cost.Parameters.Where(parameter => parameter.Shape.IsScalar && parameter.Name != parameter.Root && cost.IsBlockArray))
        {
            _numbers[parameter.Name] = names.Take(parameter.Field);
            _prologue.Add((_numbers[parameter.Name], $"{parameter.Type.Keyword()} {_numbers[parameter.Name]} = {block}[{cost.OffsetOf(parameter)}];"));
        }

        foreach (ParameterModel parameter in cost.Parameters.Where(parameter => !parameter.Shape.IsScalar))
        {
            _partials[parameter.Name] = names.Take($"dC_d{NameAllocator.Bare(parameter.Field)}");
            _prologue.Add((_partials[parameter.Name], $"global::System.Span<{cost.GradientType.Keyword()}> {_partials[parameter.Name]} = {gradient}.Slice({cost.OffsetOf(parameter)}, {parameter.Shape.Count});"));
        }
    }

    /// <summary>The names of the spans, and of numbers.</summary>
    public IEnumerable<string> Names => [.. _spans.Values, .. _numbers.Values, .. _partials.Values];

    /// <summary>Declares them, by name.</summary>
    public IReadOnlyList<(string Name, string Declaration)> Prologue => _prologue;

    /// <summary>The leaf is a parameter, or an entry of a vector or matrix: on paper it has the name that the graph knows.</summary>
    public bool HasName(int id) => _graph[id].Op == Ops.Parameter || (_graph[id].Op == Ops.Input && _inputs.ContainsKey(_graph.NameOf(id)!));

    /// <summary>A parameter, or an entry of an argument; null for every other node.</summary>
    public string? Leaf(int id) =>
        _graph[id].Op == Ops.Parameter ? OfParameter(Entry(id))
        : _graph[id].Op == Ops.Input && _inputs.TryGetValue(_graph.NameOf(id)!, out string input) ? input
        : null;

    /// <summary>What a partial is assigned to.</summary>
    public string Target(int index)
    {
        (ParameterModel parameter, int place) = _entries[index];
        return !parameter.Shape.IsScalar ? $"{_partials[parameter.Name]}[{place}]"
            : _cost.HasOwnBlock ? $"{_gradient}[{_cost.OffsetOf(parameter)}]"
            : $"{_gradient}.{parameter.Name}";
    }

    private string OfParameter(ParameterEntry entry) =>
        !entry.Parameter.Shape.IsScalar ? $"{_spans[entry.Parameter.Name]}[{entry.Place}]"
        : _numbers.TryGetValue(entry.Parameter.Name, out string number) ? number
        : MemberSpelling.OfParameter(_cost, entry.Parameter);

    private ParameterEntry Entry(int id) => _entries[(int)_graph[id].Payload];
}
