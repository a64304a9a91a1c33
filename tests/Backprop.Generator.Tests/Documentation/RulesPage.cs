using System.Text;
using Backprop.Generator.Emission;
using Backprop.Generator.Mathematics;
using Backprop.Generator.Parsing;

namespace Backprop.Generator.Tests;

/// <summary>docs/rules.md, written from the tables: each rule is applied to a graph of its one operation, and printed as the derivation in emitted code is.</summary>
internal static class RulesPage
{
    public static string Write()
    {
        var page = new StringBuilder();
        page.Append("""
            # Rules

            <!-- Written from the tables of the generator by a test: change src/Backprop.Generator/Mathematics/Rules and accept what the test writes. -->

            What Backprop knows of calculus, as it stands in `DerivativeRules.cs` and `SimplificationRules.cs`.

            ## Derivatives

            r is the operation's own value, which the forward pass has computed already. A choice is written `condition ? then : otherwise`, as in C#:
            what is not chosen contributes nothing, not even a NaN.

            | function | r | ∂r/∂x | ∂r/∂y | ∂r/∂z | remark |
            |---|---|---|---|---|---|

            """);
        foreach ((Op op, DerivativeRule rule) in DerivativeRules.Table.Where(row => row.Key != Ops.Select && row.Key != Ops.Call && row.Key != Ops.Custom && !ShapeRules.IsOfEntries(row.Key)))
        {
            (string value, string[] partials) = Differentiate(op, exponent: null);
            string code = op == Ops.Convert ? "(float)x" : string.Format(System.Globalization.CultureInfo.InvariantCulture, op.Code.For(Count(op)).Template, "x", "y", "z");
            Row(page, $"`{code}`", value, partials[0], partials.ElementAtOrDefault(1) ?? "", partials.ElementAtOrDefault(2) ?? "", rule.Note ?? "");
        }

        page.Append("""

            ### Powers with a constant exponent

            They never touch a logarithm, and are right at 0 and for negative bases.

            | r | ∂r/∂x |
            |---|---|

            """);
        foreach (double exponent in new[] { 0, 1, 2, 3, 0.5, -1, 4, -2.5 })
        {
            (string value, string[] partials) = Differentiate(Ops.Pow, exponent);
            Row(page, value, partials[0]);
        }

        page.Append("""

            ### Kinks

            One convention everywhere: at a kink the derivative is the mean of the two sides. A tie of max and min is split ½ and ½, that of several entries of a vector evenly, abs′(0) = 0, and hence relu′(0) = ½. Each function has its own kink: of max(max(a, b), c) with three equal, a and b receive ¼ each and c ½, and where several kinks meet and cancel, the slope that is left is not seen.
            So max(x, y) = (x + y + |x − y|)/2 and softplus(x) = max(x, 0) + ln(1 + exp(−|x|)) differentiate correctly at the kink, whichever way they are written.

            ## Simplification

            Derivatives are simplified; the cost itself is never touched, and has the bits of the user's own method. The first group keeps every bit of the derivative too, signed zeros,
            infinities and NaN included; c and d are constants.

            | from | to |
            |---|---|

            """);
        SimplificationRule[] rules = [.. SimplificationRules.Table, .. SimplificationRules.OfWholes];
        foreach (SimplificationRule rule in rules.Where(rule => rule.Rounding is null))
        {
            Row(page, Text(rule.From), Text(rule.To) + (rule.Where is null ? "" : $", where {rule.Where}"));
        }

        page.Append("""

            The second group can change a rounding. What something else needs too is not taken apart by it where that would take more operations:

            | from | to | by how much |
            |---|---|---|

            """);
        foreach (SimplificationRule rule in rules.Where(rule => rule.Rounding is not null))
        {
            Row(page, Text(rule.From), Text(rule.To), rule.Rounding!);
        }

        page.Append("\nSums, differences, products and quotients of constants are computed at compile time, which is exact to the bit on every machine; exp, ln and their like never are.\n");
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static readonly string[] Names = ["x", "y", "z"];

    private static int Count(Op op) => op.Arity == Op.Any ? 2 : op.Arity;

    private static (string Value, string[] Partials) Differentiate(Op op, double? exponent)
    {
        var graph = new Graph();
        int Operand(int place) =>
            place == 1 && exponent is { } constant ? graph.Constant(constant)
            : place == 1 && (op == Ops.RootN || op == Ops.ScaleB || op == Ops.RoundBy) ? graph.Leaf(Ops.Input, 1, NumberType.Int32, "y")
            : graph.Leaf(Ops.Parameter, place, NumberType.Double, Names[place]);
        int[] operands = [.. Enumerable.Range(0, Count(op)).Select(Operand)];
        int r = op == Ops.Convert ? graph.Append(op, NumberType.Single, 0, operands) : graph.Append(op, operands);
        Derivative derivative = Simplifier.Simplify(ReverseMode.Differentiate(graph, r, exponent is null ? Count(op) : 1));
        var printer = new ExpressionPrinter(
            derivative.Graph,
            node => node.Op.Paper,
            (id, _) => Literal.Of(derivative.Graph[id].Value).Replace('-', '−'),
            id => id == r ? "r" : derivative.Graph[id].Op.IsLeaf ? derivative.Graph.NameOf(id) : null);
        return (printer.Definition(r), [.. derivative.Partials.Select(partial => partial is { } id ? printer.Print(id) : "0")]);
    }

    public static string Text(Pattern pattern, bool isOperand = false)
    {
        if (pattern.Number is { } number)
        {
            return Literal.Of(number).Replace('-', '−');
        }

        if (pattern.Variable is { } variable)
        {
            return variable;
        }

        string text = string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern.Op!.Paper.Template, [.. pattern.Operands.Select(operand => Text(operand, isOperand: true))]);
        return isOperand ? $"({text})" : text;
    }

    private static void Row(StringBuilder page, params string[] cells) =>
        page.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
}
