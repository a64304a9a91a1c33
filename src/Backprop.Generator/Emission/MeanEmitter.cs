using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits the averages over a batch: one span for each argument that varies from sample to sample, or one memory where several threads share the work.</summary>
internal sealed class MeanEmitter
{
    private readonly SourceWriter _writer;
    private readonly CostModel _cost;
    private readonly BatchEmitter? _values;
    private readonly BatchEmitter? _gradients;
    private readonly ArgumentModel[] _samples;
    private readonly string _gradient;
    private readonly string _count;
    private readonly string _mean;
    private readonly string _options;
    private readonly string _firstNotFinite;

    private MeanEmitter(SourceWriter writer, CostModel cost, CostForms forms, string gradient)
    {
        (_writer, _cost, _gradient) = (writer, cost, gradient);
        _samples = [.. cost.Arguments.Where(argument => !argument.IsParameter)];
        var names = new NameAllocator([.. MemberSpelling.NamesInScope(cost), gradient]);
        (_count, _mean, _options, _firstNotFinite) = (names.Take("count"), names.Take("mean"), names.Take("options"), names.Take("firstNotFinite"));
        bool isRefused = forms.OfBatch is null || cost.Omitted.Contains(cost.Names.CostAndGradient);
        if (!isRefused && _samples.Length > 0)
        {
            _values = BatchOfCosts(cost, forms);
            _gradients = new BatchEmitter(cost, NameAllocator.Bare(cost.Names.CostAndGradient), forms.OfBatch!, forms.IsBatchLooped, forms.MostStatements);
        }
    }

    /// <param name="writer">Where to.</param>
    /// <param name="cost">The cost.</param>
    /// <param name="forms">What is computed for each sample, and how.</param>
    /// <param name="gradient">What the gradient is called.</param>
    public static void Write(SourceWriter writer, CostModel cost, CostForms forms, string gradient) => new MeanEmitter(writer, cost, forms, gradient).Write();

    private string Cast => _cost.Type == NumberType.Double ? "" : "(float)";

    /// <summary>Gradients of floats have an accumulator of their own.</summary>
    private string Floats => _cost.GradientType == NumberType.Double ? "" : "F";

    private string Of => _cost.GradientType == NumberType.Double ? "Of" : "OfFloats";

    private string GradientType => _cost.Names.Gradient;

    private void Write()
    {
        if (_samples.Length == 0)
        {
            return;
        }

        string mean = $"The mean of {_cost.Names.Cost} over a batch";
        Method(_cost.Names.MeanCost, MeanForm.Spans, _values, $"{mean}; {EveryPart("span")}.", [], batch =>
            $"return {Cast}{Means(batch)}.Of<{batch.Batch}>({batch.Create()}, {_count});");
        Method(_cost.Names.MeanCost, MeanForm.Threads, _values, $"{mean}, by several threads.", [], batch =>
            $"return {Cast}{Means(batch)}.Of<{batch.Memory}>({batch.CreateMemory()}, {_count}, {_options});");

        if (_cost.HasOwnBlock)
        {
            WriteIntoBlock($"{mean} and the mean of every partial derivative", $"Adds a batch to a mean of {_cost.Names.Cost} and of every partial derivative, an empty one without effect");
            WriteSums();
            return;
        }

        string outGradient = $"out {GradientType} {_gradient}";
        mean += $" and the mean of every partial derivative";
        Method(_cost.Names.MeanCostAndGradient, MeanForm.Spans, _gradients, $"{mean}; {EveryPart("span")}. {_gradient} is overwritten.", [outGradient], batch =>
            $"return {Cast}{Means(batch)}.{Of}<{batch.Batch}, {GradientType}>({batch.Create()}, {_count}, out {_gradient});");
        Method(_cost.Names.MeanCostAndGradient, MeanForm.NotFinite, _gradients, $"{mean}; {EveryPart("span")}. {_gradient} is overwritten. {_firstNotFinite} is the index of the first sample whose cost or partials are infinite or NaN, and −1 where there is none.", [outGradient, $"out int {_firstNotFinite}"], batch =>
            $"return {Cast}{Means(batch)}.{Of}<{batch.Batch}, {GradientType}>({batch.Create()}, {_count}, out {_gradient}, out {_firstNotFinite});");
        Method(_cost.Names.MeanCostAndGradient, MeanForm.Threads, _gradients, $"{mean}, by several threads. {_gradient} is overwritten.", [outGradient], batch =>
            $"return {Cast}{Means(batch)}.{Of}<{batch.Memory}, {GradientType}>({batch.CreateMemory()}, {_count}, {_options}, out {_gradient});");

        string refMean = $"ref global::Backprop.MeanAccumulator{Floats}<{GradientType}> {_mean}";
        string adds = $"Adds a batch to a mean of {_cost.Names.Cost} and of every partial derivative, an empty one without effect";
        Method(_cost.Names.AccumulateCostAndGradient, MeanForm.Spans, _gradients, $"{adds}; {EveryPart("span")}.", [refMean], batch =>
            $"{Means(batch)}.Add<{batch.Batch}, {GradientType}>({batch.Create()}, {_count}, ref {_mean});", isVoid: true);
        Method(_cost.Names.AccumulateCostAndGradient, MeanForm.Threads, _gradients, $"{adds}, by several threads.", [refMean], batch =>
            $"{Means(batch)}.Add<{batch.Memory}, {GradientType}>({batch.CreateMemory()}, {_count}, {_options}, ref {_mean});", isVoid: true);

        WriteSums();
    }

    /// <summary>The gradient owns its block, which is written to.</summary>
    private void WriteIntoBlock(string mean, string adds)
    {
        string gradient = $"{GradientType} {_gradient}";
        Method(_cost.Names.MeanCostAndGradient, MeanForm.Spans, _gradients, $"{mean}; {EveryPart("span")}. {_gradient} is overwritten.", [gradient], batch =>
            $"return {Cast}{Means(batch)}.Of<{batch.Batch}>({batch.Create()}, {_count}, {_gradient}.AsSpan());");
        Method(_cost.Names.MeanCostAndGradient, MeanForm.NotFinite, _gradients, $"{mean}; {EveryPart("span")}. {_gradient} is overwritten. {_firstNotFinite} is the index of the first sample whose cost or partials are infinite or NaN, and −1 where there is none.", [gradient, $"out int {_firstNotFinite}"], batch =>
            $"return {Cast}{Means(batch)}.Of<{batch.Batch}>({batch.Create()}, {_count}, {_gradient}.AsSpan(), out {_firstNotFinite});");
        Method(_cost.Names.MeanCostAndGradient, MeanForm.Threads, _gradients, $"{mean}, by several threads. {_gradient} is overwritten.", [gradient], batch =>
            $"return {Cast}{Means(batch)}.Of<{batch.Memory}>({batch.CreateMemory()}, {_count}, {_options}, {_gradient}.AsSpan());");

        string accumulator = $"global::Backprop.GradientAccumulator {_mean}";
        Method(_cost.Names.AccumulateCostAndGradient, MeanForm.Spans, _gradients, $"{adds}; {EveryPart("span")}.", [accumulator], batch =>
            $"{Means(batch)}.Add<{batch.Batch}>({batch.Create()}, {_count}, {_mean});", isVoid: true);
        Method(_cost.Names.AccumulateCostAndGradient, MeanForm.Threads, _gradients, $"{adds}, by several threads.", [accumulator], batch =>
            $"{Means(batch)}.Add<{batch.Memory}>({batch.CreateMemory()}, {_count}, {_options}, {_mean});", isVoid: true);
    }

    private void WriteSums()
    {
        _values?.Write(_writer);
        _gradients?.Write(_writer);
    }

    private string EveryPart(string part) => _samples.All(sample => sample.Shape.IsScalar) ? $"every {part} has one entry a sample" : $"a vector or matrix has all its entries, row by row, for one sample after the other; every other {part} has one entry a sample";

    private void Method(string name, MeanForm form, BatchEmitter? batch, string summary, string[] results, Func<BatchEmitter, string> result, bool isVoid = false)
    {
        if (_cost.Omitted.Contains(form.KeyOf(name)))
        {
            return;
        }

        IEnumerable<string> samples = _cost.Arguments.Select(argument => form.IsParallel ? argument.DeclarationAcrossThreads : argument.DeclarationOfMany);
        string[] options = form.IsParallel ? [$"global::System.Threading.Tasks.ParallelOptions {_options}"] : [];
        _writer.Line();
        _writer.Document(summary, form.IsParallel ? [$"Blocks of 4096 samples are shared between the caller and the thread pool; a batch that is no larger is the caller's alone. {_options} say how many threads may take part, and when to stop. The bits are those of one thread."] : null);
        string samplesOf = form.IsParallel ? "memory" : "span";
        string several = form.IsParallel ? "memories" : "spans";
        _writer.Line($"/// <exception cref=\"global::System.ArgumentException\">{(isVoid ? $"The {several} differ in length." : $"A {samplesOf} is empty, or the {several} differ in length.")}</exception>");
        if (form.IsParallel)
        {
            _writer.Line("/// <exception cref=\"global::System.OperationCanceledException\">The token of the options was cancelled.</exception>");
        }

        _writer.Line(FileFrame.GeneratedCode);
        _writer.Open($"{_cost.Visibility} {CostEmitter.Modifier(_cost)}{(isVoid ? "void" : _cost.Type.Keyword())} {name}({string.Join(", ", samples.Concat(options).Concat(results))})");
        if (batch is null)
        {
            CostEmitter.WriteRefusal(_writer, _cost);
        }
        else
        {
            WriteChecks(allowsNone: isVoid);
            if (_cost.HasOwnBlock && !isVoid && results.Length > 0)
            {
                _writer.Line($"global::System.ArgumentNullException.ThrowIfNull({_gradient});");
            }

            _writer.Line(result(batch));
        }

        _writer.Close();
    }

    private void WriteChecks(bool allowsNone)
    {
        string Quoted(ArgumentModel argument) => $"\"{NameAllocator.Bare(argument.Name)}\"";
        ArgumentModel first = _samples[0];
        string samples = first.Shape.IsScalar ? $"{first.Name}.Length" : $"global::Backprop.Batch.Samples({first.Name}.Length, {first.Shape.Count}, {Quoted(first)})";
        _writer.Line($"int {_count} = {(allowsNone ? samples : $"global::Backprop.Batch.Count({samples}, {Quoted(first)})")};");
        _writer.Lines(_samples.Skip(1).Select(sample => sample.Shape.IsScalar
            ? $"global::Backprop.Batch.RequireCount({_count}, {sample.Name}.Length, {Quoted(sample)});"
            : $"global::Backprop.Batch.RequireSamples({_count}, {sample.Name}.Length, {sample.Shape.Count}, {Quoted(sample)});"));
        _writer.Lines(_cost.Arguments.Where(argument => argument.IsParameter && !argument.Shape.IsScalar).Select(argument =>
            $"global::Backprop.Batch.RequireLength({argument.Shape.Count}, {argument.Name}.Length, {Quoted(argument)});"));
    }

    private static string Means(BatchEmitter batch) => batch.Number == NumberType.Double ? "global::Backprop.BatchMean" : "global::Backprop.BatchMeanF";

    /// <summary>The cost alone, without the reverse sweep.</summary>
    private static BatchEmitter BatchOfCosts(CostModel cost, CostForms forms)
    {
        Derivative derivative = forms.OfBatch!;
        Derivative value = derivative with { Graph = derivative.Graph.CopyOf(derivative.PrimalCount), Partials = [], Adjoints = new int?[derivative.PrimalCount] };
        return new BatchEmitter(cost, NameAllocator.Bare(cost.Names.Cost), value, forms.IsBatchLooped, forms.MostStatements);
    }
}
