using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits the averages over a batch: one span for each argument that varies from sample to sample.</summary>
internal static class MeanEmitter
{
    private static string Cast(CostModel cost) => cost.Type == NumberType.Double ? "" : "(float)";

    public static void Write(SourceWriter writer, CostModel cost, string gradient)
    {
        ArgumentModel[] samples = [.. cost.Arguments.Where(argument => !argument.IsParameter)];
        if (samples.Length == 0)
        {
            return;
        }

        var names = new NameAllocator([.. MemberSpelling.NamesInScope(cost), gradient]);
        var locals = (Count: names.Take("count"), Mean: names.Take("mean"), Index: names.Take("i"), Cost: names.Take("cost"), Sample: names.Take("sample"));
        string[] spans = [.. cost.Arguments.Select(argument => argument.DeclarationOfMany)];
        string arguments = string.Join(", ", cost.Arguments.Select(argument => argument.IsParameter ? argument.Name : $"{argument.Name}[{locals.Index}]"));

        Method(cost.Names.MeanCost, $"The mean of {cost.Names.Cost} over a batch; every span has one entry a sample.", spans, () =>
        {
            writer.Line($"var {locals.Mean} = new global::Backprop.MeanAccumulator();");
            Loop(() => writer.Line($"{locals.Mean}.Add({MemberSpelling.OfMember(cost, cost.Name, cost.IsStatic)}({arguments}));"));
            writer.Line($"return {Cast(cost)}{locals.Mean}.Mean;");
        });

        Method(cost.Names.MeanCostAndGradient, $"The mean of {cost.Names.Cost} over a batch and the mean of every partial derivative; every span has one entry a sample. {gradient} is overwritten.", [.. spans, $"out {cost.Names.Gradient} {gradient}"], () =>
        {
            writer.Line($"var {locals.Mean} = new global::Backprop.MeanAccumulator{(cost.GradientType == NumberType.Double ? "" : "F")}<{cost.Names.Gradient}>();");
            Loop(() =>
            {
                writer.Line($"{cost.Type.Keyword()} {locals.Cost} = {MemberSpelling.OfMember(cost, cost.Names.CostAndGradient, cost.IsStatic)}({arguments}, out {cost.Names.Gradient} {locals.Sample});");
                writer.Line($"{locals.Mean}.Add({locals.Cost}, in {locals.Sample});");
            });
            writer.Line($"{gradient} = {locals.Mean}.Gradient;");
            writer.Line($"return {Cast(cost)}{locals.Mean}.Cost;");
        });

        void Method(string name, string summary, IEnumerable<string> signature, Action body)
        {
            if (cost.Omitted.Contains(name))
            {
                return;
            }

            writer.Line();
            writer.Document(summary);
            writer.Line("/// <exception cref=\"global::System.ArgumentException\">A span is empty, or the spans differ in length.</exception>");
            writer.Line(FileFrame.GeneratedCode);
            writer.Open($"public {CostEmitter.Modifier(cost)}{cost.Type.Keyword()} {name}({string.Join(", ", signature)})");
            if (cost.Equations is null || cost.Omitted.Contains(cost.Names.CostAndGradient))
            {
                CostEmitter.WriteRefusal(writer, cost);
            }
            else
            {
                writer.Line($"int {locals.Count} = global::Backprop.Batch.Count({samples[0].Name}.Length, \"{NameAllocator.Bare(samples[0].Name)}\");");
                writer.Lines(samples.Skip(1).Select(sample => $"global::Backprop.Batch.RequireCount({locals.Count}, {sample.Name}.Length, \"{NameAllocator.Bare(sample.Name)}\");"));
                body();
            }

            writer.Close();
        }

        void Loop(Action body)
        {
            writer.Open($"for (int {locals.Index} = 0; {locals.Index} < {locals.Count}; {locals.Index}++)");
            body();
            writer.Close();
            writer.Line();
        }
    }
}
