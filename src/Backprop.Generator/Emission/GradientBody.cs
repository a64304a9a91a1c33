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

    /// <param name="subject">What the body is for.</param>
    /// <param name="isOverLanes">All numbers are lanes.</param>
    public GradientBody(Subject subject, bool isOverLanes = false)
    {
        _subject = subject;
        _isOverLanes = isOverLanes;
        _derivative = Differentiator.Differentiate(subject.Graph, subject.Value, subject.ParameterCount);
        _locals = new Locals(_derivative);
        _schedule = new Schedule(_derivative, _locals);
        _given = subject.HandsOutLocals
            ? subject.Outputs.Where(output => _derivative.Partials[output.Parameter] is { } id && id >= _derivative.PrimalCount && _locals.Contains(id)).GroupBy(output => (int)_derivative.Partials[output.Parameter]!).ToDictionary(group => group.Key, group => group.First().Target)
            : [];
        _names = new LocalNames(_derivative, _locals, PaperName, _given, subject.Symbol, subject.Reserved);
        _printer = new ExpressionPrinter(_derivative.Graph, node => isOverLanes ? LaneForms.Of(node) : MemberSpelling.Of(node, _derivative.Graph, subject.QualifyNames), Number, id => LeafName(id) ?? _names[id]);
        _derivation = new Derivation(_derivative, _locals, _schedule, _names, subject.Symbol, PaperName);
    }

    public Derivative Derivative => _derivative;

    public Locals Locals => _locals;

    /// <summary>The equations and the chain rule, a line each.</summary>
    public IEnumerable<string> DerivationLines => _derivation.Equations().Concat(Backward.Select(_derivation.Step).OfType<string>());

    private IEnumerable<BackwardStep> Backward => _schedule.Backward.Where(step => step.Parameter < 0 || !(_given.TryGetValue(step.Node, out string name) && name == Target(step.Parameter)));

    public void Write(SourceWriter writer)
    {
        writer.Lines(_subject.Prologue);
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
            writer.Line($"{Declared(id)} = {Value(id)};");
        }

        if (_schedule.Forward.Count > 0)
        {
            writer.Line();
        }

        writer.Line("// Backward");
        foreach (BackwardStep step in Backward)
        {
            if (_derivation.Step(step) is { } comment)
            {
                writer.Line("// " + comment);
            }

            writer.Line(step.Parameter < 0
                ? $"{Declared(step.Node)} = {Value(step.Node)};"
                : $"{Target(step.Parameter)} = {_printer.Print(step.Node)};");
        }

        foreach (Output output in _subject.Outputs.Where(output => _derivative.Partials[output.Parameter] is null))
        {
            writer.Line($"// {output.Name} does not influence {_subject.Symbol}");
            writer.Line($"{output.Target} = 0;");
        }

        writer.Line($"return {_printer.Print(_derivative.Cost)};");
    }

    /// <summary>What a local is set to; where derivatives are needed too, the call that yields them beside the value.</summary>
    private string Value(int id) =>
        MemberSpelling.WithDerivatives(_printer.Definition(id), _locals.BesideOf(id).Select(derivative => derivative < 0 ? "_" : Declared(derivative)));

    /// <summary>The local, with its type; without it where it is an argument that is handed out.</summary>
    private string Declared(int id) => _given.ContainsKey(id) ? _names[id]! : $"{(_isOverLanes ? LaneForms.Type : _derivative.Graph[id].Type.Keyword())} {_names[id]}";

    private string Target(int parameter) => _subject.Outputs.First(output => output.Parameter == parameter).Target;

    private string Number(int id, bool isTyped)
    {
        Node node = _derivative.Graph[id];
        string? own = _derivative.Graph.NameOf(id);
        return own is null ? Literal.Of(node, isTyped)
            : isTyped && node.Type == NumberType.Double ? Literal.AsDouble(MemberSpelling.Qualify(own, _subject.QualifyNames))
            : MemberSpelling.Qualify(own, _subject.QualifyNames);
    }

    private string? LeafName(int id) => IsLeaf(id) ? _subject.Leaf(id) : null;

    private string? PaperName(int id) => IsLeaf(id) ? _subject.Paper(id) : null;

    private bool IsLeaf(int id) => _derivative.Graph[id] is { IsConstant: false, Op.IsLeaf: true };
}
