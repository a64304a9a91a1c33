using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits a body with loops as a method over lanes, and a long one as a method that calls its parts, which are methods too.</summary>
/// <param name="method">The user's method.</param>
/// <param name="result">What the emitted method returns.</param>
/// <param name="name">What it is called.</param>
/// <param name="arguments">Its arguments.</param>
/// <param name="body">The body.</param>
internal sealed class LoopMethod(MethodModel method, string result, string name, IReadOnlyList<(string Type, string Name)> arguments, LoopBody body)
{
    private static readonly (string Type, string Name)[] OfBlock = [("int", "first"), ("int", "count")];

    public void Write(SourceWriter writer)
    {
        writer.Line();
        Open(writer, result, name, arguments);
        body.Write(writer, part => $"{PartName(part)}<TLane>({string.Join(", ", ArgumentsOf(part).Select(argument => argument.Name))});");
        writer.Close();
        for (int part = 0; part < body.Parts.Count; part++)
        {
            writer.Line();
            writer.Document($"Part {part + 1} of the {body.Parts.Count} of {name}.");
            Open(writer, "void", PartName(part), ArgumentsOf(part));
            body.WritePart(writer, part);
            writer.Close();
        }
    }

    private string PartName(int part) => $"{name}{PartsHead.Suffix}{part + 1}";

    private IEnumerable<(string Type, string Name)> ArgumentsOf(int part) => body.Parts[part].Varies ? arguments.Concat(OfBlock) : arguments;

    private void Open(SourceWriter writer, string type, string called, IEnumerable<(string Type, string Name)> given)
    {
        writer.Line(FileFrame.GeneratedCode);
        writer.Line($"private {CostEmitter.Modifier(method)}{type} {called}<TLane>({string.Join(", ", given.Select(argument => $"{argument.Type} {argument.Name}"))})");
        writer.Open($"    where TLane : struct, global::Backprop.ILane<TLane, {method.Type.Keyword()}>");
    }
}
