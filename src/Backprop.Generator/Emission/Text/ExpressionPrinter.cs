using System.Globalization;
using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>A node as text, in C# or on paper, with the parentheses that it needs and no others.</summary>
/// <param name="graph">The graph.</param>
/// <param name="spelling">How an operation is spelt.</param>
/// <param name="number">A constant; in C# it must be a double literal where only constants stand around it.</param>
/// <param name="atom">The name that stands for a node; null where the node is written out.</param>
/// <param name="parentheses">What stands around an operand that would otherwise come apart; ( and ) unless told.</param>
internal sealed class ExpressionPrinter(Graph graph, Func<Node, Notation> spelling, Func<int, bool, string> number, Func<int, string?> atom, (string Open, string Close)? parentheses = null)
{
    private readonly (string Open, string Close) _parentheses = parentheses ?? ("(", ")");

    // Of a vector on paper.
    private const int MostEntries = 8;

    public string Print(int id) => Operand(id, Precedence.Loosest, maySign: true, isTyped: false);

    /// <summary>The node as a factor of something else.</summary>
    public string PrintTight(int id) => Operand(id, Precedence.Primary, maySign: true, isTyped: false);

    /// <summary>What the node computes, even where a name stands for it.</summary>
    public string Definition(int id) => graph[id].IsConstant ? Number(id, isTyped: false).Text : Write(id).Text;

    private string Operand(int id, Precedence least, bool maySign, bool isTyped)
    {
        if (atom(id) is { } name)
        {
            return name;
        }

        (string text, Precedence precedence) = graph[id].IsConstant ? Number(id, isTyped) : Write(id);
        return precedence < least || (!maySign && IsSigned(text)) ? _parentheses.Open + text + _parentheses.Close : text;
    }

    private (string Text, Precedence Precedence) Number(int id, bool isTyped)
    {
        string text = number(id, isTyped);
        return (text, IsSigned(text) ? Precedence.Unary : Precedence.Primary);
    }

    private (string Text, Precedence Precedence) Write(int id)
    {
        Node node = graph[id];
        if (node.Op == Ops.Join && node.Operands.Count > MostEntries && spelling(node) == Ops.Join.Paper)
        {
            return ($"({Print(node.A)}, {Print(node.B)}, …, {Print(node.Operand(node.Operands.Count - 1))})", Precedence.Primary);
        }

        Notation spelt = spelling(node);
        Notation notation = spelt.For(node.Operands.Count);
        bool isArithmetic = notation.Result is Precedence.Additive or Precedence.Multiplicative;
        bool isTyped = node.Op == Ops.Custom || node.Op == Ops.CustomPartials || node.Operands.All(operand => graph[operand].IsConstant || graph[operand].Type == NumberType.Boolean);
        var operands = new object[node.Operands.Count];
        for (int place = 0; place < operands.Length; place++)
        {
            operands[place] = Operand(Implied(node, spelt, place), notation.Operands[place], maySign: place == 0 || !isArithmetic, isTyped || (place == 0 && IsShift(node.Op)));
        }

        string template = (notation.Template == Ops.Multiply.Paper.Template || notation.Template == LatexNotations.Product) && graph[node.A].IsConstant && operands[1].ToString().StartsWith(_parentheses.Open, StringComparison.Ordinal) ? "{0} {1}" : notation.Template;
        return (string.Format(CultureInfo.InvariantCulture, template, operands), notation.Result);
    }

    /// <summary>The left operand alone says what type the result has.</summary>
    private static bool IsShift(Op op) => op == Ops.ShiftLeft || op == Ops.ShiftRight || op == Ops.UnsignedShiftRight;

    /// <summary>The operand, without the conversion that C# makes of itself where the other operand has the wider type.</summary>
    private int Implied(Node node, Notation spelt, int place)
    {
        Node operand = graph[node.Operand(place)];
        bool isBinary = node.Operands.Count == 2 && spelt.Result is not Precedence.Primary;
        return isBinary && operand.Op == Ops.Convert && atom(node.Operand(place)) is null && operand.Type.IsReal() && graph[operand.A].Type is NumberType.Int32 or NumberType.Single && graph[operand.A].Type < operand.Type
            && graph[node.Operand(1 - place)] is { IsConstant: false } other && other.Op != Ops.Convert && other.Type == operand.Type
            && (operand.Type == NumberType.Double || graph[operand.A].Type == NumberType.Int32)
            ? operand.A
            : node.Operand(place);
    }

    private static bool IsSigned(string text) => text[0] is '-' or '−';
}
