using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>The body of the gradient method of a cost or of a helper, and its derivation.</summary>
internal sealed class GradientBody
{
    private readonly Subject _subject;
    private readonly Derivative _derivative;
    private readonly Locals _locals;
    private readonly Dictionary<int, string> _given;
    private readonly Schedule _schedule;
    private readonly LocalNames _names;
    private readonly ExpressionPrinter _printer;
    private readonly Derivation _derivation;
    private readonly bool _isOverLanes;
    private readonly Dictionary<int, string> _targets;
    private readonly Cut _cut;
    private readonly BackwardStep[] _statements;
    private string _helperPrefix = "";
    private PartsEmitter? _parts;

    /// <param name="subject">What the body is for.</param>
    /// <param name="isOverLanes">All numbers are lanes.</param>
    /// <param name="mostStatements">How many stay in one piece.</param>
    public GradientBody(Subject subject, bool isOverLanes = false, int mostStatements = Cut.MostStatements)
    {
        _subject = subject;
        _isOverLanes = isOverLanes;
        _targets = subject.Outputs.ToDictionary(output => output.Parameter, output => output.Target);
        _derivative = Differentiator.Differentiate(subject.Graph, subject.Value, subject.ParameterCount);
        _locals = new Locals(_derivative);
        _schedule = new Schedule(_derivative, _locals);
        _given = subject.HandsOutLocals
            ? subject.Outputs.Where(output => _derivative.Partials[output.Parameter] is { } id && id >= _derivative.PrimalCount && _locals.Contains(id)).GroupBy(output => (int)_derivative.Partials[output.Parameter]!).ToDictionary(group => group.Key, group => group.First().Target)
            : [];
        _statements = Statements();
        _cut = new Cut(_derivative.Graph, _locals, _statements, mostStatements);
        if (_cut.IsLong && PartsOfTuples() is { Count: > 0 } items)
        {
            _locals = new Locals(_derivative, items);
            _schedule = new Schedule(_derivative, _locals);
            _statements = Statements();
            _cut = new Cut(_derivative.Graph, _locals, _statements, mostStatements);
        }

        _names = new LocalNames(_derivative, _locals, PaperName, _given, subject.Symbol, subject.Reserved);
        _printer = new ExpressionPrinter(_derivative.Graph, Spelling, Number, id => LeafName(id) ?? LocalName(id));
        _derivation = new Derivation(_derivative, _locals, _schedule, _names, subject.Symbol, PaperName);
    }

    public Derivative Derivative => _derivative;

    public Locals Locals => _locals;

    /// <summary>The equations, a line each.</summary>
    public IEnumerable<string> EquationLines => _derivation.Equations();

    /// <summary>For each parameter, its line of the chain rule.</summary>
    public IEnumerable<string> PartialLines => _subject.Outputs.Select(output => _derivative.Partials[output.Parameter] is { } id ? _derivation.OfParameter(new BackwardStep(id, output.Parameter)) : _derivation.Without(output.Name));

    /// <summary>The equations and the chain rule, a line each.</summary>
    public IEnumerable<string> DerivationLines => LinesOf(_derivation);

    /// <summary>The same in LaTeX.</summary>
    public IEnumerable<string> LatexLines => LinesOf(new Derivation(_derivative, _locals, _schedule, _names, _subject.Symbol, PaperName, Typography.Latex));

    /// <summary>The computational graph.</summary>
    public IEnumerable<string> Drawing => ComputationalGraph.Draw(_derivation, _derivative);

    private IEnumerable<string> LinesOf(Derivation derivation) => derivation.Equations().Concat(Backward.Select(derivation.Step).OfType<string>());

    private IEnumerable<BackwardStep> Backward => _schedule.Backward.Where(step => step.Parameter < 0 || !(_given.TryGetValue(step.Node, out string name) && name == Target(step.Parameter)));

    /// <summary>Too long for one method.</summary>
    public bool IsLong => _cut.IsLong;

    /// <summary>In one piece.</summary>
    public void Write(SourceWriter writer)
    {
        writer.Lines(_subject.Prologue.Select(span => span.Declaration));
        if (_subject.Prologue.Count > 0)
        {
            writer.Line();
        }

        if (_schedule.Forward.Count > 0)
        {
            writer.Line("// Forward");
        }

        foreach (int id in _schedule.Forward)
        {
            writer.Line(Text(new BackwardStep(id, -1)));
        }

        if (_schedule.Forward.Count > 0)
        {
            writer.Line();
        }

        writer.Line("// Backward");
        foreach (BackwardStep step in _statements.Skip(_schedule.Forward.Count))
        {
            if (Comment(step) is { } comment)
            {
                writer.Line("// " + comment);
            }

            writer.Line(Text(step));
        }

        writer.Line($"return {_printer.Print(_derivative.Cost)};");
    }

    /// <summary>In one piece or in parts, up to the end of the method; the parts come after it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="head">What parts have in common.</param>
    /// <param name="helperPrefix">What the names of helpers begin with, which are methods then too.</param>
    public void WriteWithParts(SourceWriter writer, PartsHead head, string helperPrefix)
    {
        _helperPrefix = helperPrefix;
        if (!IsLong)
        {
            Write(writer);
            writer.Close();
            return;
        }

        Graph graph = _derivative.Graph;
        var free = new NameAllocator([.. _subject.Reserved, .. Enumerable.Range(0, graph.Count).Select(id => _names[id]).OfType<string>()]);
        _parts = new PartsEmitter(head, _statements, _cut, new Workspace(graph, LifeSpans(), free), _subject.Prologue);
        _parts.WriteCalls(writer, graph[_derivative.Cost].Type, _derivative.Cost, _printer.Print, free);
        writer.Close();
        _parts.WriteParts(writer, step => (Comment(step), Text(step)), IsForward);
    }

    private bool IsForward(BackwardStep step) => step.Parameter < 0 && step.Node < _derivative.PrimalCount;

    /// <summary>All statements in their order; the last ones are of parameters that influence nothing.</summary>
    private BackwardStep[] Statements() =>
    [
        .. _schedule.Forward.Select(id => new BackwardStep(id, -1)),
        .. Backward,
        .. _subject.Outputs.Where(output => _derivative.Partials[output.Parameter] is null).Select(output => new BackwardStep(-1, output.Parameter)),
    ];

    private string? Comment(BackwardStep step) =>
        IsForward(step) ? null
        : step.Node < 0 ? $"{_subject.Outputs.First(output => output.Parameter == step.Parameter).Name} does not influence {_subject.Symbol}"
        : _derivation.Step(step);

    private string Text(BackwardStep step) =>
        step.Parameter < 0 ? $"{Declared(step.Node)} = {Value(step.Node)};"
        : $"{Mentioned(Target(step.Parameter))} = {(step.Node < 0 ? "0" : _printer.Print(step.Node))};";

    /// <summary>The values that one part may leave for another: the part that computes each, and the last one that needs it. What is handed out is the caller's.</summary>
    private IEnumerable<(int Id, int From, int To)> LifeSpans()
    {
        var spans = new Dictionary<int, (int From, int To)>();
        for (int index = 0; index < _statements.Length; index++)
        {
            BackwardStep step = _statements[index];
            int part = _cut.PartOf[index];
            foreach (int id in step.Parameter < 0 ? _locals.BesideOf(step.Node).Append(step.Node).Where(id => id >= 0 && !_given.ContainsKey(id)) : [])
            {
                spans[id] = (part, part);
            }

            foreach (int id in _cut.UsesOf(index).Where(spans.ContainsKey))
            {
                spans[id] = (spans[id].From, part);
            }
        }

        return spans.Select(span => (span.Key, span.Value.From, span.Key == _derivative.Cost ? int.MaxValue : span.Value.To));
    }

    /// <summary>The numbers that are taken out of tuples, which no part can leave for another.</summary>
    private List<int> PartsOfTuples() => [.. Enumerable.Range(0, _derivative.Graph.Count).Where(id => _locals.IsLive(id) && _derivative.Graph[id].Op == Ops.Item && _derivative.Graph[_derivative.Graph[id].A].Type == NumberType.Several)];

    private Notation Spelling(Node node)
    {
        Notation notation = _isOverLanes ? LaneForms.Of(node) : MemberSpelling.Of(node, _derivative.Graph, _subject.QualifyNames);
        return node.Op == Ops.Call && _helperPrefix.Length > 0 ? notation with { Template = _helperPrefix + notation.Template } : notation;
    }

    private string? LocalName(int id) => _names[id] is { } name ? _parts?.Spelling(id, name) ?? name : null;

    private string Mentioned(string text) => _parts?.Mention(text) ?? text;

    /// <summary>What a local is set to; where derivatives are needed too, the call that yields them beside the value.</summary>
    private string Value(int id) =>
        MemberSpelling.WithDerivatives(_printer.Definition(id), _locals.BesideOf(id).Select(derivative => derivative < 0 ? "_" : Declared(derivative)));

    /// <summary>The local, with its type; without it where it is an argument that is handed out.</summary>
    private string Declared(int id) =>
        _given.ContainsKey(id) ? _names[id]!
        : _parts?.Spelling(id, _names[id]!) is { } place ? place
        : $"{(_isOverLanes ? LaneForms.Type : _derivative.Graph[id].Type.Keyword())} {_names[id]}";

    private string Target(int parameter) => _targets[parameter];

    private string Number(int id, bool isTyped) => MemberSpelling.OfConstant(_derivative.Graph, id, isTyped, _subject.QualifyNames);

    private string? LeafName(int id) => IsLeaf(id) && _subject.Leaf(id) is { } leaf ? Mentioned(leaf) : null;

    private string? PaperName(int id) => IsLeaf(id) ? _subject.Paper(id) : null;

    private bool IsLeaf(int id) => _derivative.Graph[id] is { IsConstant: false, Op.IsLeaf: true };
}
