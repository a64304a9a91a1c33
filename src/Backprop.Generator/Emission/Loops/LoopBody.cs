using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>The equations and the reverse sweep with loops over entries: over blocks of samples, with what is the same for all samples before the loop over blocks, or for one sample.</summary>
internal sealed class LoopBody
{
    private readonly Derivative _derivative;
    private readonly Graph _graph;
    private readonly LoopPlan _plan;
    private readonly LoopNames _spelling;
    private readonly Locals _locals;
    private readonly LocalNames _names;
    private readonly Derivation _derivation;
    private readonly LoopRoom _rows;
    private readonly LoopRoom _flat;
    private readonly SortedSet<int> _stored;
    private readonly HashSet<int> _handedOn;
    private readonly LoopKernels _kernels;
    private readonly LoopDeclarations _declarations;
    private readonly Dictionary<int, string> _targets = [];

    /// <param name="derivative">What is computed.</param>
    /// <param name="spelling">How leaves are spelt, and where results go.</param>
    /// <param name="mostStatements">How many stay in one piece.</param>
    public LoopBody(Derivative derivative, LoopNames spelling, int mostStatements)
    {
        (_derivative, _graph, _spelling) = (derivative, derivative.Graph, spelling);
        _plan = new LoopPlan(derivative, spelling.IsBatch);
        _stored = _plan.Stored();
        _locals = new Locals(derivative, [.. _stored]);
        int[] inMemory = [.. _stored.Where(IsInMemory)];
        if (!spelling.IsBatch)
        {
            FindTargets(inMemory);
        }

        _names = new LocalNames(derivative, _locals, spelling.Paper, _targets, "C", spelling.Reserved);
        _derivation = new Derivation(derivative, _locals, new Schedule(derivative, _locals), _names, "C", spelling.Paper);

        Inputs = [.. Enumerable.Range(0, _graph.Count).Where(id => _plan.IsLive(id) && _plan.Varies(id) && _graph[id].Op == Ops.Input && (!_graph[id].Shape.IsScalar || _graph[id].Type.IsInteger() || _plan.IsWhole(id)))];
        _kernels = new LoopKernels(_graph, spelling.TypeArguments, _plan.Varies, PlaceOf, id => _plan.StepOf(id) >= 0, id => _plan.Varies(id) ? PlaceOf(id).Span : Scalar(id));
        _handedOn = [];
        int[] numbers = [.. _stored.Where(id => !IsInMemory(id))];
        if (numbers.All(id => _graph[id].Type.Keyword() == spelling.Number || _graph[id].Type == NumberType.Boolean))
        {
            Parts = LoopPart.Divide([.. _plan.Steps.OrderBy(step => step.Varies)], StatementsOf, mostStatements);
            _handedOn.UnionWith(Parts.Count > 0 ? numbers : []);
        }

        _rows = new LoopRoom(inMemory.Where(_plan.Varies).Concat(Inputs).Select(Lifetime));
        _flat = new LoopRoom(inMemory.Where(id => !_plan.Varies(id) && !_targets.ContainsKey(id)).Concat(_handedOn).Select(Lifetime), NumbersOfLine);
        _declarations = new LoopDeclarations([.. spelling.Prologue, .. Spans()]);
    }

    private IReadOnlyList<int> Inputs { get; }

    /// <summary>What fills a cache line.</summary>
    private int NumbersOfLine => _spelling.Number == "float" ? 16 : 8;

    /// <summary>The numbers of the workspace that are the same for all samples; the rows that come after them begin a cache line.</summary>
    public int FlatRoom => _spelling.IsBatch ? (_flat.Size + NumbersOfLine - 1) / NumbersOfLine * NumbersOfLine : _flat.Size;

    /// <summary>The rows of the workspace that a block has.</summary>
    public int BlockRows => _rows.Size;

    /// <summary>The parts of a body that is too long for one method; otherwise none.</summary>
    public IReadOnlyList<LoopPart> Parts { get; } = [];

    /// <summary>The body, in one piece, or with a call of each of its parts.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="call">Calls a part.</param>
    public void Write(SourceWriter writer, Func<int, string> call)
    {
        var body = new SourceWriter();
        WriteStatements(body, call);
        if (Parts.Count == 0)
        {
            writer.Lines(_declarations.All);
            writer.Line();
        }
        else
        {
            writer.Line($"// In {Parts.Count} parts, because the compiler does not optimize a method that is so long. What one leaves for another lies in {LoopNames.Room}.");
            writer.Lines(_declarations.NeededBy(body.Content));
        }

        writer.Lines(body.Content);
    }

    /// <summary>What stands in a part.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="part">Which.</param>
    public void WritePart(SourceWriter writer, int part)
    {
        var body = new SourceWriter();
        WriteSteps(body, Parts[part].Steps);
        writer.Lines(_declarations.NeededBy(body.Content));
        writer.Line();
        writer.Lines(body.Content);
    }

    private void WriteStatements(SourceWriter writer, Func<int, string> call)
    {
        if (!_spelling.IsBatch)
        {
            HandOut(writer, -1, isInside: true);
            WriteSection(writer, varies: false, call);
            foreach (int parameter in Enumerable.Range(0, _plan.Partials.Count).Where(parameter => _plan.Partials[parameter] is null))
            {
                writer.Line($"{_spelling.Target(parameter)}.Clear();");
            }

            int count = _graph[_derivative.Cost].Shape.Count;
            writer.Lines(!_spelling.KeepsResults ? [$"return {Scalar(_derivative.Cost)};"]
                : _graph[_derivative.Cost].Shape.IsScalar ? [$"results[0] = {Scalar(_derivative.Cost)};", "return 0;"]
                : [$"{PlaceOf(_derivative.Cost).Slice(count)}.CopyTo(results);", "return 0;"]);
            return;
        }

        HandOut(writer, -1, isInside: false);
        WriteSection(writer, varies: false, call);
        writer.Open("for (int first = start; first < after; first += Samples)");
        writer.Line("int count = global::System.Math.Min(Samples, after - first);");
        foreach (int id in Inputs)
        {
            int length = _graph[id].Shape.Count;
            writer.Line(_graph[id].Type.IsInteger() ? $"global::Backprop.LayerBlock.LoadIndices<{_spelling.TypeArguments}, {_graph[id].Type.Keyword()}>({_spelling.Leaf(id)}.Slice(first, count), {_spelling.Rows(id)}, count);"
                : $"global::Backprop.LayerBlock.Load<{_spelling.TypeArguments}>({_spelling.Leaf(id)}.Slice(first * {length}, count * {length}), {_spelling.Rows(id)}, {length}, count);");
        }

        HandOut(writer, -1, isInside: true);
        WriteSection(writer, varies: true, call);
        writer.Close();
    }

    /// <summary>What is the same for all samples, or what differs from sample to sample.</summary>
    private void WriteSection(SourceWriter writer, bool varies, Func<int, string> call)
    {
        if (Parts.Count == 0)
        {
            WriteSteps(writer, [.. _plan.Steps.Where(step => step.Varies == varies)]);
            return;
        }

        writer.Lines(Enumerable.Range(0, Parts.Count).Where(part => Parts[part].Varies == varies).Select(call));
    }

    private int StatementsOf(LoopStep step)
    {
        var writer = new SourceWriter();
        WriteSteps(writer, [step]);
        return writer.Content.Count(line => line.Length > 1 && !line.StartsWith("//", StringComparison.Ordinal));
    }

    // What is the same for all samples is there for all blocks.
    private (int Id, int Size, int From, int To) Lifetime(int id) => (id, _graph[id].Shape.Count, _plan.StepOf(id), _spelling.IsBatch && !_plan.Varies(id) ? int.MaxValue : _plan.LastUse(id));

    /// <summary>A number of one sample is a local.</summary>
    private bool IsInMemory(int id) => _plan.Varies(id) || !_graph[id].Shape.IsScalar;

    /// <summary>A partial is computed where it belongs.</summary>
    private void FindTargets(int[] inMemory)
    {
        for (int parameter = 0; parameter < _plan.Partials.Count; parameter++)
        {
            if (_plan.Partials[parameter] is { Terms: [{ IsOuter: false, Node: var term }] } && inMemory.Contains(term) && !_targets.ContainsKey(term))
            {
                _targets[term] = _spelling.Target(parameter);
            }
        }
    }

    private IEnumerable<(string Name, string Declaration)> Spans()
    {
        foreach (int id in _stored.Where(id => IsInMemory(id) || _handedOn.Contains(id)).Concat(Inputs).Where(id => !_targets.ContainsKey(id)).OrderBy(id => id))
        {
            string name = _names[id] ?? _spelling.Rows(id);
            int count = _graph[id].Shape.Count;
            yield return (name, _handedOn.Contains(id) ? $"ref {_spelling.Number} {name} = ref {LoopNames.Room}[{_flat[id]}];"
                : $"global::System.Span<{_spelling.Number}> {name} = " + (_plan.Varies(id) ? $"{LoopNames.Room}.Slice({FlatRoom} + ({_rows[id]} * Stride), {count} * Stride);" : $"{LoopNames.Room}.Slice({_flat[id]}, {count});"));
        }
    }

    private void WriteSteps(SourceWriter writer, IReadOnlyList<LoopStep> steps)
    {
        foreach (bool isBackward in new[] { false, true })
        {
            LoopStep[] section = [.. steps.Where(step => step.IsBackward == isBackward)];
            bool hasPartials = isBackward && Parts.Count == 0 && (!_spelling.IsBatch || steps.Any(step => step.Varies)) && _plan.Partials.Any(partial => partial is not null);
            if (section.Length == 0 && !hasPartials)
            {
                continue;
            }

            writer.Lines(_spelling.KeepsResults ? [] : isBackward ? ["", "// Backward"] : _spelling.IsBatch && steps[0].Varies ? ["", "// Forward"] : ["// Forward"]);
            foreach (LoopStep step in section)
            {
                WriteStep(writer, step);
                HandOut(writer, _plan.StepOf(step.Nodes[0]), step.Varies || !_spelling.IsBatch);
            }
        }
    }

    private void WriteStep(SourceWriter writer, LoopStep step)
    {
        if (step.Kernel >= 0)
        {
            WriteKernel(writer, step);
        }
        else if (_kernels.Activation(step.Nodes, step.Varies, !step.Shape.IsScalar && step.Nodes.All(_stored.Contains) && !_plan.IsNumber(_graph[step.Nodes[0]].A) && _plan.StepOf(_graph[step.Nodes[0]].A) != _plan.StepOf(step.Nodes[0])) is { } activation)
        {
            writer.Line("// " + _derivation.Line(step.Nodes[0]));
            writer.Line(activation);
        }
        else
        {
            new LoopNest(_graph, _plan, step, _spelling, _locals, _names, _derivation, _stored, _handedOn, PlaceOf, Scalar).Write(writer);
        }
    }

    private void WriteKernel(SourceWriter writer, LoopStep step)
    {
        int id = step.Kernel;
        writer.Line("// " + _derivation.Line(id));
        string result = IsInMemory(id) ? PlaceOf(id).Slice(_graph[id].Shape.Count) : _handedOn.Contains(id) ? _names[id]! : $"{_graph[id].Type.Keyword()} {_names[id]}";
        writer.Lines(_plan.IsAffine(id)
            ? [_kernels.Affine(_graph[_plan.ProductOf(id)], _graph[id].Operands.First(operand => operand != _plan.ProductOf(id)), step.Varies, result)]
            : _kernels.Statements(_graph[id], step.Varies, result));
    }

    /// <summary>The sums of what has just been computed.</summary>
    private void HandOut(SourceWriter writer, int step, bool isInside)
    {
        if (_spelling.IsBatch && _plan.StepOf(_plan.Resolve(_derivative.Cost).Whole) == step && _plan.Varies(_derivative.Cost) == isInside)
        {
            writer.Line(_spelling.KeepsResults ? _spelling.Keep(PlaceOf(_derivative.Cost), _graph[_derivative.Cost].Shape.Count) : _spelling.AddSums(PlaceOf(_derivative.Cost), -1, 1));
        }

        for (int parameter = 0; parameter < _plan.Partials.Count; parameter++)
        {
            if (_plan.Partials[parameter] is { } partial && _plan.StepAfter(partial) == step && (!_spelling.IsBatch || partial.Terms.Any(term => _plan.Varies(term.Node)) == isInside))
            {
                WritePartial(writer, parameter, partial, isInside);
            }
        }
    }

    private void WritePartial(SourceWriter writer, int parameter, PartialSum partial, bool isInside)
    {
        string times = isInside ? "count" : "(after - start)";
        if (_targets.TryGetValue(partial.Node, out string target) && target == _spelling.Target(parameter))
        {
            return;
        }

        if (_derivation.Step(new BackwardStep(partial.Node, parameter)) is { } comment)
        {
            writer.Line("// " + comment);
        }

        bool isFirst = true;
        foreach ((int term, int left, int right, int columns) in partial.Terms)
        {
            Node node = _graph[term];
            writer.Line(left >= 0 ? _spelling.AddOuter(PlaceOf(left), PlaceOf(right), parameter, Shape.Matrix(_graph[left].Shape.Rows, _graph[right].Shape.Rows), columns, isFirst)
                : node.Shape.IsScalar && !_plan.Varies(term) ? _spelling.AddNumber(Scalar(term), parameter, times, isFirst)
                : !_plan.Varies(term) ? _spelling.AddEntries(PlaceOf(term), parameter, node.Shape.Count, times, isFirst)
                : _spelling.AddSums(PlaceOf(term), parameter, node.Shape.Count));
            isFirst = false;
        }
    }

    private LoopPlace PlaceOf(int id)
    {
        (int whole, int first) = _plan.Resolve(id);
        return new LoopPlace(_targets.TryGetValue(whole, out string target) ? target : _graph[whole].Op.IsLeaf && !_plan.Varies(whole) ? _spelling.Leaf(whole) : _names[whole] ?? _spelling.Rows(whole), first, _plan.Varies(whole), _graph[whole].Shape.Count);
    }

    /// <summary>A number that is the same for all samples, as an expression.</summary>
    private string Scalar(int id)
    {
        (int whole, int first) = _plan.Resolve(id);
        return !_graph[whole].Shape.IsScalar ? $"{PlaceOf(whole).Span}[{first}]"
            : _graph[whole].IsConstant ? MemberSpelling.OfConstant(_graph, whole, isTyped: true, _spelling.QualifyNames)
            : _graph[whole].Op.IsLeaf ? _spelling.Leaf(whole)
            : _handedOn.Contains(whole) && _graph[whole].Type == NumberType.Boolean ? LoopNest.Truth(_names[whole]!)
            : _names[whole]!;
    }
}
