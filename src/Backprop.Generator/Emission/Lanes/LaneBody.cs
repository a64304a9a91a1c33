using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>The loop over the samples of a batch: the equations, and the reverse sweep, over as many samples at a time as there are lanes, and the sums of what they yield, or the results.</summary>
internal sealed class LaneBody
{
    private readonly MethodModel _cost;
    private readonly Derivative _derivative;
    private readonly Graph _graph;
    private readonly Locals _locals;
    private readonly Schedule _schedule;
    private readonly LaneKinds _kinds;
    private readonly LocalNames _names;
    private readonly Dictionary<int, string> _leaves = [];
    private readonly Dictionary<int, string> _hoisted = [];
    private readonly ExpressionPrinter _printer;
    private readonly ExpressionPrinter _uniform;
    private readonly Derivation _derivation;
    private readonly ScalarLoop _scalars;
    private readonly BatchNames _batch;
    private readonly string? _resultType;
    private readonly IReadOnlyList<ParameterEntry> _entries;

    /// <param name="cost">The method.</param>
    /// <param name="derivative">What is computed.</param>
    /// <param name="locals">Its locals.</param>
    /// <param name="kinds">What is computed how.</param>
    /// <param name="batch">The names around it.</param>
    /// <param name="symbol">What the value is called.</param>
    /// <param name="resultType">The type of the results; null where there are sums.</param>
    public LaneBody(MethodModel cost, Derivative derivative, Locals locals, LaneKinds kinds, BatchNames batch, string symbol, string? resultType = null)
    {
        (_resultType, _entries) = (resultType, cost.Entries);
        (_cost, _derivative, _graph, _locals, _kinds, _batch) = (cost, derivative, derivative.Graph, locals, kinds, batch);
        _schedule = new Schedule(derivative, locals);
        var allocator = new NameAllocator(batch.Reserved);
        foreach (int id in Enumerable.Range(0, derivative.PrimalCount).Where(id => _graph[id].Op.IsLeaf && !_graph[id].IsConstant))
        {
            _leaves[id] = Leaf(id, allocator);
        }

        _names = new LocalNames(derivative, locals, id => _leaves.TryGetValue(id, out string leaf) ? leaf : null, new Dictionary<int, string>(), symbol, [.. batch.Reserved, .. _leaves.Values]);
        _uniform = new ExpressionPrinter(_graph, node => MemberSpelling.Of(node, _graph, cost.Header.QualifyNames), Number, UniformAtom);
        _printer = new ExpressionPrinter(_graph, Spelling, Number, id => _hoisted.TryGetValue(id, out string name) ? name : _scalars!.NameOf(id) is { } transfer ? transfer : _leaves.TryGetValue(id, out string leaf) ? leaf : _names[id]);
        _scalars = new ScalarLoop(_graph, locals, kinds, _names, batch, node => MemberSpelling.Of(node, _graph, cost.Header.QualifyNames), Number, UniformAtom, id => _printer.Print(id));
        _derivation = new Derivation(derivative, locals, _schedule, _names, symbol, id => !_leaves.TryGetValue(id, out string leaf) ? null : _graph[id].Op == Ops.Parameter || _graph.NameOf(id)!.IndexOf('[') >= 0 ? _graph.NameOf(id) : leaf);
    }

    public void Write(SourceWriter writer)
    {
        WriteUniform(writer);
        _scalars.WriteRoom(writer);
        writer.Open($"for (int {_batch.Index} = {_batch.Start}; {_batch.Index} < {_batch.After}; {_batch.Index} += TLane.Count)");
        _scalars.Write(writer, (IsBackward: false, Stage: 0));
        writer.Lines(Live(Ops.Input).Where(id => _kinds[id] == LaneKind.Lane).Select(id => $"TLane {_leaves[id]} = {_batch.LanesOf(_graph.NameOf(id)!)};"));
        WriteForward(writer);
        WriteBackward(writer);
        WriteResult(writer);
        writer.Close();
        ILookup<bool, string> calls = _kinds.Live.Where(id => _graph[id].Op == Ops.Call).ToLookup(id => _kinds[id] == LaneKind.Lane, id => _graph.NameOf(_graph[id].A)!);
        _kinds.Helpers.Write(writer, calls[true], calls[false]);
    }

    /// <summary>The equations, a line each.</summary>
    public IEnumerable<string> Equations => _derivation.Equations();

    private void WriteResult(SourceWriter writer)
    {
        if (_resultType is null)
        {
            writer.Line(Sum(_derivative.Cost, 0));
        }
        else if (_kinds.HasScalarResult)
        {
            _scalars.WriteResults(writer, _derivative.Cost, _resultType);
        }
        else
        {
            writer.Line($"TLane.Store({_printer.Print(_derivative.Cost)}, {_batch.Results}, {_batch.Index});");
        }
    }

    private IEnumerable<int> Live(Op op) => Enumerable.Range(0, _derivative.PrimalCount).Where(id => _graph[id].Op == op && _locals.IsLive(id));

    private string Leaf(int id, NameAllocator allocator) =>
        _kinds[id] == LaneKind.Scalar ? _graph.NameOf(id)!
        : _graph[id].Op == Ops.Outer ? MemberSpelling.Qualify(_graph.NameOf(id)!, _cost.Header.QualifyNames)
        : _graph[id].Op == Ops.Parameter && Entry(id).Parameter is { IsArgument: true, Shape.IsScalar: true } argument ? argument.Name
        : allocator.Take(NameAllocator.Identifier(_graph.NameOf(id)!));

    private ParameterEntry Entry(int id) => _entries[(int)_graph[id].Payload];

    /// <summary>What is the same for all samples, before the loop.</summary>
    private void WriteUniform(SourceWriter writer)
    {
        HashSet<int> used =
        [
            _derivative.Cost,
            .. _derivative.Partials.OfType<int>(),
            .. _graph.OperandsOf(Enumerable.Range(0, _graph.Count).Where(id => _locals.IsLive(id) && _kinds[id] is LaneKind.Lane or LaneKind.Scalar)),
        ];

        var numbered = new NameAllocator([.. _batch.Reserved, .. _leaves.Values, .. Enumerable.Range(0, _graph.Count).Select(id => _names[id]).OfType<string>()]);
        foreach (int id in Enumerable.Range(0, _graph.Count).Where(id => _locals.IsLive(id) && _kinds.IsUniform(id) && !_graph[id].Op.IsLeaf && _locals.ValueOf(id) < 0))
        {
            if (_locals.Contains(id) || used.Contains(id))
            {
                string name = _names[id] ?? numbered.TakeNumbered();
                string value = Beside(id, _uniform.Definition(id), derivative => $"{_graph[derivative].Type.Keyword()} {_names[derivative]}");
                writer.Line($"{_graph[id].Type.Keyword()} {name} = {value};");
                _hoisted[id] = name;
            }
        }

        writer.Lines(Live(Ops.Parameter).Where(id => used.Contains(id) && IsProperty(id)).Select(id => $"TLane {_leaves[id]} = {Member(id)};"));
    }

    private bool IsProperty(int id) => Entry(id).Parameter is not { IsArgument: true, Shape.IsScalar: true };

    private string Member(int id)
    {
        (ParameterModel parameter, int place) = Entry(id);
        string self = parameter.IsStatic ? _cost.Header.Self : "this";
        return parameter.IsArgument ? (parameter.Shape.IsScalar ? parameter.Name : $"{parameter.Name}[{place}]")
            : parameter.Shape.IsScalar ? $"{self}.{parameter.Name}"
            : $"{self}.{_cost.BlockName}[{_cost.OffsetOf(parameter) + place}]";
    }

    private string? UniformAtom(int id) =>
        _graph[id].Op == Ops.Parameter ? Member(id)
        : _leaves.TryGetValue(id, out string leaf) ? leaf
        : _hoisted.TryGetValue(id, out string name) ? name
        : _names[id];

    private void WriteForward(SourceWriter writer)
    {
        if (_schedule.Forward.Any(id => _kinds[id] == LaneKind.Lane))
        {
            writer.Line();
            writer.Lines(_resultType is null ? ["// Forward"] : []);
        }

        for (int stage = 0; stage < _kinds.Stages; stage++)
        {
            WriteLoop(writer, isBackward: false, stage);
            writer.Lines(_schedule.Forward.Where(id => _kinds[id] == LaneKind.Lane && _kinds.StageOf(id) == stage).Select(Declaration));
        }
    }

    private void WriteBackward(SourceWriter writer)
    {
        ILookup<int, BackwardStep> steps = _schedule.Backward.Where(step => step.Parameter >= 0 || _kinds[step.Node] == LaneKind.Lane).ToLookup(step => _kinds.StageOf(step.Node));
        if (steps.Count > 0)
        {
            writer.Line();
            writer.Line("// Backward");
        }

        for (int stage = 0; stage < _kinds.Stages; stage++)
        {
            WriteLoop(writer, isBackward: true, stage);
            foreach (BackwardStep step in steps[stage])
            {
                if (_derivation.Step(step) is { } comment)
                {
                    writer.Line("// " + comment);
                }

                writer.Line(step.Parameter < 0 ? Declaration(step.Node) : Sum(step.Node, step.Parameter + 1));
            }
        }
    }

    /// <summary>What depends on lanes and has no form over them; the first loop has been written.</summary>
    private void WriteLoop(SourceWriter writer, bool isBackward, int stage)
    {
        if (stage > 0)
        {
            _scalars.Write(writer, (isBackward, stage));
        }
    }

    private string Declaration(int id) => $"TLane {_names[id]} = {Beside(id, _printer.Definition(id), derivative => $"TLane {_names[derivative]}")};";

    private string Sum(int id, int row) => $"TLane.Accumulate({_printer.Print(id)}, {_batch.Sums}, {row}, {_batch.Index});";

    /// <summary>The call, with the derivatives that it yields beside the value.</summary>
    private string Beside(int id, string value, Func<int, string> declaration) =>
        MemberSpelling.WithDerivatives(value, _locals.BesideOf(id).Select(derivative => derivative < 0 ? "_" : declaration(derivative)));

    /// <summary>A choice that is the same for all samples is an ordinary one.</summary>
    private Notation Spelling(Node node) => node.Op == Ops.Select && _kinds.IsUniform(node.A) ? MemberSpelling.Of(node, _graph, qualify: false)
        : LaneForms.Of(node);

    private string Number(int id, bool isTyped) => MemberSpelling.OfConstant(_graph, id, isTyped, _cost.Header.QualifyNames);
}
