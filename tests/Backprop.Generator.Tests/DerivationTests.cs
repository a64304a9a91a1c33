using System.Globalization;
using System.Text.RegularExpressions;
using Backprop.Generator.Emission;
using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Tests;

/// <summary>Derivations as text. docs/derivation.md shows whole ones, which PagesTests holds.</summary>
public partial class DerivationTests
{
    private const string Model = Models.Usings + """
        [Backprop(Derivation = true)] public partial class Net
        {
            [Parameter] public partial double theta1 { get; set; }
            [Parameter] public partial double LearningRate { get; set; }
            [Cost] double Loss(double x) => theta1 < 1e-3 ? Math.Pow(theta1, x) / (LearningRate - 2.5e20) : Functions.Erf(LearningRate);
        }
        """;

    [Theory]
    [InlineData("w1", "w_{1}")]
    [InlineData("theta_2", @"\theta_{2}")]
    [InlineData("learningRate", @"\mathit{learningRate}")]
    [InlineData("a_b", @"\mathit{a\_b}")]
    [InlineData("Hidden.W", @"\mathit{Hidden}.W")]
    [InlineData("W1[2, 3]", "W_{1}[2, 3]")]
    [InlineData("σ2", @"\sigma_{2}")]
    [InlineData("Δ", @"\Delta")]
    [InlineData("ŷ", @"\hat{y}")]
    [InlineData("é", @"\acute{e}")]
    public void Names_are_set_as_on_paper(string name, string latex) => Assert.Equal(latex, LatexNames.Of(name));

    [Theory]
    [InlineData("0.5", "0.5")]
    [InlineData("-2", "-2")]
    [InlineData("1_000", "1000")]
    [InlineData("1e-3", "{10^{-3}}")]
    [InlineData("6.02E+23", @"{6.02 \cdot 10^{23}}")]
    [InlineData("Math.PI", @"\pi")]
    [InlineData("Constants.Gravity", @"\mathit{Gravity}")]
    public void Numbers_are_set_as_on_paper(string literal, string latex) => Assert.Equal(latex, LatexNames.OfNumber(literal));

    [Fact]
    public void Every_operation_is_balanced_and_in_LaTeX()
    {
        foreach (Op op in Ops.All.Where(op => !op.IsLeaf))
        {
            Notation notation = LatexNotations.Of(op).For(op.Arity == Op.Any ? 4 : op.Arity);
            string text = string.Format(CultureInfo.InvariantCulture, notation.Template, "a", "b", "c", "d");
            var template = new Template(notation.Template);
            Assert.Equal(text, template.Texts[0] + string.Concat(template.Places.Select((place, piece) => "abcd"[place] + template.Texts[piece + 1])));
            int depth = 0;
            Assert.All(text, character => Assert.True((depth += character switch { '{' => 1, '}' => -1, _ => 0 }) >= 0, $"{op}: {text}"));
            Assert.True(depth == 0 && Count(text, @"\left") == Count(text, @"\right"), $"{op}: {text}");
            Assert.True(text.All(char.IsAscii), $"{op}: {text}");
            Assert.DoesNotMatch(BareWord(), text);
        }

        static int Count(string text, string what) => Regex.Count(text, Regex.Escape(what) + "(?![a-z])");
    }

    [Fact]
    public void A_derivation_in_LaTeX_stands_below_its_signs_of_equality() => Assert.Contains(
        """
                \begin{aligned}
                C &= \begin{cases} \frac{\theta_{1}^{x}}{\mathit{LearningRate} - {2.5 \cdot 10^{20}}} & \text{if } \theta_{1} < {10^{-3}} \\ \operatorname{erf}\left(\mathit{LearningRate}\right) & \text{otherwise} \end{cases} \\
        """,
        GeneratorRun.Clean(Model).Sources["Net.Loss.g.cs"],
        StringComparison.Ordinal);

    [Fact]
    public void What_would_come_apart_stands_in_parentheses_and_nothing_in_two()
    {
        string written = GeneratorRun.Clean(Models.Usings + "[Backprop(Derivation = true)] public static partial class Net { [Cost] static double Cost([Parameter] double a, double x, double y) => a * a * (x % y) + (a * x % y) * a - 3 * (x > y ? a : x) * Functions.Softplus(a * x - y); }").Sources["Net.Cost.g.cs"];
        Assert.Contains("C = a · a · (x mod y) + ((a · x) mod y) · a − 3 (x > y ? a : x) · softplus(a · x − y)", written, StringComparison.Ordinal);
        Assert.Contains(@"\left(\begin{cases} a & \text{if } x > y \\ x & \text{otherwise} \end{cases}\right) \cdot \operatorname{softplus}", written, StringComparison.Ordinal);
        Assert.Contains("softplus′(a · x − y) = σ(a · x − y)", written, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_part_of_a_vector_hands_back_says_where()
    {
        string written = GeneratorRun.Clean(Models.Usings + "[Backprop(UnrollLimit = 0, Derivation = true)] public partial class Net { [Parameter, Shape(8)] public partial Vector<double> W { get; } [Cost] double Cost(double x) { Vector<double> inner = W[2..5]; return SumOfSquares(Tanh(W)) + x * SumOfSquares(inner); } }").Sources["Net.Cost.g.cs"];
        Assert.Contains("place(∂C/∂inner, [2..5])", written, StringComparison.Ordinal);
        Assert.Contains(@"\operatorname{place}\left(\frac{\partial C}{\partial \mathit{inner}}, [2..5]\right)", written, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_asked_for_is_not_emitted() => Assert.DoesNotContain("LossDerivation", GeneratorRun.Clean(Model.Replace("(Derivation = true)", "", StringComparison.Ordinal)).Sources["Net.Loss.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void A_name_that_is_taken_is_reported()
    {
        GeneratorRun run = GeneratorRun.Of(Model.Replace("[Cost]", "public const string LossGraph = \"\"; [Cost]", StringComparison.Ordinal));
        Assert.Equal(["BP0008 [LossGraph] Backprop cannot add 'LossGraph' to 'Net', because the type has a member of that name: rename it"], run.Analyzed.Select(GeneratorRun.Describe));
    }

    [GeneratedRegex(@"(?<![\\A-Za-z{])[A-Za-z]{2,}")]
    private static partial Regex BareWord();
}
