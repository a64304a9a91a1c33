using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>What has no form over lanes, computed for one sample after the other and then put into lanes.</summary>
internal sealed class ScalarLoop
{
    private readonly Graph _graph;
    private readonly Locals _locals;
    private readonly LaneKinds _kinds;
    private readonly BatchNames _batch;
    private readonly Dictionary<int, string> _transfers = [];
    private readonly Dictionary<int, string> _rooms = [];
    private readonly Dictionary<int, string> _scalars = [];
    private readonly ExpressionPrinter _printer;

    public ScalarLoop(Graph graph, Locals locals, LaneKinds kinds, LocalNames names, BatchNames batch, Func<Node, Notation> spelling, Func<int, bool, string> number, Func<int, string?> uniform)
    {
        (_graph, _locals, _kinds, _batch) = (graph, locals, kinds, batch);
        var allocator = new NameAllocator([.. batch.Reserved, .. Enumerable.Range(0, graph.Count).Select(id => names[id] ?? (graph[id].Op.IsLeaf ? graph.NameOf(id) : null)).OfType<string>()]);
        foreach (int id in kinds.Transfers)
        {
            string wanted = names[id] ?? (graph[id].Op == Ops.Input ? graph.NameOf(id)!.Replace('.', '_').Trim('(', ')') : "scalar");
            _transfers[id] = names[id] ?? allocator.Take(wanted);
            _rooms[id] = allocator.Take(NameAllocator.Bare(wanted) + "Lanes");
        }

        foreach (int id in Enumerable.Range(0, graph.Count).Where(id => kinds[id] == LaneKind.Scalar && locals.Contains(id)))
        {
            _scalars[id] = _transfers.TryGetValue(id, out string transfer) ? allocator.Take(NameAllocator.Bare(transfer) + "OfSample") : names[id]!;
        }

        _printer = new ExpressionPrinter(graph, spelling, number, id =>
            graph[id].Op == Ops.Input ? batch.ElementOf(graph.NameOf(id)!)
            : _scalars.TryGetValue(id, out string name) ? name
            : kinds.IsUniform(id) ? uniform(id)
            : null);
    }

    /// <summary>The name in lanes of what has been computed here; null for everything else.</summary>
    public string? NameOf(int id) => _transfers.TryGetValue(id, out string name) ? name : null;

    /// <summary>Before the loop over the samples.</summary>
    public void WriteRoom(SourceWriter writer) =>
        writer.Lines(_kinds.Transfers.Select(id => $"global::System.Span<{_kinds.Number.Keyword()}> {_rooms[id]} = stackalloc {_kinds.Number.Keyword()}[TLane.Count];"));

    public void Write(SourceWriter writer)
    {
        if (_kinds.Transfers.Count == 0)
        {
            return;
        }

        writer.Open($"for (int {_batch.Lane} = 0; {_batch.Lane} < TLane.Count; {_batch.Lane}++)");
        writer.Line($"int {_batch.Sample} = global::System.Math.Min({_batch.Index} + {_batch.Lane}, {_batch.FirstSpan}.Length - 1);");
        foreach (int id in Enumerable.Range(0, _graph.Count).Where(id => _kinds[id] == LaneKind.Scalar && _locals.IsLive(id)))
        {
            if (_scalars.TryGetValue(id, out string name) && _locals.ValueOf(id) < 0)
            {
                string[] derivatives = [.. _locals.BesideOf(id).Select(derivative => derivative < 0 ? "out _" : $"out {_graph[derivative].Type.Keyword()} {_scalars[derivative]}")];
                string value = _printer.Definition(id);
                writer.Line($"{_graph[id].Type.Keyword()} {name} = {(derivatives.Length == 0 ? value : $"{value.Substring(0, value.Length - 1)}, {string.Join(", ", derivatives)})")};");
            }

            if (_transfers.ContainsKey(id))
            {
                string value = _scalars.TryGetValue(id, out string local) ? local : _printer.Print(id);
                writer.Line($"{_rooms[id]}[{_batch.Lane}] = {(_graph[id].Type != NumberType.Boolean ? value : local is null && !_graph[id].Op.IsLeaf ? $"({value}) ? 1 : 0" : $"{value} ? 1 : 0")};");
            }
        }

        writer.Close();
        writer.Line();
        writer.Lines(_kinds.Transfers.Select(id => $"TLane {_transfers[id]} = {(_graph[id].Type == NumberType.Boolean ? $"TLane.NotEqual(TLane.Load({_rooms[id]}, 0), 0)" : $"TLane.Load({_rooms[id]}, 0)")};"));
    }
}
