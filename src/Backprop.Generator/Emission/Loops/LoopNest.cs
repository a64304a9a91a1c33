using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>A loop over the entries of values of one shape, and over the samples of a block: what it needs is loaded, what others need is stored.</summary>
internal sealed class LoopNest
{
    private readonly Graph _graph;
    private readonly LoopPlan _plan;
    private readonly LoopStep _step;
    private readonly LoopNames _spelling;
    private readonly Locals _locals;
    private readonly LocalNames _names;
    private readonly Derivation _derivation;
    private readonly ISet<int> _stored;
    private readonly ISet<int> _handedOn;
    private readonly Func<int, LoopPlace> _placeOf;
    private readonly Func<int, string> _number;
    private readonly NameAllocator _allocator;
    private readonly ExpressionPrinter _printer;
    private readonly Dictionary<int, string> _variables = [];
    private readonly Dictionary<(int Whole, int First, bool IsEntry), string> _loads = [];
    private readonly List<string> _outer = [];
    private readonly List<string> _inner = [];

    public LoopNest(Graph graph, LoopPlan plan, LoopStep step, LoopNames spelling, Locals locals, LocalNames names, Derivation derivation, ISet<int> stored, ISet<int> handedOn, Func<int, LoopPlace> placeOf, Func<int, string> number)
    {
        (_graph, _plan, _step, _spelling, _locals, _names, _derivation, _stored, _handedOn, _placeOf, _number) = (graph, plan, step, spelling, locals, names, derivation, stored, handedOn, placeOf, number);
        _allocator = new NameAllocator([.. spelling.Reserved, .. Enumerable.Range(0, graph.Count).Select(id => names[id]).OfType<string>()]);
        _printer = new ExpressionPrinter(graph, Spelling, Constant, Atom);
    }

    /// <summary>Numbers of one sample, which need no loop.</summary>
    private bool IsPlain => _step.Shape.IsScalar && !_step.Varies;

    private bool HasEntries => !_step.Shape.IsScalar;

    public void Write(SourceWriter writer)
    {
        var lines = new List<string>();
        foreach (int id in _step.Nodes.Where(id => _locals.Contains(id) && _locals.ValueOf(id) < 0))
        {
            foreach (int own in _locals.BesideOf(id).Where(beside => beside >= 0).Prepend(id))
            {
                _variables[own] = IsTruthHandedOn(own) ? Truth(_names[own]!) : IsPlain || !_stored.Contains(own) ? _names[own]! : _allocator.Take(_names[own] + (HasEntries ? "_j" : "_s"));
            }

            string value = MemberSpelling.WithDerivatives(_graph[id].Op == Ops.Fill ? _printer.Print(_graph[id].A) : _printer.Definition(id), _locals.BesideOf(id).Select(derivative => derivative < 0 ? "_" : Declared(derivative)));
            if (_step.IsBackward)
            {
                lines.Add("// " + _derivation.Line(id));
            }

            lines.Add($"{Declared(id)} = {(IsTruthHandedOn(id) ? $"({value}) ? 1 : 0" : value)};");
            foreach (int own in _locals.BesideOf(id).Where(beside => beside >= 0).Prepend(id).Where(own => !IsPlain && _stored.Contains(own)))
            {
                lines.Add(Store(own));
            }
        }

        if (IsPlain)
        {
            writer.Lines(lines);
            return;
        }

        if (HasEntries)
        {
            writer.Open(_step.Varies ? $"for (int j = 0; j < {_step.Shape.Count}; j++)" : $"for (int j = 0; j < {_step.Shape.Count}; j += TLane.Count)");
            writer.Lines(_outer);
        }

        if (_step.Varies)
        {
            writer.Open("for (int s = 0; s < count; s += TLane.Count)");
        }

        writer.Lines(_inner);
        writer.Lines(lines);
        if (_step.Varies)
        {
            writer.Close();
        }

        if (HasEntries)
        {
            writer.Close();
        }
    }

    /// <summary>A variable of the loop; a number that another part needs is declared already.</summary>
    private string Declared(int id) => _handedOn.Contains(id) ? _names[id]! : $"{(IsPlain ? _graph[id].Type.Keyword() : LaneForms.Type)} {_variables[id]}";

    private bool IsTruthHandedOn(int id) => _handedOn.Contains(id) && _graph[id].Type == NumberType.Boolean;

    /// <summary>A truth value that lies among numbers.</summary>
    public static string Truth(string number) => $"({number} != 0)";

    private string Store(int id)
    {
        LoopPlace place = _placeOf(id);
        return _step.Varies ? $"TLane.StoreWhole({_variables[id]}, {place.Span}, {(HasEntries ? "(j * Stride) + s" : "s")});" : $"TLane.Store({_variables[id]}, {place.Span}, j);";
    }

    private string? Atom(int id)
    {
        if (_variables.TryGetValue(id, out string own))
        {
            return own;
        }

        if (_graph[id].Op == Ops.IsAt)
        {
            return IsAt(_graph[id].A);
        }

        if (_plan.IsCondition(id) || _graph[id].IsConstant || (_plan.StepOf(id) >= 0 && _step.Nodes.Contains(id)))
        {
            return null;
        }

        (int whole, int first) = _plan.Resolve(id);
        bool isNumber = _plan.IsNumber(id);
        return isNumber && !_plan.Varies(whole) ? (_number(id) is ['-', ..] and var negative ? $"({negative})" : _number(id))
            : Load(whole, first, isNumber, () => Loaded(whole, first, isNumber), isHoisted: !_plan.Varies(whole));
    }

    /// <summary>The entry is the one that an index names.</summary>
    private string IsAt(int index) =>
        _step.Varies ? $"TLane.Equal({(_plan.Varies(index) ? Load(index, 0, isEntry: true, () => $"TLane.LoadWhole({_spelling.Rows(index)}, s)", isHoisted: false) : $"({_spelling.Number}){_number(index)}")}, ({_spelling.Number})j)"
        : $"TLane.Equal(global::Backprop.LayerVector.Indices<{_spelling.TypeArguments}>(j), ({_spelling.Number}){_number(index)})";

    private string Load(int whole, int first, bool isEntry, Func<string> value, bool isHoisted)
    {
        if (!_loads.TryGetValue((whole, first, isEntry), out string name))
        {
            string stem = NameAllocator.Identifier(NameAllocator.Bare(_names[whole] ?? _spelling.Paper(whole) ?? "t"));
            bool isInput = _graph[whole].Op == Ops.Input && _graph[whole].Shape.IsScalar && _graph[whole].Type.IsReal();
            name = _allocator.Take(isInput ? stem : stem + (isEntry ? (_graph[whole].Shape.IsScalar ? "_s" : $"_{first}") : "_j"));
            _loads.Add((whole, first, isEntry), name);
            (isHoisted && _step.Varies && HasEntries ? _outer : _inner).Add($"TLane {name} = {value()};");
        }

        return name;
    }

    private string Loaded(int whole, int first, bool isNumber)
    {
        LoopPlace place = _placeOf(whole);
        string j = first == 0 ? "j" : $"j + {first}";
        return !place.Varies ? (_step.Varies ? $"{place.Span}[{j}]" : $"TLane.Load({place.Span}, {j})")
            : _graph[whole].Op == Ops.Input && _graph[whole].Shape.IsScalar ? $"TLane.Load({_spelling.Leaf(whole)}, first + s)"
            : isNumber ? (first == 0 ? $"TLane.LoadWhole({place.Span}, s)" : $"TLane.LoadWhole({place.Span}, ({first} * Stride) + s)")
            : $"TLane.LoadWhole({place.Span}, ({(first == 0 ? j : $"({j})")} * Stride) + s)";
    }

    private Notation Spelling(Node node) =>
        IsPlain || IsPlainCondition(node) ? MemberSpelling.Of(node, _graph, _spelling.QualifyNames)
        : LoopForms.UniformSide(node, _graph, IsUniform) is var side and >= 0 ? new Notation(node.Op == Ops.And ? $"{{{side}}} ? {{{1 - side}}} : default" : $"{{{side}}} ? ~default(TLane) : {{{1 - side}}}", Precedence.Conditional, Precedence.Bits, Precedence.Bits)
        : node.Op == Ops.Select && !_plan.Varies(node.A) && _graph[node.A].Shape.IsScalar ? MemberSpelling.Of(node, _graph, qualify: false)
        : LaneForms.Of(node);

    private bool IsUniform(int id) => !_plan.Varies(id) && _graph[id].Shape.IsScalar;

    /// <summary>It holds for all samples and entries, or for none.</summary>
    private bool IsPlainCondition(Node node) => node.Type == NumberType.Boolean && node.Shape.IsScalar && node.Operands.All(operand => !_plan.Varies(operand));

    private string Constant(int id, bool isTyped) => MemberSpelling.OfConstant(_graph, id, isTyped, _spelling.QualifyNames);
}
