using System.Globalization;
using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>A node as text, in C# or on paper, with the parentheses that it needs and no others.</summary>
/// <param name="graph">The graph.</param>
/// <param name="spelling">How an operation is spelt.</param>
/// <param name="number">A constant; in C# it must be a double literal where only constants stand around it.</param>
/// <param name="atom">The name that stands for a node; null where the node is written out.</param>
internal sealed class ExpressionPrinter(Graph graph, Func<Op, Notation> spelling, Func<int, bool, string> number, Func<int, string?> atom)
{
    public string Print(int id) => Operand(id, Precedence.Loosest, maySign: true, asDouble: false);

    /// <summary>The node as a factor of something else.</summary>
    public string PrintTight(int id) => Operand(id, Precedence.Primary, maySign: true, asDouble: false);

    /// <summary>What the node computes, even where a name stands for it.</summary>
    public string Definition(int id) => graph[id].Op == Ops.Constant ? Number(id, asDouble: false).Text : Write(id).Text;

    private string Operand(int id, Precedence least, bool maySign, bool asDouble)
    {
        if (atom(id) is { } name)
        {
            return name;
        }

        (string text, Precedence precedence) = graph[id].Op == Ops.Constant ? Number(id, asDouble) : Write(id);
        return precedence < least || (!maySign && IsSigned(text)) ? $"({text})" : text;
    }

    private (string Text, Precedence Precedence) Number(int id, bool asDouble)
    {
        string text = number(id, asDouble);
        return (text, IsSigned(text) ? Precedence.Unary : Precedence.Primary);
    }

    private (string Text, Precedence Precedence) Write(int id)
    {
        Node node = graph[id];
        Notation notation = spelling(node.Op);
        bool isArithmetic = notation.Result is Precedence.Additive or Precedence.Multiplicative;
        bool onlyConstants = Places(node).All(place => graph[node.Operand(place)].Op is { } op && (op == Ops.Constant || op.IsCondition));
        object[] operands = [.. Places(node).Select(place =>
            Operand(node.Operand(place), notation.Operands[place], maySign: place == 0 || !isArithmetic, asDouble: onlyConstants))];
        string template = notation == Ops.Multiply.Paper && graph[node.A].Op == Ops.Constant && operands[1].ToString()[0] == '(' ? "{0} {1}" : notation.Template;
        return (string.Format(CultureInfo.InvariantCulture, template, operands), notation.Result);
    }

    private static IEnumerable<int> Places(Node node) => Enumerable.Range(0, node.Op.Arity);

    private static bool IsSigned(string text) => text[0] is '-' or '−';
}
