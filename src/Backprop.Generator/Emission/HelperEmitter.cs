using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits a helper as a local function of the gradient method: its value, and its partials beside it. Over lanes it takes and yields as many samples at a time as there are lanes.</summary>
internal sealed class HelperEmitter(HelperModel helper, bool qualifyNames, bool isOverLanes = false)
{
    private readonly Subject _subject = Subject.Of(helper, qualifyNames);
    private GradientBody? _body;

    private GradientBody Body => _body ??= new GradientBody(_subject, isOverLanes);

    /// <summary>For the hover text of the gradient method.</summary>
    public IEnumerable<string> DerivationLines => Body.DerivationLines.Prepend($"{_subject.Symbol}({string.Join(", ", Names)}):");

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

    public void Write(SourceWriter writer)
    {
        IEnumerable<string> arguments = helper.Arguments.Select(argument => $"{(isOverLanes ? "in " : "")}{Keyword(argument)} {_subject.Leaf(argument.Leaf)}");
        IEnumerable<string> partials = helper.Arguments.Where(argument => argument.IsDifferentiated).Select(Partial);
        writer.Line();
        writer.Line($"// {_subject.Symbol}({string.Join(", ", Names)}) and its partials{(isOverLanes ? ", over lanes" : "")}");
        writer.Open($"{(helper.IsStatic ? "static " : "")}{(isOverLanes ? LaneForms.Type : helper.Type.Keyword())} {helper.Name}{(isOverLanes ? HelperModel.LaneSuffix : HelperModel.Suffix)}({string.Join(", ", arguments.Concat(partials))})");
        Body.Write(writer);
        writer.Close();
    }

    private string Partial(HelperArgument argument) =>
        $"out {Keyword(argument)} {_subject.Outputs.First(output => output.Parameter == (int)helper.Graph[argument.Leaf].Payload).Target}";

    private string Keyword(HelperArgument argument) => isOverLanes ? LaneForms.Type : helper.Graph[argument.Leaf].Type.Keyword();
}
