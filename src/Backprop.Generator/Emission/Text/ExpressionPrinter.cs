using System.Text;
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
    // Of a vector on paper.
    private const int MostEntries = 8;

    private readonly (string Open, string Close) _parentheses = parentheses ?? ("(", ")");
    private readonly Dictionary<string, Template> _templates = [];

    // What is being written; names that are asked for meanwhile may be expressions themselves, which come and go at the end of it.
    private readonly StringBuilder _text = new(capacity: 256);

    public string Print(int id) => Written(id, Precedence.Loosest);

    /// <summary>The node as a factor of something else.</summary>
    public string PrintTight(int id) => Written(id, Precedence.Primary);

    /// <summary>What the node computes, even where a name stands for it.</summary>
    public string Definition(int id)
    {
        int start = _text.Length;
        Definition(id, isTyped: false);
        return Taken(start);
    }

    private string Written(int id, Precedence least)
    {
        int start = _text.Length;
        Operand(id, least, maySign: true, isTyped: false);
        return Taken(start);
    }

    private string Taken(int start)
    {
        string text = _text.ToString(start, _text.Length - start);
        _text.Length = start;
        return text;
    }

    private void Operand(int id, Precedence least, bool maySign, bool isTyped)
    {
        if (atom(id) is { } name)
        {
            _text.Append(name);
            return;
        }

        int start = _text.Length;
        Precedence precedence = Definition(id, isTyped);
        if (precedence < least || (!maySign && IsSigned(start)))
        {
            _text.Insert(start, _parentheses.Open).Append(_parentheses.Close);
        }
    }

    private Precedence Definition(int id, bool isTyped)
    {
        if (!graph[id].IsConstant)
        {
            return Operation(graph[id]);
        }

        int start = _text.Length;
        _text.Append(number(id, isTyped));
        return IsSigned(start) ? Precedence.Unary : Precedence.Primary;
    }

    private Precedence Operation(Node node)
    {
        if (node.Op == Ops.Join && node.Operands.Count > MostEntries && spelling(node) == Ops.Join.Paper)
        {
            _text.Append($"({Print(node.A)}, {Print(node.B)}, …, {Print(node.Operand(node.Operands.Count - 1))})");
            return Precedence.Primary;
        }

        Notation spelt = spelling(node);
        Notation notation = spelt.For(node.Operands.Count);
        bool isArithmetic = notation.Result is Precedence.Additive or Precedence.Multiplicative;
        bool isTyped = node.Op == Ops.Custom || node.Op == Ops.CustomPartials || AreAllTyped(node);
        Template template = TemplateOf(notation.Template);
        _text.Append(template.Texts[0]);
        for (int piece = 0; piece < template.Places.Count; piece++)
        {
            int place = template.Places[piece];
            int start = _text.Length;
            Operand(Implied(node, spelt, place), notation.Operands[place], maySign: place == 0 || !isArithmetic, isTyped || (place == 0 && IsShift(node.Op)));
            if (place == 1 && IsProduct(notation) && graph[node.A].IsConstant && BeginsWithParenthesis(start))
            {
                // 2 (x + y)
                int length = template.Texts[1].Length;
                _text.Remove(start - length, length).Insert(start - length, ' ');
            }

            _text.Append(template.Texts[piece + 1]);
        }

        return notation.Result;
    }

    private Template TemplateOf(string template)
    {
        if (!_templates.TryGetValue(template, out Template? read))
        {
            _templates.Add(template, read = new Template(template));
        }

        return read;
    }

    private static bool IsProduct(Notation notation) => notation.Template == Ops.Multiply.Paper.Template || notation.Template == LatexNotations.Product;

    private bool BeginsWithParenthesis(int start)
    {
        int place = 0;
        while (place < _parentheses.Open.Length && start + place < _text.Length && _text[start + place] == _parentheses.Open[place])
        {
            place++;
        }

        return place == _parentheses.Open.Length;
    }

    /// <summary>Nothing beside a constant says what type it has.</summary>
    private bool AreAllTyped(Node node)
    {
        foreach (int operand in node.Operands)
        {
            if (!graph[operand].IsConstant && graph[operand].Type != NumberType.Boolean)
            {
                return false;
            }
        }

        return true;
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

    private bool IsSigned(int start) => _text[start] is '-' or '−';
}
