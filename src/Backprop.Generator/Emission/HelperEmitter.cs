using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits a helper as a local function of the gradient method: its value, and its partials beside it.</summary>
internal sealed class HelperEmitter(HelperModel helper, bool qualifyNames)
{
    private readonly Subject _subject = Subject.Of(helper, qualifyNames);
    private GradientBody? _body;

    private GradientBody Body => _body ??= new GradientBody(_subject);

    /// <summary>For the hover text of the gradient method.</summary>
    public IEnumerable<string> DerivationLines => Body.DerivationLines.Prepend($"{_subject.Symbol}({string.Join(", ", Names)}):");

    private IEnumerable<string> Names => helper.Arguments.Select(argument => NameAllocator.Bare(_subject.Leaf(argument.Leaf)!));

    public void Write(SourceWriter writer)
    {
        IEnumerable<string> arguments = helper.Arguments.Select(argument => $"{Keyword(argument)} {_subject.Leaf(argument.Leaf)}");
        IEnumerable<string> partials = helper.Arguments.Where(argument => argument.IsDifferentiated).Select(Partial);
        writer.Line();
        writer.Line($"// {_subject.Symbol}({string.Join(", ", Names)}) and its partials");
        writer.Open($"{(helper.IsStatic ? "static " : "")}{helper.Type.Keyword()} {helper.Name}{HelperModel.Suffix}({string.Join(", ", arguments.Concat(partials))})");
        Body.Write(writer);
        writer.Close();
    }

    private string Partial(HelperArgument argument) =>
        $"out {Keyword(argument)} {_subject.Outputs.First(output => output.Parameter == (int)helper.Graph[argument.Leaf].Payload).Target}";

    private string Keyword(HelperArgument argument) => helper.Graph[argument.Leaf].Type.Keyword();
}
