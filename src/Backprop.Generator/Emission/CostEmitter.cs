using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits what is added for one cost method: the gradient's type, cost and gradient of one sample and of a batch, and the step of descent.</summary>
internal static class CostEmitter
{
    public static string Emit(CostModel cost) => FileFrame.Write(cost.Header, writer =>
    {
        string gradient = new NameAllocator(MemberSpelling.NamesInScope(cost)).Take("gradient");
        GradientBody? body = cost.Equations is { } equations ? new GradientBody(Subject.Of(cost, equations, gradient)) : null;
        HelperEmitter[] helpers = cost.Equations is null ? [] : [.. cost.Equations.Helpers.Select(helper => new HelperEmitter(helper, cost.Header.QualifyNames))];

        GradientTypeEmitter.Write(writer, cost);
        WriteCostAndGradient(writer, cost, body, helpers, gradient);
        MeanEmitter.Write(writer, cost, body, gradient);
        WriteDescend(writer, cost);
    });

    private static void WriteCostAndGradient(SourceWriter writer, CostModel cost, GradientBody? body, HelperEmitter[] helpers, string gradient)
    {
        if (cost.Omitted.Contains(cost.Names.CostAndGradient))
        {
            return;
        }

        IEnumerable<string> arguments = [.. cost.Arguments.Select(argument => argument.Declaration), $"out {cost.Names.Gradient} {gradient}"];
        writer.Line();
        writer.Document(
            $"C = {NameAllocator.Bare(cost.Name)}({string.Join(", ", cost.Arguments.Select(argument => NameAllocator.Bare(argument.Name)))}) of one sample, and the partial derivative of C with respect to every parameter. {gradient} is overwritten.",
            body is null ? null : [.. body.DerivationLines, .. helpers.SelectMany(helper => helper.DerivationLines)]);
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"{cost.Visibility} {Modifier(cost)}{cost.Type.Keyword()} {cost.Names.CostAndGradient}({string.Join(", ", arguments)})");
        if (body is null)
        {
            WriteRefusal(writer, cost);
        }
        else
        {
            body.Write(writer);
            foreach (HelperEmitter helper in helpers)
            {
                helper.Write(writer);
            }
        }

        writer.Close();
    }

    private static void WriteDescend(SourceWriter writer, CostModel cost)
    {
        ParameterModel[] properties = [.. cost.Parameters.Where(parameter => !parameter.IsArgument)];
        if (properties.Length == 0 || cost.Omitted.Contains("Descend"))
        {
            return;
        }

        bool isStatic = properties[0].IsStatic;
        writer.Line();
        writer.Document("One step of gradient descent: w −= learningRate · ∂C/∂w for every parameter w of the type.");
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"public {(isStatic ? "static " : "")}void Descend(in {cost.Names.Gradient} gradient, {cost.GradientType.Keyword()} learningRate)");
        foreach (ParameterModel property in properties)
        {
            string step = $"learningRate * gradient.{property.Name}";
            writer.Line($"{cost.BlockName}.{property.Name} -= {(property.Type == cost.GradientType ? step : $"({property.Type.Keyword()})({step})")};");
        }

        writer.Close();
    }

    /// <summary>The signature stays, so that the analyzer's message is the only one; whoever calls it all the same learns why.</summary>
    public static void WriteRefusal(SourceWriter writer, MethodModel cost) =>
        writer.Line($"throw new global::System.NotSupportedException(\"Backprop cannot read {cost.Header.Self}.{cost.Name}: {cost.Refusal}\");");

    public static string Modifier(MethodModel cost) => cost.IsStatic ? "static " : "";
}
