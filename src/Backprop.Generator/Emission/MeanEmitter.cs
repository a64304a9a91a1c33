using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits the averages over a batch: one span for each argument that varies from sample to sample.</summary>
internal static class MeanEmitter
{
    public static void Write(SourceWriter writer, CostModel cost, GradientBody? body, string gradient)
    {
        ArgumentModel[] samples = [.. cost.Arguments.Where(argument => !argument.IsParameter)];
        if (samples.Length == 0)
        {
            return;
        }

        var names = new NameAllocator([.. MemberSpelling.NamesInScope(cost), gradient]);
        (string count, string mean) = (names.Take("count"), names.Take("mean"));
        string[] spans = [.. cost.Arguments.Select(argument => argument.DeclarationOfMany)];
        string cast = cost.Type == NumberType.Double ? "" : "(float)";
        bool isRefused = body is null || cost.Omitted.Contains(cost.Names.CostAndGradient);
        BatchEmitter? values = isRefused ? null : BatchOfCosts(cost, body!.Derivative);
        BatchEmitter? gradients = isRefused ? null : new BatchEmitter(cost, Stem(cost.Names.CostAndGradient), body!.Derivative, body.Locals);

        string floats = cost.GradientType == NumberType.Double ? "" : "F";
        Method(cost.Names.MeanCost, values, $"The mean of {cost.Names.Cost} over a batch; every span has one entry a sample.", spans, batch =>
            $"return {cast}global::Backprop.{Means(batch)}.Of<{batch.Batch}>({batch.Create()}, {count});");

        Method(cost.Names.MeanCostAndGradient, gradients, $"The mean of {cost.Names.Cost} over a batch and the mean of every partial derivative; every span has one entry a sample. {gradient} is overwritten.", [.. spans, $"out {cost.Names.Gradient} {gradient}"], batch =>
            $"return {cast}global::Backprop.{Means(batch)}.Of{(cost.GradientType == NumberType.Double ? "" : "Floats")}<{batch.Batch}, {cost.Names.Gradient}>({batch.Create()}, {count}, out {gradient});");

        Method(cost.Names.AccumulateCostAndGradient, gradients, $"Adds a batch to a mean of {cost.Names.Cost} and of every partial derivative; every span has one entry a sample.", [.. spans, $"ref global::Backprop.MeanAccumulator{floats}<{cost.Names.Gradient}> {mean}"], batch =>
            $"global::Backprop.{Means(batch)}.Add<{batch.Batch}, {cost.Names.Gradient}>({batch.Create()}, {count}, ref {mean});", isVoid: true);

        if (gradients is not null)
        {
            values!.Write(writer);
            gradients.Write(writer);
        }

        void Method(string name, BatchEmitter? batch, string summary, IEnumerable<string> signature, Func<BatchEmitter, string> result, bool isVoid = false)
        {
            if (cost.Omitted.Contains(name))
            {
                return;
            }

            writer.Line();
            writer.Document(summary);
            writer.Line("/// <exception cref=\"global::System.ArgumentException\">A span is empty, or the spans differ in length.</exception>");
            writer.Line(FileFrame.GeneratedCode);
            writer.Open($"{cost.Visibility} {CostEmitter.Modifier(cost)}{(isVoid ? "void" : cost.Type.Keyword())} {name}({string.Join(", ", signature)})");
            if (batch is null)
            {
                CostEmitter.WriteRefusal(writer, cost);
                writer.Close();
                return;
            }

            writer.Line($"int {count} = global::Backprop.Batch.Count({samples[0].Name}.Length, \"{NameAllocator.Bare(samples[0].Name)}\");");
            writer.Lines(samples.Skip(1).Select(sample => $"global::Backprop.Batch.RequireCount({count}, {sample.Name}.Length, \"{NameAllocator.Bare(sample.Name)}\");"));
            writer.Line(result(batch));
            writer.Close();
        }
    }

    private static string Means(BatchEmitter batch) => batch.Number == NumberType.Double ? "BatchMean" : "BatchMeanF";

    private static string Stem(string name) => NameAllocator.Bare(name);

    /// <summary>The cost alone, without the reverse sweep.</summary>
    private static BatchEmitter BatchOfCosts(CostModel cost, Derivative derivative)
    {
        Derivative value = derivative with { Graph = derivative.Graph.CopyOf(derivative.PrimalCount), Partials = [], Adjoints = new int?[derivative.PrimalCount] };
        return new BatchEmitter(cost, Stem(cost.Names.Cost), value, new Locals(value));
    }
}
