using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits the step of gradient descent.</summary>
internal static class DescendEmitter
{
    public static void Write(SourceWriter writer, CostModel cost)
    {
        ParameterModel[] properties = [.. cost.Parameters.Where(parameter => !parameter.IsArgument)];
        if (properties.Length == 0 || cost.Omitted.Contains("Descend"))
        {
            return;
        }

        bool isStatic = properties[0].IsStatic;
        bool isAlike = properties[0].Type == cost.GradientType;
        string number = properties[0].Type.Keyword();
        writer.Line();
        writer.Document(
            "One step of gradient descent: w −= learningRate · ∂C/∂w for every parameter w of the type.",
            arguments: [("gradient", "∂C/∂w, in units of C per unit of w."), ("learningRate", "The length of the step, in units of w² per unit of C.")]);
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"public {(isStatic ? "static " : "")}void Descend({(cost.HasOwnBlock ? "" : "in ")}{cost.Names.Gradient} gradient, {cost.GradientType.Keyword()} learningRate)");
        if (cost.HasOwnBlock)
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(gradient);");
        }

        if (!cost.IsBlockArray && isAlike && properties.Length > Cut.MostStatements / 2)
        {
            // Many fields in the same order on both sides, as a block.
            string marshal = "global::System.Runtime.InteropServices.MemoryMarshal";
            writer.Line($"global::Backprop.Batch.Descend<{number}>({marshal}.CreateSpan(ref {cost.BlockName}.{properties[0].Field}, {properties.Length}), {marshal}.CreateReadOnlySpan(in gradient.{properties[0].Name}, {properties.Length}), learningRate);");
        }
        else if (!cost.IsBlockArray)
        {
            foreach (ParameterModel property in properties)
            {
                string step = $"learningRate * gradient.{property.Name}";
                writer.Line($"{cost.BlockName}.{property.Field} -= {(isAlike ? step : $"({number})({step})")};");
            }
        }
        else if (isAlike)
        {
            writer.Line($"global::Backprop.Batch.Descend<{number}>({cost.BlockName}, gradient.AsSpan(), learningRate);");
        }
        else
        {
            writer.Open($"for (int i = 0; i < {cost.BlockName}.Length; i++)");
            writer.Line($"{cost.BlockName}[i] -= ({number})(learningRate * gradient.AsSpan()[i]);");
            writer.Close();
        }

        writer.Close();
    }
}
