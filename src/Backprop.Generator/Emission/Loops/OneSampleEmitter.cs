using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits cost and gradient of one sample with loops: the sample, as a value that the runtime can put to any width of vectors, and the loops over the entries.</summary>
/// <param name="cost">The cost.</param>
/// <param name="derivative">What is computed, over vectors and matrices.</param>
/// <param name="mostStatements">How many stay in one method.</param>
internal sealed class OneSampleEmitter(CostModel cost, Derivative derivative, int mostStatements)
{
    private readonly LoopNames _names = new(cost, derivative, cost.Type, isBatch: false);

    private string Sample => $"{NameAllocator.Bare(cost.Names.CostAndGradient)}Sample{cost.BatchSuffix}";

    private string Of => $"{NameAllocator.Bare(cost.Names.CostAndGradient)}Of{cost.BatchSuffix}";

    private string Constraint => $"where TLane : struct, global::Backprop.ILane<TLane, {cost.Type.Keyword()}>";

    private string Interface => $"global::Backprop.IOneSample<{cost.Type.Keyword()}>";

    private string Partials => $"global::System.Span<{cost.Type.Keyword()}>";

    /// <summary>The cost, as an expression; the partials go to a span.</summary>
    public string Call(string partials) =>
        $"global::Backprop.OneSample{(cost.Type == NumberType.Double ? "" : "F")}.Compute<{Sample}>(new {Sample}({string.Join(", ", cost.Arguments.Select(argument => argument.Name).Append(partials).Prepend(cost.IsStatic ? "" : "this").Where(value => value.Length > 0))}))";

    public void Write(SourceWriter writer)
    {
        var body = new LoopBody(derivative, _names, mostStatements);
        var names = new NameAllocator(cost.Arguments.Select(argument => argument.Name));
        (string Type, string Name)[] values = [.. cost.IsStatic ? [] : new[] { (cost.Header.Self, names.Take("model")) }, .. cost.Arguments.Select(argument => (argument.TypeOfOne, argument.Name)), (Partials, names.Take("gradient"))];
        string[] fields = [.. values.Select(value => names.Take("_" + NameAllocator.Bare(value.Name)))];
        writer.Line();
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"private readonly ref struct {Sample}({string.Join(", ", values.Select(value => $"{value.Type} {value.Name}"))}) : {Interface}");
        writer.Lines(values.Select((value, place) => $"private readonly {value.Type} {fields[place]} = {value.Name};"));
        writer.Line();
        writer.Line($"static int {Interface}.Room => {body.FlatRoom};");
        writer.Line();
        writer.Line($"public {cost.Type.Keyword()} Compute<TLane>(scoped {Partials} room)");
        writer.Line($"    {Constraint} =>");
        writer.Line($"    {(cost.IsStatic ? cost.Header.Self : fields[0])}.{Of}<TLane>({string.Concat(fields.Skip(cost.IsStatic ? 0 : 1).Select(field => field + ", "))}room);");
        writer.Close();

        new LoopMethod(cost, cost.Type.Keyword(), Of, [.. cost.Arguments.Select(argument => (argument.TypeOfOne, _names.NameOf(argument))), (Partials, "gradient"), (Partials, "room")], body).Write(writer);
    }
}
