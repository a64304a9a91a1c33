using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Emits the whole derivation as text, for documents: in LaTeX, and the computational graph in Mermaid.</summary>
internal static class DerivationEmitter
{
    public static void Write(SourceWriter writer, CostModel cost, CostForms forms)
    {
        if (!cost.HasDerivation)
        {
            return;
        }

        Write(writer, cost.Names.Derivation, $"The derivation of {cost.Names.Cost} in LaTeX: its equations, and a line of the chain rule for each step of the reverse sweep.", [@"\begin{aligned}", .. forms.Latex.Select(Aligned), @"\end{aligned}"]);
        Write(writer, cost.Names.Graph, $"The computational graph of {cost.Names.Cost} in Mermaid: parameters, arguments, the values with their equations, and the cost.", forms.Drawing);
    }

    private static void Write(SourceWriter writer, string name, string summary, IReadOnlyCollection<string> lines)
    {
        writer.Line();
        writer.Document(summary);
        writer.Line(FileFrame.GeneratedCode);
        if (lines.Count == 0)
        {
            // Of what could not be read.
            writer.Line($"public const string {name} = \"\";");
            return;
        }

        writer.Line($"public const string {name} = \"\"\"");
        writer.Lines(lines.Select(line => "    " + line));
        writer.Line("    \"\"\";");
    }

    /// <summary>Equations stand below one another at their first sign of equality.</summary>
    private static string Aligned(string line)
    {
        int sign = line.IndexOf(" = ", StringComparison.Ordinal);
        return (sign < 0 ? "& " + line : line.Insert(sign + 1, "&")) + @" \\";
    }
}
