using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits what is added for one cost method: the gradient's type, cost and gradient of one sample and of a batch, and the step of descent.</summary>
internal static class CostEmitter
{
    /// <param name="cost">The cost method.</param>
    /// <param name="mostStatements">How many statements stay in one method.</param>
    public static string Emit(CostModel cost, int mostStatements)
    {
        string gradient = new NameAllocator(MemberSpelling.NamesInScope(cost)).Take("gradient");
        var forms = new CostForms(cost, gradient, mostStatements);
        var texts = new Texts(forms.Cost, forms);
        return FileFrame.Write(
            cost.Header,
            writer =>
            {
                GradientTypeEmitter.Write(writer, cost, texts);
                WriteCostAndGradient(writer, forms.Cost, forms, texts, gradient);
                MeanEmitter.Write(writer, forms.Cost, forms, texts, gradient);
                DescendEmitter.Write(writer, cost);
                DerivationEmitter.Write(writer, forms.Cost, forms);
            },
            Opening.Of(cost, forms));
    }

    private static void WriteCostAndGradient(SourceWriter writer, CostModel cost, CostForms forms, Texts texts, string gradient)
    {
        if (cost.Omitted.Contains(cost.Names.CostAndGradient))
        {
            return;
        }

        IEnumerable<string> arguments = [.. cost.Arguments.Select(argument => argument.Declaration), cost.HasOwnBlock ? $"{cost.Names.Gradient} {gradient}" : $"out {cost.Names.Gradient} {gradient}"];
        writer.Line();
        writer.Document(
            $"C = {NameAllocator.Bare(cost.Name)}({string.Join(", ", cost.Arguments.Select(argument => NameAllocator.Bare(argument.Name)))}) of one sample, and the partial derivative of C with respect to every parameter.{(forms.IsOneLooped ? " Computed with loops over entries." : "")}",
            forms.Derivation,
            texts.OfOne.Append((gradient, Texts.Gradient)),
            Texts.Cost);
        ArgumentModel[] shaped = [.. cost.Arguments.Where(argument => !argument.Shape.IsScalar)];
        if (shaped.Length > 0)
        {
            writer.Line($"/// <exception cref=\"global::System.ArgumentException\">{string.Join(" or ", shaped.Select(argument => $"{NameAllocator.Bare(argument.Name)} does not have {argument.Shape.Count} {(argument.Shape.Count == 1 ? "entry" : "entries")}"))}.</exception>");
        }

        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"{cost.Visibility} {Modifier(cost)}{cost.Type.Keyword()} {cost.Names.CostAndGradient}({string.Join(", ", arguments)})");
        if (forms.OfOne is null)
        {
            WriteRefusal(writer, cost);
            writer.Close();
            return;
        }

        writer.Lines(shaped.Select(argument => $"global::Backprop.Batch.RequireLength({argument.Shape.Count}, {argument.Name}.Length, \"{NameAllocator.Bare(argument.Name)}\");"));
        writer.Lines(cost.HasOwnBlock ? [$"global::System.ArgumentNullException.ThrowIfNull({gradient});"] : forms.IsOneLooped ? [$"{gradient} = default;"] : []);
        // A batch that goes sample by sample calls it, too.
        bool isSpanned = cost.HasOwnBlock && !(forms.IsOneLooped && forms.IsBatchLooped);
        if (isSpanned)
        {
            string compute = cost.Names.ComputeCostAndGradient + cost.BatchSuffix;
            writer.Line($"return {compute}({string.Concat(cost.Arguments.Select(argument => $"{argument.Name}, "))}{gradient}.AsSpan());");
            writer.Close();
            writer.Line();
            writer.Line(FileFrame.GeneratedCode);
            writer.Open($"private {Modifier(cost)}{cost.Type.Keyword()} {compute}({string.Concat(cost.Arguments.Select(argument => $"{argument.Declaration}, "))}global::System.Span<{cost.GradientType.Keyword()}> {gradient})");
        }

        if (!forms.IsOneLooped)
        {
            forms.WriteUnrolled(writer, gradient);
            return;
        }

        var loops = new OneSampleEmitter(cost, forms.OfOne, forms.MostStatements);
        writer.Line($"return {loops.Call(isSpanned ? gradient : $"{gradient}.AsSpan()")};");
        writer.Close();
        loops.Write(writer);
    }

    /// <summary>The signature stays, so that the analyzer's message is the only one; whoever calls it all the same learns why.</summary>
    public static void WriteRefusal(SourceWriter writer, MethodModel cost) =>
        writer.Line($"throw new global::System.NotSupportedException(\"Backprop cannot read {cost.Header.Self}.{cost.Name}: {cost.Refusal}\");");

    public static string Modifier(MethodModel cost) => cost.IsStatic ? "static " : "";
}
