using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits the averages over a batch: one span for each argument that varies from sample to sample, or one memory where several threads share the work.</summary>
internal sealed class MeanEmitter
{
    /// <summary>An argument of an emitted method, and what is said of it.</summary>
    private sealed record Argument(string Declaration, string Name, string Text);

    private readonly SourceWriter _writer;
    private readonly CostModel _cost;
    private readonly BatchEmitter? _values;
    private readonly BatchEmitter? _gradients;
    private readonly ArgumentModel[] _samples;
    private readonly Texts _texts;
    private readonly string _gradient;
    private readonly string _count;
    private readonly string _mean;
    private readonly string _options;
    private readonly string _firstNotFinite;

    private MeanEmitter(SourceWriter writer, CostModel cost, CostForms forms, Texts texts, string gradient)
    {
        (_writer, _cost, _texts, _gradient) = (writer, cost, texts, gradient);
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
    /// <param name="texts">What is said of arguments and results.</param>
    /// <param name="gradient">What the gradient is called.</param>
    public static void Write(SourceWriter writer, CostModel cost, CostForms forms, Texts texts, string gradient) => new MeanEmitter(writer, cost, forms, texts, gradient).Write();

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
        Method(_cost.Names.MeanCost, MeanForm.Spans, _values, mean, [], batch =>
            $"return {Cast}{Means(batch)}.Of<{batch.Batch}>({batch.Create()}, {_count});");
        Method(_cost.Names.MeanCost, MeanForm.Threads, _values, mean, [], batch =>
            $"return {Cast}{Means(batch)}.Of<{batch.Memory}>({batch.CreateMemory()}, {_count}, {_options});");

        mean += " and the mean of every partial derivative";
        string adds = $"Adds a batch to a mean of {_cost.Names.Cost} and of every partial derivative, an empty one without effect";
        if (_cost.HasOwnBlock)
        {
            WriteIntoBlock(mean, adds);
        }
        else
        {
            WriteIntoStruct(mean, adds);
        }

        _values?.Write(_writer);
        _gradients?.Write(_writer);
    }

    private void WriteIntoStruct(string mean, string adds)
    {
        var gradient = new Argument($"out {GradientType} {_gradient}", _gradient, Texts.MeanGradient);
        Method(_cost.Names.MeanCostAndGradient, MeanForm.Spans, _gradients, mean, [gradient], batch =>
            $"return {Cast}{Means(batch)}.{Of}<{batch.Batch}, {GradientType}>({batch.Create()}, {_count}, out {_gradient});");
        Method(_cost.Names.MeanCostAndGradient, MeanForm.NotFinite, _gradients, mean, [gradient, FirstNotFinite], batch =>
            $"return {Cast}{Means(batch)}.{Of}<{batch.Batch}, {GradientType}>({batch.Create()}, {_count}, out {_gradient}, out {_firstNotFinite});");
        Method(_cost.Names.MeanCostAndGradient, MeanForm.Threads, _gradients, mean, [gradient], batch =>
            $"return {Cast}{Means(batch)}.{Of}<{batch.Memory}, {GradientType}>({batch.CreateMemory()}, {_count}, {_options}, out {_gradient});");

        var accumulator = new Argument($"ref global::Backprop.MeanAccumulator{Floats}<{GradientType}> {_mean}", _mean, Texts.Accumulator);
        Method(_cost.Names.AccumulateCostAndGradient, MeanForm.Spans, _gradients, adds, [accumulator], batch =>
            $"{Means(batch)}.Add<{batch.Batch}, {GradientType}>({batch.Create()}, {_count}, ref {_mean});", isVoid: true);
        Method(_cost.Names.AccumulateCostAndGradient, MeanForm.Threads, _gradients, adds, [accumulator], batch =>
            $"{Means(batch)}.Add<{batch.Memory}, {GradientType}>({batch.CreateMemory()}, {_count}, {_options}, ref {_mean});", isVoid: true);
    }

    /// <summary>The gradient owns its block, which is written to.</summary>
    private void WriteIntoBlock(string mean, string adds)
    {
        var gradient = new Argument($"{GradientType} {_gradient}", _gradient, Texts.MeanGradient);
        Method(_cost.Names.MeanCostAndGradient, MeanForm.Spans, _gradients, mean, [gradient], batch =>
            $"return {Cast}{Means(batch)}.Of<{batch.Batch}>({batch.Create()}, {_count}, {_gradient}.AsSpan());");
        Method(_cost.Names.MeanCostAndGradient, MeanForm.NotFinite, _gradients, mean, [gradient, FirstNotFinite], batch =>
            $"return {Cast}{Means(batch)}.Of<{batch.Batch}>({batch.Create()}, {_count}, {_gradient}.AsSpan(), out {_firstNotFinite});");
        Method(_cost.Names.MeanCostAndGradient, MeanForm.Threads, _gradients, mean, [gradient], batch =>
            $"return {Cast}{Means(batch)}.Of<{batch.Memory}>({batch.CreateMemory()}, {_count}, {_options}, {_gradient}.AsSpan());");

        var accumulator = new Argument($"global::Backprop.GradientAccumulator {_mean}", _mean, Texts.Accumulator);
        Method(_cost.Names.AccumulateCostAndGradient, MeanForm.Spans, _gradients, adds, [accumulator], batch =>
            $"{Means(batch)}.Add<{batch.Batch}>({batch.Create()}, {_count}, {_mean});", isVoid: true);
        Method(_cost.Names.AccumulateCostAndGradient, MeanForm.Threads, _gradients, adds, [accumulator], batch =>
            $"{Means(batch)}.Add<{batch.Memory}>({batch.CreateMemory()}, {_count}, {_options}, {_mean});", isVoid: true);
    }

    private Argument FirstNotFinite => new($"out int {_firstNotFinite}", _firstNotFinite, Texts.FirstNotFinite);

    private void Method(string name, MeanForm form, BatchEmitter? batch, string what, Argument[] results, Func<BatchEmitter, string> result, bool isVoid = false)
    {
        if (_cost.Omitted.Contains(form.KeyOf(name)))
        {
            return;
        }

        Argument[] arguments =
        [
            .. _cost.Arguments.Zip(_texts.OfMany, (argument, text) => new Argument(form.IsParallel ? argument.DeclarationAcrossThreads : argument.DeclarationOfMany, text.Name, text.Text)),
            .. form.IsParallel ? [new Argument($"global::System.Threading.Tasks.ParallelOptions {_options}", _options, Texts.Options)] : Array.Empty<Argument>(),
            .. results,
        ];
        IEnumerable<string> formulas = batch is null ? [] : form == MeanForm.Spans && batch == _gradients && !isVoid ? _texts.OfMeanGradient : _texts.OfMean;
        _writer.Line();
        _writer.Document(
            $"{what}{(form.IsParallel ? ", by several threads" : "")}.",
            form.IsParallel ? formulas.Prepend(Texts.Threads) : formulas,
            arguments.Select(argument => (argument.Name, argument.Text)),
            isVoid ? null : Texts.Mean);
        string samplesOf = form.IsParallel ? "memory" : "span";
        string several = form.IsParallel ? "memories" : "spans";
        _writer.Line($"/// <exception cref=\"global::System.ArgumentException\">{(isVoid ? $"The {several} differ in length." : $"A {samplesOf} is empty, or the {several} differ in length.")}</exception>");
        if (form.IsParallel)
        {
            _writer.Line("/// <exception cref=\"global::System.OperationCanceledException\">The token of the options was cancelled.</exception>");
        }

        _writer.Line(FileFrame.GeneratedCode);
        _writer.Open($"{_cost.Visibility} {CostEmitter.Modifier(_cost)}{(isVoid ? "void" : _cost.Type.Keyword())} {name}({string.Join(", ", arguments.Select(argument => argument.Declaration))})");
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
