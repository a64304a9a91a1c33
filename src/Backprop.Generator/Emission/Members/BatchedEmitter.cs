using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits a method over batches: a result for each sample, in the same lanes as the means.</summary>
internal sealed class BatchedEmitter
{
    private readonly BatchedModel _method;
    private readonly BatchNames _names;
    private readonly LaneKinds? _kinds;
    private readonly LaneBody? _body;
    private readonly ArgumentModel[] _samples;
    private readonly string _results;
    private readonly bool _isLooped;
    private readonly int _mostStatements;

    private BatchedEmitter(BatchedModel method, int mostStatements)
    {
        _mostStatements = mostStatements;
        _isLooped = method.Equations is { } whole && (!method.ResultShape.IsScalar || Unroller.Size(whole.Graph) > method.UnrollLimit) && LoopForms.IsShaped(whole.Graph) && LoopForms.ObstacleOf(method, whole) is null;
        _method = method = _isLooped ? method : method with { Equations = method.Equations?.Unrolled() };
        _samples = [.. method.Arguments.Where(argument => !argument.IsParameter)];
        var names = new NameAllocator(MemberSpelling.NamesInScope(method));
        _results = names.Take("results");
        _names = new BatchNames(method);
        if (!_isLooped && method.Equations is { } equations)
        {
            Derivative value = LoopForms.Value(equations);
            var locals = new Locals(value);
            _kinds = new LaneKinds(value, locals, method, [method.Type], keepsResults: true);
            _body = new LaneBody(method, value, locals, _kinds, _names, "result", method.ResultType);
        }
    }

    /// <param name="method">The method.</param>
    /// <param name="mostStatements">How many statements stay in one method.</param>
    public static string Emit(BatchedModel method, int mostStatements) => FileFrame.Write(method.Header, new BatchedEmitter(method, mostStatements).Write);

    private string Batch => $"{NameAllocator.Bare(_method.Name)}Results{_method.BatchSuffix}";

    private string Compute => $"Compute{NameAllocator.Bare(_method.Name)}{_method.BatchSuffix}";

    private string Constraint => $"where TLane : struct, global::Backprop.ILane<TLane, {_kinds!.Number.Keyword()}>";

    private string Layout => _samples.All(sample => sample.Shape.IsScalar) && _method.ResultShape.IsScalar ? "Every span has one entry a sample;" : "Vectors and matrices have all their entries, row by row, for one sample after the other; numbers one entry a sample;";

    private string Results => $"global::System.Span<{_method.ResultType}>";

    private void Write(SourceWriter writer)
    {
        writer.Document($"{_results}[i] = {NameAllocator.Bare(_method.Name)}({string.Join(", ", _method.Arguments.Select(argument => NameAllocator.Bare(argument.Name) + (argument.IsParameter ? "" : "[i]")))}) for every sample i. {Layout} {_results} is overwritten{(_samples.Any(sample => sample.Shape == _method.ResultShape) ? ", and may be one of the others" : "")}.", _body?.Equations);
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">The spans differ in length, or the results overlap other samples than their own.</exception>");
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"{_method.Visibility} {CostEmitter.Modifier(_method)}void {_method.Name}({string.Join(", ", [.. _method.Arguments.Select(argument => argument.DeclarationOfMany), $"{Results} {_results}"])})");
        if (_method.Equations is null && _method.Refusal.Length > 0)
        {
            CostEmitter.WriteRefusal(writer, _method);
            writer.Close();
            return;
        }

        WriteChecks(writer);
        if (_isLooped)
        {
            new LoopedBatchedEmitter(_method, _results, _mostStatements).Write(writer, CountOf(_samples[0]));
            return;
        }

        if (_kinds is not { HasForm: true })
        {
            WriteSampleBySample(writer);
            writer.Close();
            return;
        }

        writer.Line($"global::Backprop.BatchedMethod{(_kinds.Number == NumberType.Double ? "" : "F")}.Compute<{Batch}>(new {Batch}({(_method.IsStatic ? "" : "this, ")}{string.Concat(_method.Arguments.Select(argument => argument.Name + ", "))}{_results}), {CountOf(_samples[0])});");
        writer.Close();
        WriteSamples(writer);
        WriteCompute(writer);
    }

    private void WriteChecks(SourceWriter writer)
    {
        ArgumentModel first = _samples[0];
        string Quoted(string name) => $"\"{NameAllocator.Bare(name)}\"";
        foreach ((string name, Shape shape) in _samples.Skip(1).Select(sample => (sample.Name, sample.Shape)).Append((_results, _method.ResultShape)))
        {
            writer.Line(first.Shape.IsScalar && shape.IsScalar ? $"global::Backprop.Batch.RequireCount({first.Name}.Length, {name}.Length, {Quoted(name)});"
                : $"global::Backprop.Batch.RequireSamples({CountOf(first)}, {name}.Length, {shape.Count}, {Quoted(name)});");
        }

        writer.Lines(_method.Arguments.Where(argument => argument.IsParameter && !argument.Shape.IsScalar).Select(argument =>
            $"global::Backprop.Batch.RequireLength({argument.Shape.Count}, {argument.Name}.Length, {Quoted(argument.Name)});"));
        writer.Lines(_samples.Where(sample => sample.EntryType == _method.ResultType).Select(sample => $"global::Backprop.Batch.{(sample.Shape == _method.ResultShape ? "RequireApart" : "RequireDisjoint")}<{sample.EntryType}>({sample.Name}, {_results}, \"{_results}\");"));
    }

    /// <summary>The number of samples.</summary>
    private static string CountOf(ArgumentModel sample) =>
        sample.Shape.IsScalar ? $"{sample.Name}.Length" : $"global::Backprop.Batch.Samples({sample.Name}.Length, {sample.Shape.Count}, \"{NameAllocator.Bare(sample.Name)}\")";

    /// <summary>What has no form over lanes is computed by the method itself.</summary>
    private void WriteSampleBySample(SourceWriter writer)
    {
        writer.Open($"for (int {_names.Index} = 0; {_names.Index} < {_results}.Length; {_names.Index}++)");
        writer.Line($"{_results}[{_names.Index}] = {_method.Name}({string.Join(", ", _method.Arguments.Select(argument => argument.IsParameter ? argument.Name : $"{argument.Name}[{_names.Index}]"))});");
        writer.Close();
    }

    private void WriteSamples(SourceWriter writer)
    {
        var names = new NameAllocator([.. _method.Arguments.Select(argument => argument.Name), _results]);
        (string Type, string Name)[] values = [.. _method.IsStatic ? [] : new[] { (_method.Header.Self, names.Take("model")) }, .. _method.Arguments.Select(argument => (argument.TypeInBatch, argument.Name)), (Results, _results)];
        string[] fields = [.. values.Select(value => names.Take("_" + NameAllocator.Bare(value.Name)))];
        int first = _method.IsStatic ? 0 : 1;
        writer.Line();
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"private readonly ref struct {Batch}({string.Join(", ", values.Select(value => $"{value.Type} {value.Name}"))}) : global::Backprop.IBatchedMethod<{_kinds!.Number.Keyword()}>");
        writer.Lines(values.Select((value, place) => $"private readonly {value.Type} {fields[place]} = {value.Name};"));
        writer.Line();
        writer.Line($"static bool global::Backprop.IBatchedMethod<{_kinds.Number.Keyword()}>.IsSmall => {(_kinds.IsSmall ? "true" : "false")};");
        writer.Line();
        writer.Line("public void Compute<TLane>(int start, int after)");
        writer.Line($"    {Constraint} =>");
        writer.Line($"    {(_method.IsStatic ? _method.Header.Self : fields[0])}.{Compute}<TLane>({string.Concat(fields.Skip(first).Take(_method.Arguments.Count).Select(field => field + ", "))}start, after, {fields[fields.Length - 1]});");
        writer.Close();
    }

    private void WriteCompute(SourceWriter writer)
    {
        writer.Line();
        writer.Line(FileFrame.GeneratedCode);
        writer.Line($"private {CostEmitter.Modifier(_method)}void {Compute}<TLane>({string.Concat(_method.Arguments.Select(argument => $"{argument.TypeInBatch} {_names.NameOf(argument)}, "))}int {_names.Start}, int {_names.After}, {Results} {_names.Results})");
        writer.Open($"    {Constraint}");
        _body!.Write(writer);
        writer.Close();
    }
}
