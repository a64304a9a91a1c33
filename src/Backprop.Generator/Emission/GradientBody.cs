using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>The body of the gradient method of one cost, and its derivation.</summary>
internal sealed class GradientBody
{
    private readonly CostModel _cost;
    private readonly Derivative _derivative;
    private readonly Locals _locals;
    private readonly Schedule _schedule;
    private readonly LocalNames _names;
    private readonly ExpressionPrinter _printer;
    private readonly string _gradient;

    public GradientBody(CostModel cost, Equations equations, string gradient)
    {
        _cost = cost;
        _gradient = gradient;
        _derivative = Simplifier.Simplify(ReverseMode.Differentiate(equations.Graph, equations.Cost, cost.Parameters.Count));
        _locals = new Locals(_derivative);
        _schedule = new Schedule(_derivative, _locals);
        _names = new LocalNames(_derivative, _locals, LeafName, [.. MemberSpelling.NamesInScope(cost), .. OuterNames(), gradient]);
        _printer = new ExpressionPrinter(_derivative.Graph, Spelling, Number, id => LeafName(id) ?? _names[id]);
        Derivation = new Derivation(_derivative, _locals, _schedule, _names, LeafName);
    }

    public Derivation Derivation { get; }

    public IEnumerable<string> PartialLines => _schedule.Backward.Select(Derivation.Step).OfType<string>();

    public void Write(SourceWriter writer)
    {
        if (_schedule.Forward.Count > 0)
        {
            writer.Line("// Forward");
        }

        foreach (int id in _schedule.Forward)
        {
            writer.Line($"{Keyword(id)} {_names[id]} = {Value(id)};");
        }

        if (_schedule.Forward.Count > 0)
        {
            writer.Line();
        }

        writer.Line("// Backward");
        foreach (BackwardStep step in _schedule.Backward)
        {
            if (Derivation.Step(step) is { } comment)
            {
                writer.Line("// " + comment);
            }

            writer.Line(step.Parameter < 0
                ? $"{Keyword(step.Node)} {_names[step.Node]} = {Value(step.Node)};"
                : $"{_gradient}.{_cost.Parameters[step.Parameter].Name} = {_printer.Print(step.Node)};");
        }

        foreach (int parameter in Enumerable.Range(0, _cost.Parameters.Count).Where(parameter => _derivative.Partials[parameter] is null))
        {
            writer.Line($"// {_cost.Parameters[parameter].Name} does not influence C");
            writer.Line($"{_gradient}.{_cost.Parameters[parameter].Name} = 0;");
        }

        writer.Line($"return {_printer.Print(_derivative.Cost)};");
    }

    /// <summary>What a local is set to; where its derivative is needed too, the call that yields both.</summary>
    private string Value(int id)
    {
        string value = _printer.Definition(id);
        return _locals.TwinOf(id) is var twin and >= 0 ? $"{value.Substring(0, value.Length - 1)}, out {Keyword(twin)} {_names[twin]})" : value;
    }

    private IEnumerable<string> OuterNames() =>
        Enumerable.Range(0, _derivative.Graph.Count).Where(id => _derivative.Graph[id].Op == Ops.Outer).Select(id => _derivative.Graph.NameOf(id)!);

    private string Keyword(int id) => _derivative.Graph[id].Type.Keyword();

    private Notation Spelling(Node node) => MemberSpelling.Of(node, _derivative.Graph, _cost.Header.QualifyNames);

    private string Number(int id, bool isTyped)
    {
        Node node = _derivative.Graph[id];
        string? own = _derivative.Graph.NameOf(id);
        return own is null ? Literal.Of(node, isTyped)
            : isTyped && node.Type == NumberType.Double ? Literal.AsDouble(MemberSpelling.Qualify(own, _cost.Header.QualifyNames))
            : MemberSpelling.Qualify(own, _cost.Header.QualifyNames);
    }

    private string? LeafName(int id)
    {
        Node node = _derivative.Graph[id];
        return node.Op == Ops.Parameter ? MemberSpelling.OfParameter(_cost, _cost.Parameters[(int)node.Payload])
            : node.Op == Ops.Input || node.Op == Ops.Outer ? MemberSpelling.Qualify(_derivative.Graph.NameOf(id)!, _cost.Header.QualifyNames)
            : null;
    }
}
