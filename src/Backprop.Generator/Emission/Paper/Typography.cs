using System.Globalization;
using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>How a derivation is set: in characters, for comments and hover texts, or in LaTeX.</summary>
internal abstract class Typography
{
    public static Typography Characters { get; } = new InCharacters();

    public static Typography Latex { get; } = new InLatex();

    /// <summary>What stands around an operand that would otherwise come apart.</summary>
    public abstract (string Open, string Close) Parentheses { get; }

    /// <summary>Between an equation and what explains it.</summary>
    public abstract string Gap { get; }

    public abstract Notation Of(Op op);

    /// <summary>A variable.</summary>
    public abstract string Name(string name);

    /// <summary>A number, as C# spells it without a suffix.</summary>
    public abstract string Number(string literal);

    /// <summary>∂C/∂w, of what is set already.</summary>
    public abstract string Partial(string cost, string variable);

    /// <summary>What the derivative of a function is in terms of its value and its argument, as <see cref="Op.Gloss"/> says.</summary>
    /// <param name="gloss">What it says.</param>
    /// <param name="value">The value, as a factor.</param>
    /// <param name="argument">The argument, as a factor.</param>
    /// <param name="inside">The argument where there are parentheses around it.</param>
    public string Gloss(string gloss, string value, string argument, string inside) => string.Format(CultureInfo.InvariantCulture, Text(gloss.Replace("({1})", "({2})")), value, argument, inside);

    /// <summary>What is spelt in characters, with places for operands.</summary>
    protected abstract string Text(string characters);

    private sealed class InCharacters : Typography
    {
        public override (string Open, string Close) Parentheses => ("(", ")");

        public override string Gap => ",  ";

        public override Notation Of(Op op) => op.Paper;

        public override string Name(string name) => name;

        public override string Number(string literal) => literal == "Math.PI" ? "π" : literal.Replace('-', '−');

        public override string Partial(string cost, string variable) => $"∂{cost}/∂{variable}";

        protected override string Text(string characters) => characters;
    }

    private sealed class InLatex : Typography
    {
        public override (string Open, string Close) Parentheses => (@"\left(", @"\right)");

        public override string Gap => @",\quad ";

        public override Notation Of(Op op) => LatexNotations.Of(op);

        public override string Name(string name) => LatexNames.Of(name);

        public override string Number(string literal) => LatexNames.OfNumber(literal);

        public override string Partial(string cost, string variable) => $@"\frac{{\partial {cost}}}{{\partial {variable}}}";

        protected override string Text(string characters) => LatexNotations.Text(characters);
    }
}
