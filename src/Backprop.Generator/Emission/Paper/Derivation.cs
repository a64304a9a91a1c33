using Backprop.Generator.Mathematics;
using static Backprop.Generator.Emission.NameAllocator;

namespace Backprop.Generator.Emission;

/// <summary>The derivation as it would stand on paper: the user's equations, a line of the chain rule for each step of the reverse sweep, and the computational graph.</summary>
internal sealed class Derivation
{
    private readonly Derivative _derivative;
    private readonly Graph _graph;
    private readonly Schedule _schedule;
    private readonly Locals _locals;
    private readonly LocalNames _names;
    private readonly Func<int, string?> _leaf;
    private readonly string _symbol;
    private readonly Typography _type;
    private readonly ExpressionPrinter _printer;
    private readonly Dictionary<(Op Twin, int Operand), int> _values = [];

    // For each node the first primal node whose adjoint it is, and for each of those the next; −1 where there is none.
    private readonly int[] _firstPrimal;
    private readonly int[] _nextPrimal;
    private readonly Dictionary<int, int> _leaves;
    private readonly Dictionary<BackwardStep, string?> _steps = [];

    public Derivation(Derivative derivative, Locals locals, Schedule schedule, LocalNames names, string symbol, Func<int, string?> leaf, Typography? type = null)
    {
        _type = type ?? Typography.Characters;
        _derivative = derivative;
        _graph = derivative.Graph;
        _locals = locals;
        _schedule = schedule;
        _names = names;
        _leaf = leaf;
        _symbol = symbol;
        _printer = new ExpressionPrinter(_graph, Paper, Number, Atom, _type.Parentheses);
        _firstPrimal = [.. Enumerable.Repeat(-1, _graph.Count)];
        _nextPrimal = new int[derivative.PrimalCount];
        for (int id = derivative.PrimalCount - 1; id >= 0; id--)
        {
            if (derivative.Adjoints[id] is { } adjoint)
            {
                (_nextPrimal[id], _firstPrimal[adjoint]) = (_firstPrimal[adjoint], id);
            }
        }

        _leaves = Enumerable.Range(0, derivative.PrimalCount).Where(id => _graph[id].Op == Ops.Parameter).ToDictionary(id => (int)_graph[id].Payload);
        for (int id = 0; id < _graph.Count; id++)
        {
            if (_graph[id].Op.Twin is { } twin)
            {
                _values[(twin, _graph[id].A)] = id;
            }
        }
    }

    /// <summary>z1 = W1 · x + B1, …, C = (a3 − y)².</summary>
    public IEnumerable<string> Equations()
    {
        foreach (int id in _schedule.Forward.Where(id => !_names.IsDescription(id)))
        {
            yield return $"{Name(id)} = {_printer.Definition(id)}";
        }

        if (!_schedule.Forward.Contains(_derivative.Cost) || _graph.NameOf(_derivative.Cost) is not null)
        {
            yield return $"{_type.Name(_symbol)} = {_printer.Print(_derivative.Cost)}";
        }
    }

    /// <summary>∂C/∂W3 = ∂C/∂z3 · a2, also where the local has that name.</summary>
    public string OfParameter(BackwardStep step) => Step(step) ?? $"{Partial(_printer.Print(_leaves[step.Parameter]))} = {_printer.Definition(step.Node)}{Glosses(step.Node)}";

    /// <summary>∂C/∂p = 0, where C does not depend on p.</summary>
    public string Without(string parameter) => $"{Partial(_type.Name(Bare(parameter)))} = 0";

    /// <summary>∂C/∂z3 = ∂C/∂a3 · σ′(z3),  σ′(z3) = a3 (1 − a3); null where the name of the local says it all.</summary>
    public string? Step(BackwardStep step)
    {
        // As a comment and in the summary.
        if (!_steps.TryGetValue(step, out string? text))
        {
            _steps.Add(step, text = TextOf(step));
        }

        return text;
    }

    private string? TextOf(BackwardStep step)
    {
        if (step.Parameter >= 0)
        {
            string label = Partial(_printer.Print(_leaves[step.Parameter]));
            string value = _printer.Print(step.Node);
            return value == label ? null : $"{label} = {value}{(_locals.Contains(step.Node) ? "" : Glosses(step.Node))}";
        }

        string definition = _printer.Definition(step.Node) + Glosses(step.Node);
        string chain = _firstPrimal[step.Node] < 0 ? "" : ChainOf(step.Node);
        return chain.Length == 0 && _names.IsDescription(step.Node) ? null
            : _names.AdjointOf(step.Node) >= 0 ? $"{chain}{Label(_names.AdjointOf(step.Node))} = {definition}"
            : $"{Name(step.Node)} = {chain}{definition}";
    }

    /// <summary>∂C/∂z2 = ∂C/∂z1 = , of what has the same adjoint.</summary>
    private string ChainOf(int node)
    {
        var primals = new List<int>();
        for (int id = _firstPrimal[node]; id >= 0; id = _nextPrimal[id])
        {
            primals.Add(id);
        }

        HashSet<int> parts = [.. _graph.OperandsOf(primals)];
        string own = Label(_names.AdjointOf(node));
        return string.Concat(primals.Where(id => IsWorthALabel(id) && (!parts.Contains(id) || _graph.NameOf(id) is not null)).Reverse().Select(Label).Where(label => label != own).Select(label => label + " = "));
    }

    /// <summary>What a local is: z = W x + b.</summary>
    public string Line(int id) => id < _derivative.PrimalCount ? $"{Name(id)} = {_printer.Definition(id)}" : Step(new BackwardStep(id, -1)) ?? $"{Name(id)} = {_printer.Definition(id)}";

    /// <summary>The values of the forward sweep that have a name, each with its equation and the leaves and values that it is made of; the cost is the last.</summary>
    public IEnumerable<(int Id, string Text, IReadOnlyList<int> From)> Values()
    {
        foreach (int id in _schedule.Forward.Where(id => !_names.IsDescription(id) && id != _derivative.Cost).Append(_derivative.Cost))
        {
            string name = id == _derivative.Cost && (_graph[id].Op.IsLeaf || _graph.NameOf(id) is null) ? _type.Name(_symbol) : Name(id);
            yield return (id, $"{name} = {_printer.Definition(id)}", [.. MadeOf(id).Distinct()]);
        }
    }

    /// <summary>What a leaf or a value is called.</summary>
    public string Mention(int id) => _printer.Print(id);

    private IEnumerable<int> MadeOf(int id) => _graph[id].Operands.SelectMany(operand => _graph[operand].IsConstant || _graph[operand].Type == NumberType.Several ? [] : Atom(operand) is not null ? [operand] : MadeOf(operand));

    private bool IsWorthALabel(int id) => (_graph.NameOf(id) is not null && !_graph[id].Op.IsLeaf) || _names.AdjointOf((int)_derivative.Adjoints[id]!) < 0;

    private string Label(int primal) => primal < 0 ? "" : Partial(_printer.PrintTight(primal));

    private string Partial(string variable) => _type.Partial(_type.Name(_symbol), variable);

    private string Name(int id) => _type.Name(Bare(_names[id]!));

    private string Glosses(int id)
    {
        var twins = new List<int>();
        CollectGlosses(id, twins);
        return twins.Count == 0 ? "" : string.Concat(twins.Select(node =>
            $"{_type.Gap}{_printer.Definition(node)} = {_type.Gloss(_graph[node].Op.Gloss!, _printer.PrintTight(_values[(_graph[node].Op, _graph[node].A)]), _printer.PrintTight(_graph[node].A), _printer.Print(_graph[node].A))}"));
    }

    /// <summary>Of the nodes that are written out in the node's own line those that have a gloss, each once.</summary>
    private void CollectGlosses(int id, List<int> found)
    {
        Node node = _graph[id];
        if (node.Op.Gloss is not null)
        {
            if (_values.ContainsKey((node.Op, node.A)) && !found.Contains(id))
            {
                found.Add(id);
            }

            return;
        }

        foreach (int operand in node.Operands)
        {
            if (Atom(operand) is null)
            {
                CollectGlosses(operand, found);
            }
        }
    }

    private Notation Paper(Node node) =>
        node.Op == Ops.Item ? _type.Of(node.Op) with { Template = _type.Of(node.Op).Template.Replace("{1}", node.Payload.ToString(System.Globalization.CultureInfo.InvariantCulture)) }
        : node.Op == Ops.Slice ? new("{0}" + Part(_graph[node.A].Shape, (int)node.Payload, node.Shape), Precedence.Primary, Precedence.Primary)
        : node.Op == Ops.Place ? Placed(_type.Of(node.Op), Part(node.Shape, (int)node.Payload, _graph[node.A].Shape))
        : node.Op == Ops.Dot && _graph[node.A].Shape.Rank == 2 ? new(_type.Of(Ops.Sum).For(1).Template.Replace("{0}", _type.Of(Ops.Multiply).For(2).Template), Precedence.Primary, Precedence.Multiplicative, Precedence.Multiplicative)
        : node.Op == Ops.Fill ? new("{0}", Precedence.Primary, Precedence.Primary)
        : _type.Of(node.Op);

    /// <summary>place(x, [2..5]): zeros elsewhere.</summary>
    private static Notation Placed(Notation notation, string part) => part.Length == 0 ? notation : notation with { Template = notation.Template.Replace("{0}", "{0}, " + part) };

    /// <summary>Some entries of a vector or matrix: v[2], v[2..5], a row W[1, :], and in general a range of entries.</summary>
    private static string Part(Shape whole, int first, Shape part) =>
        part.IsScalar ? Unroller.Index(whole, first)
        : whole.Rank == 2 && part.Rank == 1 && part.Rows == whole.Columns && first % whole.Columns == 0 ? $"[{first / whole.Columns}, :]"
        : part.Count == whole.Count ? ""
        : $"[{first}..{first + part.Count}]";

    private string Number(int id, bool isTyped)
    {
        string text = _graph.NameOf(id) ?? Literal.Of(_graph[id], isTyped: false);
        return _type.Number(_graph[id].Type == NumberType.Single ? text.TrimEnd('f') : text);
    }

    /// <summary>A parameter or a part of an argument, Hidden.W or sample.Time: its owner belongs to its name.</summary>
    private bool IsOfUser(int id) => _graph[id].Op == Ops.Parameter || _graph[id].Op == Ops.Input;

    private string? Atom(int id)
    {
        if (_leaf(id) is { } leaf)
        {
            return _type.Name(Bare(IsOfUser(id) && leaf.IndexOf('.') >= 0 ? _graph.NameOf(id)! : leaf.Substring(leaf.LastIndexOf('.') + 1)));
        }

        if (_graph[id].Op == Ops.CallPartial)
        {
            return _type.Partial(_printer.PrintTight(_graph[id].A), _printer.PrintTight(_graph[_graph[id].A].Operand((int)_graph[id].Payload)));
        }

        if (_names[id] is null || _names.IsDescription(id) || _graph[id].Op.Gloss is not null)
        {
            return null;
        }

        return _names.AdjointOf(id) is var primal and >= 0 ? Label(primal) : Name(id);
    }
}
