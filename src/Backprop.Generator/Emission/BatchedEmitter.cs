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

    private BatchedEmitter(BatchedModel method)
    {
        _method = method = method with { Equations = method.Equations?.Unrolled() };
        _samples = [.. method.Arguments.Where(argument => !argument.IsParameter)];
        var names = new NameAllocator(MemberSpelling.NamesInScope(method));
        _results = names.Take("results");
        _names = new BatchNames(method);
        if (method.Equations is { } equations)
        {
            Derivative value = Lowering.Lower(new Derivative(equations.Graph, equations.Graph.Count, equations.Result, [], new int?[equations.Graph.Count]));
            var locals = new Locals(value);
            _kinds = new LaneKinds(value, locals, method, [method.Type], keepsResults: true);
            _body = new LaneBody(method, value, locals, _kinds, _names, "result", method.ResultType);
        }
    }

    public static string Emit(BatchedModel method) => FileFrame.Write(method.Header, new BatchedEmitter(method).Write);

    private string Batch => $"{NameAllocator.Bare(_method.Name)}Results{_method.BatchSuffix}";

    private string Compute => $"Compute{NameAllocator.Bare(_method.Name)}{_method.BatchSuffix}";

    private string Constraint => $"where TLane : struct, global::Backprop.ILane<TLane, {_kinds!.Number.Keyword()}>";

    private string Results => $"global::System.Span<{_method.ResultType}>";

    private void Write(SourceWriter writer)
    {
        writer.Document($"{_results}[i] = {NameAllocator.Bare(_method.Name)}({string.Join(", ", _method.Arguments.Select(argument => NameAllocator.Bare(argument.Name) + (argument.IsParameter ? "" : "[i]")))}) for every sample i. Every span has one entry a sample; {_results} is overwritten, and may be one of the others.", _body?.Equations);
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
        if (_kinds is not { HasForm: true })
        {
            WriteSampleBySample(writer);
            writer.Close();
            return;
        }

        writer.Line($"global::Backprop.BatchedMethod{(_kinds.Number == NumberType.Double ? "" : "F")}.Compute<{Batch}>(new {Batch}({(_method.IsStatic ? "" : "this, ")}{string.Concat(_method.Arguments.Select(argument => argument.Name + ", "))}{_results}), {_samples[0].Name}.Length);");
        writer.Close();
        WriteSamples(writer);
        WriteCompute(writer);
    }

    private void WriteChecks(SourceWriter writer)
    {
        foreach ((string name, string type) in _samples.Skip(1).Select(sample => (sample.Name, sample.Type)).Append((_results, _method.ResultType)))
        {
            writer.Line($"global::Backprop.Batch.RequireCount({_samples[0].Name}.Length, {name}.Length, \"{NameAllocator.Bare(name)}\");");
        }

        writer.Lines(_samples.Where(sample => sample.Type == _method.ResultType).Select(sample => $"global::Backprop.Batch.RequireApart<{sample.Type}>({sample.Name}, {_results}, \"{_results}\");"));
    }

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
