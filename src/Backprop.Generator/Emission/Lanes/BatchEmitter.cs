using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits what sums over the samples of a batch: the samples, as a value that the runtime can put to any width of vectors, and the loop over them.</summary>
/// <param name="cost">The cost.</param>
/// <param name="stem">What is summed, as a word in names: Cost, or CostAndGradient.</param>
/// <param name="derivative">What is computed for each sample.</param>
/// <param name="isLooped">Vectors and matrices are whole, and computed with loops.</param>
/// <param name="mostStatements">How many stay in one method.</param>
internal sealed class BatchEmitter(CostModel cost, string stem, Derivative derivative, bool isLooped, int mostStatements)
{
    private readonly Locals? _locals = isLooped ? null : new Locals(derivative);
    private readonly BatchNames _names = new(cost);
    private LaneKinds? _kinds;
    private LoopNames? _loopNames;
    private LoopBody? _loops;

    /// <summary>The numbers that are summed: of the lanes, where the equations can be written over lanes.</summary>
    public NumberType Number => isLooped ? cost.Type : Kinds.Number;

    private LaneKinds Kinds => _kinds ??= new(derivative, _locals!, cost, [cost.Type, cost.GradientType]);

    private LoopNames LoopNames => _loopNames ??= new(cost, derivative, cost.Type, isBatch: true);

    private LoopBody Loops => _loops ??= new(derivative, LoopNames, mostStatements);

    /// <summary>The name of the samples' type.</summary>
    public string Batch => $"{stem}Batch{cost.BatchSuffix}";

    /// <summary>The name of the samples' type where several threads share them.</summary>
    public string Memory => $"{stem}Memory{cost.BatchSuffix}";

    private string Sum => $"Sum{stem}{cost.BatchSuffix}";

    private string Constraint => $"where TLane : struct, global::Backprop.ILane<TLane, {Number.Keyword()}>";

    // Implemented explicitly, so that no member hides a type of the user's.
    private string Interface => $"global::Backprop.IBatch<{Number.Keyword()}>";

    private string Sums => $"global::System.Span<{Number.Keyword()}>";

    /// <summary>The samples, from the arguments of a mean.</summary>
    public string Create() => Create(Batch);

    /// <summary>The same for several threads.</summary>
    public string CreateMemory() => Create(Memory);

    private string Create(string type) => $"new {type}({(cost.IsStatic ? "" : "this, ")}{string.Join(", ", cost.Arguments.Select(argument => argument.Name))})";

    public void Write(SourceWriter writer)
    {
        WriteSamples(writer, $"readonly ref struct {Batch}", argument => argument.TypeInBatch, span: "");
        WriteSamples(writer, $"readonly struct {Memory}", argument => argument.TypeAcrossThreads, span: ".Span");
        WriteSum(writer);
    }

    private void WriteSamples(SourceWriter writer, string type, Func<ArgumentModel, string> typeOf, string span)
    {
        var names = new NameAllocator(cost.Arguments.Select(argument => argument.Name));
        string model = names.Take("model");
        (string Type, string Name, string Access)[] values = [.. cost.IsStatic ? [] : new[] { (cost.Header.Self, model, "") }, .. cost.Arguments.Select(argument => (typeOf(argument), argument.Name, argument.IsParameter && argument.Shape.IsScalar ? "" : span))];
        string[] fields = [.. values.Select(value => names.Take("_" + NameAllocator.Bare(value.Name)))];
        IEnumerable<string> passed = fields.Select((field, place) => field + values[place].Access + ", ");
        writer.Line();
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"private {type}({string.Join(", ", values.Select(value => $"{value.Type} {value.Name}"))}) : {Interface}");
        writer.Lines(values.Select((value, place) => $"private readonly {value.Type} {fields[place]} = {value.Name};"));
        writer.Line();
        writer.Line($"static int {Interface}.Rows => {1 + (derivative.Partials.Count == 0 ? 0 : cost.EntryCount)};");
        writer.Line();
        writer.Line($"static bool {Interface}.IsSmall => {(!isLooped && Kinds.IsSmall ? "true" : "false")};");
        writer.Line();
        if (isLooped)
        {
            writer.Line($"static int {Interface}.Room => {Loops.FlatRoom} + ({Loops.BlockRows} * global::Backprop.LayerBlock.Stride);");
            writer.Line();
        }
        else if (!Kinds.HasForm)
        {
            writer.Line($"static bool {Interface}.IsSampleBySample => true;");
            writer.Line();
        }

        writer.Line($"public void Accumulate<TLane>(int start, int after, {Sums} sums)");
        writer.Line($"    {Constraint} =>");
        writer.Line($"    {(cost.IsStatic ? cost.Header.Self : fields[0])}.{Sum}<TLane>({string.Concat(passed.Skip(cost.IsStatic ? 0 : 1))}start, after, sums);");
        writer.Close();
    }

    private void WriteSum(SourceWriter writer)
    {
        if (isLooped)
        {
            new LoopMethod(cost, "void", Sum, [.. cost.Arguments.Select(argument => (argument.TypeInBatch, LoopNames.NameOf(argument))), ("int", "start"), ("int", "after"), (Sums, "sums")], Loops).Write(writer);
            return;
        }

        IEnumerable<string> arguments = cost.Arguments.Select(argument => $"{argument.TypeInBatch} {_names.NameOf(argument)}");
        writer.Line();
        writer.Line(FileFrame.GeneratedCode);
        writer.Line($"private {CostEmitter.Modifier(cost)}void {Sum}<TLane>({string.Concat(arguments.Select(argument => argument + ", "))}int {_names.Start}, int {_names.After}, {Sums} {_names.Sums})");
        writer.Open($"    {Constraint}");
        if (Kinds.HasForm)
        {
            new LaneBody(cost, derivative, _locals!, Kinds, _names, "C").Write(writer);
        }
        else
        {
            WriteSampleBySample(writer);
        }

        writer.Close();
    }

    /// <summary>What has no form over lanes is computed by the method for one sample.</summary>
    private void WriteSampleBySample(SourceWriter writer)
    {
        bool isCostAlone = derivative.Partials.Count == 0 && cost.Arguments.All(argument => argument.Shape.IsScalar);
        string number = cost.GradientType.Keyword();
        string arguments = string.Join(", ", cost.Arguments.Select(_names.OfSample));
        if (cost.HasOwnBlock && !isCostAlone)
        {
            writer.Line($"{number}[] {_names.Gradient} = global::System.Buffers.ArrayPool<{number}>.Shared.Rent({cost.EntryCount});");
        }

        writer.Open($"for (int {_names.Index} = {_names.Start}; {_names.Index} < {_names.After}; {_names.Index}++)");
        writer.Line($"int {_names.Sample} = global::System.Math.Min({_names.Index}, {_names.LastSample});");
        if (isCostAlone)
        {
            writer.Line($"global::Backprop.Batch.Accumulate({MemberSpelling.OfMember(cost, cost.Name, cost.IsStatic)}({arguments}), {_names.Sums}, {_names.Index});");
        }
        else
        {
            string compute = MemberSpelling.OfMember(cost, cost.HasOwnBlock ? cost.Names.ComputeCostAndGradient + cost.BatchSuffix : cost.Names.CostAndGradient, cost.IsStatic);
            string partials = cost.HasOwnBlock ? $"global::System.MemoryExtensions.AsSpan({_names.Gradient}, 0, {cost.EntryCount})" : $"{_names.Gradient}.AsSpan()";
            writer.Line($"{Number.Keyword()} {_names.Cost} = {compute}({arguments}, {(cost.HasOwnBlock ? partials : $"out {cost.Names.Gradient} {_names.Gradient}")});");
            writer.Line(derivative.Partials.Count == 0
                ? $"global::Backprop.Batch.Accumulate({_names.Cost}, {_names.Sums}, {_names.Index});"
                : $"global::Backprop.Batch.Accumulate<{Number.Keyword()}, {number}>({_names.Cost}, {partials}, {_names.Sums}, {_names.Index});");
        }

        writer.Close();
        if (cost.HasOwnBlock && !isCostAlone)
        {
            writer.Line($"global::System.Buffers.ArrayPool<{number}>.Shared.Return({_names.Gradient});");
        }
    }
}
