using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits a helper as a local function of the gradient method: its value, and its partials beside it. Over lanes it takes and yields as many samples at a time as there are lanes.</summary>
internal sealed class HelperEmitter(HelperModel helper, bool qualifyNames, bool isOverLanes = false, int mostStatements = Cut.MostStatements)
{
    private readonly Subject _subject = Subject.Of(helper, qualifyNames);
    private GradientBody? _body;

    /// <summary>Its value and partials.</summary>
    public Derivative Derivative => Body.Derivative;

    private GradientBody Body => _body ??= new GradientBody(_subject, isOverLanes, mostStatements);

    /// <summary>Too long for one method.</summary>
    public bool IsLong => Body.IsLong;

    /// <summary>What cost and partials call it by.</summary>
    public string Name => helper.Name;

    /// <summary>For the hover texts of means.</summary>
    public IEnumerable<string> EquationLines => Body.EquationLines.Prepend(Heading);

    /// <summary>For the hover text of the gradient method.</summary>
    public IEnumerable<string> DerivationLines => Body.DerivationLines.Prepend(Heading);

    /// <summary>The same in LaTeX.</summary>
    public IEnumerable<string> LatexLines => Body.LatexLines.Prepend($@"{Typography.Latex.Name(_subject.Symbol)}\left({string.Join(", ", Names.Select(Typography.Latex.Name))}\right)\text{{:}}");

    /// <summary>Over lanes of numbers of this type nothing has to be computed for one sample after the other.</summary>
    /// <param name="number">The type.</param>
    /// <param name="isOverLanesToo">Whether another helper can be written so.</param>
    public bool HasLaneForm(NumberType number, Func<string, bool> isOverLanesToo)
    {
        Graph graph = Body.Derivative.Graph;
        return helper.Type == number && Enumerable.Range(0, graph.Count).Where(Body.Locals.IsLive).All(id => graph[id] is var node && (node.Op.IsLeaf ? IsLaneLeaf(node)
            : node.Op == Ops.Call ? isOverLanesToo(graph.NameOf(node.A)!) && node.Operands.Skip(1).All(operand => graph[operand].Type == number)
            : node.Op == Ops.CallPartial ? node.Type == number
            : LaneForms.Has(graph, id, number, operand => graph[operand].Op.IsLeaf && !IsArgument(graph[operand]))));

        bool IsLaneLeaf(Node leaf) => IsArgument(leaf) ? leaf.Type == number : leaf.Type != NumberType.Boolean;
    }

    private static bool IsArgument(Node leaf) => leaf.Op == Ops.Parameter || leaf.Op == Ops.Input;

    private IEnumerable<string> Names => helper.Arguments.Select(argument => NameAllocator.Bare(_subject.Leaf(argument.Leaf)!));

    /// <summary>As a local function.</summary>
    public void Write(SourceWriter writer)
    {
        writer.Line();
        writer.Line($"// {Summary}");
        Open(writer, "", $"{helper.Name}{(isOverLanes ? HelperModel.LaneSuffix : HelperModel.Suffix)}");
        Body.Write(writer);
        writer.Close();
    }

    /// <summary>As a method, so that all parts of a long cost can call it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="prefix">What the names of such methods begin with.</param>
    public void WriteAsMethod(SourceWriter writer, string prefix)
    {
        string name = prefix + helper.Name + HelperModel.Suffix;
        writer.Line();
        writer.Document(Summary + ".");
        writer.Line(FileFrame.GeneratedCode);
        Open(writer, "private ", name);
        string[] results = [.. _subject.Outputs.Select(output => output.Target)];
        IEnumerable<(string, string)> arguments = helper.Arguments.Select(argument => ($"{Keyword(argument)} {_subject.Leaf(argument.Leaf)}", _subject.Leaf(argument.Leaf)!));
        IEnumerable<(string, string)> partials = helper.Arguments.Where(argument => argument.IsDifferentiated).Select(argument => ($"ref {Keyword(argument)} {Target(argument)}", $"ref {Target(argument)}"));
        Body.WriteWithParts(writer, new PartsHead(name, name + PartsHead.Suffix, helper.IsStatic, [.. arguments, .. partials], results), prefix);
    }

    private string Heading => $"{_subject.Symbol}({string.Join(", ", Names)}):";

    private string Summary => $"{_subject.Symbol}({string.Join(", ", Names)}) and its partials{(isOverLanes ? ", over lanes" : "")}";

    private void Open(SourceWriter writer, string visibility, string name)
    {
        IEnumerable<string> arguments = helper.Arguments.Select(argument => $"{(isOverLanes ? "in " : "")}{Keyword(argument)} {_subject.Leaf(argument.Leaf)}");
        IEnumerable<string> partials = helper.Arguments.Where(argument => argument.IsDifferentiated).Select(argument => $"out {Keyword(argument)} {Target(argument)}");
        writer.Open($"{visibility}{(helper.IsStatic ? "static " : "")}{(isOverLanes ? LaneForms.Type : helper.Type.Keyword())} {name}({string.Join(", ", arguments.Concat(partials))})");
    }

    private string Target(HelperArgument argument) => _subject.Outputs.First(output => output.Parameter == (int)helper.Graph[argument.Leaf].Payload).Target;

    private string Keyword(HelperArgument argument) => isOverLanes ? LaneForms.Type : helper.Graph[argument.Leaf].Type.Keyword();
}
