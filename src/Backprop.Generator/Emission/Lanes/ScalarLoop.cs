using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>What has no form over lanes, computed for one sample after the other: taken out of lanes where it depends on them, and put into lanes where these depend on it.</summary>
internal sealed class ScalarLoop
{
    private readonly Graph _graph;
    private readonly Locals _locals;
    private readonly LaneKinds _kinds;
    private readonly BatchNames _batch;
    private readonly Func<int, string> _lanes;
    private readonly Dictionary<int, string> _transfers = [];
    private readonly SortedDictionary<int, string> _rooms = [];
    private readonly Dictionary<int, string> _scalars = [];
    private readonly HashSet<int> _spilled = [];
    private readonly ExpressionPrinter _printer;
    private (bool IsBackward, int Stage) _loop;

    /// <param name="graph">The graph.</param>
    /// <param name="locals">Its locals.</param>
    /// <param name="kinds">What is computed how.</param>
    /// <param name="names">The names of the locals.</param>
    /// <param name="batch">The names around them.</param>
    /// <param name="spelling">How operations on numbers are spelt.</param>
    /// <param name="number">How constants are spelt.</param>
    /// <param name="uniform">What is the same for all samples.</param>
    /// <param name="lanes">A value over lanes, as an expression.</param>
    public ScalarLoop(Graph graph, Locals locals, LaneKinds kinds, LocalNames names, BatchNames batch, Func<Node, Notation> spelling, Func<int, bool, string> number, Func<int, string?> uniform, Func<int, string> lanes)
    {
        (_graph, _locals, _kinds, _batch, _lanes) = (graph, locals, kinds, batch, lanes);
        var allocator = new NameAllocator([.. batch.Reserved, .. Enumerable.Range(0, graph.Count).Select(id => names[id] ?? (graph[id].Op.IsLeaf && graph.NameOf(id) is { } leaf ? NameAllocator.Identifier(leaf) : null)).OfType<string>()]);
        foreach (int id in kinds.Transfers.Concat(kinds.Spills).Concat(kinds.Kept).Distinct())
        {
            string wanted = names[id] ?? (graph[id].Op == Ops.Input ? NameAllocator.Identifier(graph.NameOf(id)!.Replace('.', '_').Trim('(', ')')) : "scalar");
            if (kinds.Transfers.Contains(id))
            {
                _transfers[id] = names[id] ?? allocator.Take(wanted);
            }

            _rooms[id] = allocator.Take(NameAllocator.Bare(wanted) + "Lanes");
        }

        foreach (int id in kinds.Live.Where(id => kinds[id] == LaneKind.Scalar && locals.Contains(id)))
        {
            _scalars[id] = _transfers.TryGetValue(id, out string transfer) ? allocator.Take(NameAllocator.Bare(transfer) + "OfSample") : names[id]!;
        }

        _printer = new ExpressionPrinter(graph, spelling, number, id =>
            graph[id].Op == Ops.Input ? batch.ElementOf(graph.NameOf(id)!)
            : kinds.IsUniform(id) ? uniform(id)
            : _rooms.ContainsKey(id) && (kinds[id] == LaneKind.Lane || kinds.LoopOf(id) != _loop) ? FromRoom(id)
            : _scalars.TryGetValue(id, out string name) ? name
            : null);
    }

    /// <summary>The name in lanes of what has been computed here; null for everything else.</summary>
    public string? NameOf(int id) => _transfers.TryGetValue(id, out string name) ? name : null;

    /// <summary>Before the loop over the samples.</summary>
    public void WriteRoom(SourceWriter writer) =>
        writer.Lines(_rooms.Select(room => $"global::System.Span<{TypeOfRoom(room.Key).Keyword()}> {room.Value} = stackalloc {TypeOfRoom(room.Key).Keyword()}[TLane.Count];"));

    /// <summary>One of the loops, and what goes into it and comes out of it; nothing where nothing is computed in it.</summary>
    public void Write(SourceWriter writer, (bool IsBackward, int Stage) loop)
    {
        _loop = loop;
        int[] own = [.. _kinds.Live.Where(id => _kinds[id] == LaneKind.Scalar && _kinds.LoopOf(id) == loop)];
        if (own.All(id => !_rooms.ContainsKey(id)))
        {
            return;
        }

        Spill(writer, _graph.OperandsOf(own));
        writer.Open($"for (int {_batch.Lane} = 0; {_batch.Lane} < TLane.Count; {_batch.Lane}++)");
        if (own.Any(IsReadFromSpans))
        {
            writer.Line($"int {_batch.Sample} = global::System.Math.Min({_batch.Index} + {_batch.Lane}, {_batch.LastSample});");
        }

        foreach (int id in own)
        {
            if (_scalars.TryGetValue(id, out string name) && _locals.ValueOf(id) < 0)
            {
                string value = MemberSpelling.WithDerivatives(_printer.Definition(id), _locals.BesideOf(id).Select(derivative => derivative < 0 ? "_" : $"{_graph[derivative].Type.Keyword()} {_scalars[derivative]}"));
                writer.Line($"{_graph[id].Type.Keyword()} {name} = {value};");
            }
        }

        writer.Lines(own.Where(_rooms.ContainsKey).Select(id => $"{_rooms[id]}[{_batch.Lane}] = {IntoRoom(id)};"));
        writer.Close();
        writer.Line();
        writer.Lines(own.Where(_transfers.ContainsKey).Select(id => $"TLane {_transfers[id]} = {(_graph[id].Type == NumberType.Boolean ? $"TLane.NotEqual(TLane.Load({_rooms[id]}, 0), 0)" : $"TLane.Load({_rooms[id]}, 0)")};"));
    }

    /// <summary>Puts what comes out of each sample where it belongs.</summary>
    public void WriteResults(SourceWriter writer, int id, string type)
    {
        _loop = (false, -1);
        Spill(writer, [id]);
        writer.Open($"for (int {_batch.Lane} = 0; {_batch.Lane} < TLane.Count && {_batch.Index} + {_batch.Lane} < {_batch.Results}.Length; {_batch.Lane}++)");
        writer.Line($"int {_batch.Sample} = {_batch.Index} + {_batch.Lane};");
        string value = _printer.Print(id);
        writer.Line($"{_batch.Results}[{_batch.Sample}] = {(type == _graph[id].Type.Keyword() ? value : $"({type})({value})")};");
        writer.Close();
    }

    private void Spill(SourceWriter writer, IEnumerable<int> ids) =>
        writer.Lines(ids.Where(id => _kinds.Spills.Contains(id)).Distinct().OrderBy(id => id).Where(_spilled.Add).Select(id => $"TLane.Store({(_graph[id].Type == NumberType.Boolean ? $"TLane.Choose({_lanes(id)}, 1, 0)" : _lanes(id))}, {_rooms[id]});"));

    private bool IsReadFromSpans(int id) => _graph[id].Op == Ops.Input || _graph[id].Operands.Any(operand => _graph[operand].Op == Ops.Input);

    /// <summary>Rooms that lanes are loaded from or stored to have their numbers, 1 and 0 for true and false.</summary>
    private NumberType TypeOfRoom(int id) => _transfers.ContainsKey(id) || _kinds[id] == LaneKind.Lane ? _kinds.Number : _graph[id].Type;

    private string IntoRoom(int id)
    {
        bool isCondition = _graph[id].Type == NumberType.Boolean && TypeOfRoom(id) != NumberType.Boolean;
        return _scalars.TryGetValue(id, out string local) ? (isCondition ? $"{local} ? 1 : 0" : local)
            : !isCondition ? _printer.Print(id)
            : _graph[id].Op.IsLeaf ? $"{_printer.Print(id)} ? 1 : 0" : $"({_printer.Definition(id)}) ? 1 : 0";
    }

    private string FromRoom(int id)
    {
        string element = $"{_rooms[id]}[{_batch.Lane}]";
        return _graph[id].Type == TypeOfRoom(id) ? element
            : _graph[id].Type == NumberType.Boolean ? $"({element} != 0)"
            : $"(({_graph[id].Type.Keyword()}){element})";
    }
}
