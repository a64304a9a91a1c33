using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits a method over vectors and matrices for many samples, with loops over blocks of samples; a few samples are computed one by one, with loops over the entries.</summary>
/// <param name="method">The method.</param>
/// <param name="results">What the results are called.</param>
/// <param name="mostStatements">How many stay in one method.</param>
internal sealed class LoopedBatchedEmitter(BatchedModel method, string results, int mostStatements)
{
    // Below so many samples, one by one is faster than a block that is nearly empty.
    private const int Few = 8;

    private readonly Derivative _value = LoopForms.Value(LoopForms.Rolled(method.Equations!));

    private string Number => method.Type.Keyword();

    private string Suffix => method.Type == NumberType.Double ? "" : "F";

    private string Batch => $"{NameAllocator.Bare(method.Name)}Results{method.BatchSuffix}";

    private string Compute => $"Compute{NameAllocator.Bare(method.Name)}{method.BatchSuffix}";

    private string Sample => $"{NameAllocator.Bare(method.Name)}Sample{method.BatchSuffix}";

    private string Of => $"{NameAllocator.Bare(method.Name)}Of{method.BatchSuffix}";

    private string Results => $"global::System.Span<{Number}>";

    private int ResultCount => method.ResultShape.Count;

    /// <summary>The rest of the method, after the checks, and what it calls.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="count">The number of samples, as an expression.</param>
    public void Write(SourceWriter writer, string count)
    {
        var names = new NameAllocator([.. method.Arguments.Select(argument => argument.Name), results]);
        string samples = names.Take("count"), sample = names.Take("i");
        string model = method.IsStatic ? "" : "this, ";
        writer.Line($"int {samples} = {count};");
        writer.Open($"if ({samples} < {Few})");
        writer.Open($"for (int {sample} = 0; {sample} < {samples}; {sample}++)");
        writer.Line($"global::Backprop.OneSample{Suffix}.Compute<{Sample}>(new {Sample}({model}{string.Concat(method.Arguments.Select(argument => OfSample(argument, sample) + ", "))}{results}.Slice({sample} * {ResultCount}, {ResultCount})));");
        writer.Close();
        writer.Line();
        writer.Line("return;");
        writer.Close();
        writer.Line();
        writer.Line($"global::Backprop.LoopedMethod{Suffix}.Compute<{Batch}>(new {Batch}({model}{string.Concat(method.Arguments.Select(argument => argument.Name + ", "))}{results}), {samples});");
        writer.Close();

        var block = new LoopNames(method, _value, method.Type, isBatch: true, keepsResults: true);
        var one = new LoopNames(method, _value, method.Type, isBatch: false, keepsResults: true);
        var blockBody = new LoopBody(_value, block, mostStatements);
        var oneBody = new LoopBody(_value, one, mostStatements);
        WriteValue(writer, Batch, $"global::Backprop.ILoopedMethod<{Number}>", argument => argument.TypeInBatch, $"{blockBody.FlatRoom} + ({blockBody.BlockRows} * global::Backprop.LayerBlock.Stride)", "void", $"int start, int after, scoped {Results} room", Compute, "start, after, room");
        WriteValue(writer, Sample, $"global::Backprop.IOneSample<{Number}>", argument => argument.TypeOfOne, $"{oneBody.FlatRoom}", Number, $"scoped {Results} room", Of, "room");
        new LoopMethod(method, "void", Compute, [.. method.Arguments.Select(argument => (argument.TypeInBatch, block.NameOf(argument))), (Results, "results"), ("int", "start"), ("int", "after"), (Results, "room")], blockBody).Write(writer);
        new LoopMethod(method, Number, Of, [.. method.Arguments.Select(argument => (argument.TypeOfOne, one.NameOf(argument))), (Results, "results"), (Results, "room")], oneBody).Write(writer);
    }

    private static string OfSample(ArgumentModel argument, string sample) =>
        argument.IsParameter ? argument.Name
        : argument.Shape.IsScalar ? $"{argument.Name}[{sample}]"
        : $"{argument.Name}.Slice({sample} * {argument.Shape.Count}, {argument.Shape.Count})";

    private void WriteValue(SourceWriter writer, string type, string contract, Func<ArgumentModel, string> typeOf, string room, string result, string parameters, string call, string passed)
    {
        var names = new NameAllocator([.. method.Arguments.Select(argument => argument.Name), results]);
        (string Type, string Name)[] values = [.. method.IsStatic ? [] : new[] { (method.Header.Self, names.Take("model")) }, .. method.Arguments.Select(argument => (typeOf(argument), argument.Name)), (Results, results)];
        string[] fields = [.. values.Select(value => names.Take("_" + NameAllocator.Bare(value.Name)))];
        writer.Line();
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"private readonly ref struct {type}({string.Join(", ", values.Select(value => $"{value.Type} {value.Name}"))}) : {contract}");
        writer.Lines(values.Select((value, place) => $"private readonly {value.Type} {fields[place]} = {value.Name};"));
        writer.Line();
        writer.Line($"static int {contract}.Room => {room};");
        writer.Line();
        writer.Line($"public {result} Compute<TLane>({parameters})");
        writer.Line($"    where TLane : struct, global::Backprop.ILane<TLane, {Number}> =>");
        writer.Line($"    {(method.IsStatic ? method.Header.Self : fields[0])}.{call}<TLane>({string.Concat(fields.Skip(method.IsStatic ? 0 : 1).Select(field => field + ", "))}{passed});");
        writer.Close();
    }
}
