using System.Text;
using System.Text.RegularExpressions;
using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>Operations in LaTeX: a table of those that are set in two dimensions or have a sign of their own; the others follow from their spelling in characters.</summary>
internal static class LatexNotations
{
    private static readonly Dictionary<Op, Notation> s_notations = new()
    {
        [Ops.Divide] = new(@"\frac{{{0}}}{{{1}}}", Precedence.Power, Precedence.Loosest, Precedence.Loosest),
        [Ops.Quotient] = new(@"\left\lfloor \frac{{{0}}}{{{1}}} \right\rfloor", Precedence.Primary, Precedence.Loosest, Precedence.Loosest),
        [Ops.Sqrt] = new(@"\sqrt{{{0}}}", Precedence.Primary, Precedence.Loosest),
        [Ops.Cbrt] = new(@"\sqrt[3]{{{0}}}", Precedence.Primary, Precedence.Loosest),
        [Ops.RootN] = new(@"\sqrt[{1}]{{{0}}}", Precedence.Primary, Precedence.Loosest, Precedence.Loosest),
        [Ops.Pow] = new("{0}^{{{1}}}", Precedence.Power, Precedence.Primary, Precedence.Loosest),
        [Ops.Exp2] = new("2^{{{0}}}", Precedence.Power, Precedence.Loosest),
        [Ops.Exp10] = new("10^{{{0}}}", Precedence.Power, Precedence.Loosest),
        [Ops.Exp2M1] = new("2^{{{0}}} - 1", Precedence.Additive, Precedence.Loosest),
        [Ops.Exp10M1] = new("10^{{{0}}} - 1", Precedence.Additive, Precedence.Loosest),
        [Ops.LogBase] = new(@"\log_{{{1}}}\left({0}\right)", Precedence.Primary, Precedence.Loosest, Precedence.Loosest),
        [Ops.ScaleB] = new(@"{0} \cdot 2^{{{1}}}", Precedence.Multiplicative, Precedence.Multiplicative, Precedence.Loosest),
        [Ops.Abs] = new(@"\left|{0}\right|", Precedence.Primary, Precedence.Loosest),
        [Ops.Norm] = new(@"\left\|{0}\right\|", Precedence.Primary, Precedence.Loosest),
        [Ops.Floor] = new(@"\left\lfloor {0} \right\rfloor", Precedence.Primary, Precedence.Loosest),
        [Ops.Ceiling] = new(@"\left\lceil {0} \right\rceil", Precedence.Primary, Precedence.Loosest),
        [Ops.Select] = new(@"\begin{{cases}} {1} & \text{{if }} {0} \\ {2} & \text{{otherwise}} \end{{cases}}", Precedence.Conditional, Precedence.Loosest, Precedence.Loosest, Precedence.Loosest),
        [Ops.Sum] = new(@"\textstyle\sum\left({0}\right)", Precedence.Primary, Precedence.Loosest),
        [Ops.Product] = new(@"{0} \, {1}", Precedence.Multiplicative, Precedence.Multiplicative, Precedence.Unary),
        [Ops.CallPartial] = new(@"\partial {0}", Precedence.Unary, Precedence.Power),
    };

    // Longer ones first, where one begins like another.
    private static readonly (string Character, string Latex)[] s_signs =
    [
        ("√π", @"\sqrt{\pi}"), ("·", @"\cdot"), ("−", "-"), ("≤", @"\le"), ("≥", @"\ge"), ("≠", @"\ne"), ("²", "^{2}"), ("ᵀ", @"^{\top}"), ("′", "'"),
        ("σ", @"\sigma"), ("Σ", @"\textstyle\sum"), ("Φ", @"\Phi"), ("φ", @"\varphi"), ("π", @"\pi"), ("⌊", @"\lfloor "), ("⌋", @" \rfloor"),
    ];

    private static readonly HashSet<string> s_functions = ["exp", "ln", "log", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "max", "min"];

    /// <summary>A product of numbers, whose sign is left out between a number and what stands in parentheses.</summary>
    public static string Product { get; } = Text(Ops.Multiply.Paper.Template);

    public static Notation Of(Op op) => s_notations.TryGetValue(op, out Notation notation) ? notation : op.Paper with { Template = Text(op.Paper.Template) };

    /// <summary>What is spelt in characters, with places for operands, in LaTeX, likewise.</summary>
    public static string Text(string characters)
    {
        var text = new StringBuilder();
        for (int index = 0; index < characters.Length;)
        {
            if (Regex.Match(characters.Substring(index), @"^\{[0-9]…?\}|^[A-Za-z][A-Za-z0-9]*") is { Success: true, Value: var word })
            {
                text.Append(word[0] == '{' ? word : Word(word));
                index += word.Length;
                continue;
            }

            (string sign, string latex) = s_signs.FirstOrDefault(pair => string.CompareOrdinal(characters, index, pair.Character, 0, pair.Character.Length) == 0) is { Character: not null } known ? known
                : characters[index] is '(' ? ("(", @"\left(")
                : characters[index] is ')' ? (")", @"\right)")
                : (characters[index].ToString(), characters[index].ToString());
            text.Append(latex.Replace("{", "{{").Replace("}", "}}"));
            index += sign.Length;
        }

        return Regex.Replace(text.ToString(), @"(\\(?:cdot|le|ge|ne|pi|Phi|varphi|sum))(?=\{[0-9])", "$1 ");
    }

    /// <summary>exp is \exp, erf an operator of that name, and log2 has its base below.</summary>
    private static string Word(string word)
    {
        Match parts = Regex.Match(word, "^([A-Za-z]+?)([0-9]*)$");
        string name = parts.Groups[1].Value;
        return word is "and" or "or" or "not" or "mod" or "xor" ? $@"\;\text{{{{{word}}}}}\;"
            : (s_functions.Contains(name) ? "\\" + name : $@"\operatorname{{{{{name}}}}}") + (name == "log" && parts.Groups[2].Value.Length > 0 ? $"_{{{{{parts.Groups[2].Value}}}}}" : parts.Groups[2].Value);
    }
}
