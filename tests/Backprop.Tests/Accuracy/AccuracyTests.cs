using System.Globalization;
using System.Text;

namespace Backprop.Tests;

/// <summary>Every function over lanes against the exact value, over its whole domain; the figures are docs/accuracy.md.</summary>
public class AccuracyTests
{
    // Figures belong to all tests of this class, which run one after the other.
    private static readonly Lazy<IReadOnlyList<(string Name, Measurement Doubles, double Bound, Measurement Singles, double SingleBound)>> Figures = new(() =>
    [
        .. AccuracyTable.OfOne.AsParallel().AsOrdered().Select(row => (row.Name, Measurement.OfDoubles(row), row.Bound, Measurement.OfSingles(row), row.SingleBound)),
        .. AccuracyTable.OfTwo.AsParallel().AsOrdered().Select(row => (row.Name, Measurement.OfDoubles(row), row.Bound, Measurement.OfSingles(row), row.SingleBound)),
    ]);

    [Fact]
    public void Functions_over_lanes_are_within_their_bounds()
    {
        foreach ((string name, Measurement doubles, double bound, Measurement singles, double singleBound) in Figures.Value)
        {
            Assert.True(doubles.Error <= bound, $"{name}({doubles.At}) is off by {doubles.Error:F3} ulp, {bound} are allowed.");
            Assert.True(singles.Error <= singleBound, $"{name}({singles.At}) over float is off by {singles.Error:F3} ulp, {singleBound} are allowed.");
        }
    }

    [Fact]
    public void Scalar_functions_are_within_their_bounds()
    {
        foreach (AccuracyRow row in AccuracyTable.OfOne.Where(row => row.ScalarBound is not null))
        {
            double error = Measurement.OfScalars(row);
            Assert.True(error <= row.ScalarBound, $"{row.Name} is off by {error:F3} ulp, {row.ScalarBound} are allowed.");
        }
    }

    [Fact]
    public void The_page_of_accuracy_has_the_figures()
    {
        string path = Path.Combine(Repository.Root, "docs", "accuracy.md");
        string expected = Page();
        if (!File.Exists(path) || Repository.Read("docs", "accuracy.md") != expected)
        {
            string received = Path.ChangeExtension(path, ".received.md");
            File.WriteAllText(received, expected);
            Assert.Fail($"docs/accuracy.md is stale: look at {received}, and put it in its place if it is right.");
        }
    }

    [Fact]
    public void The_oracle_knows_digits_of_e_of_logarithms_and_of_angles()
    {
        Assert.Equal("27182818284590452353602874713526624977572470936999", Digits(ExactFunctions.Exp(1)));
        Assert.Equal("06931471805599453094172321214581765680755001343602", Digits(ExactFunctions.Log(2)));
        Assert.Equal("07853981633974483096156608458198757210492923498437", Digits(ExactTrigonometry.Atan(1)));
        Assert.Equal("08414709848078965066525023216302989996225630607983", Digits(ExactTrigonometry.Sin(1)));

        // The double whose sine is smallest (J.-M. Muller, Elementary functions, 3rd edition, 11.3).
        Assert.InRange(Ulps.OfDouble(-4.6871659242546277e-19, ExactTrigonometry.Cos(6381956970095103 * Math.Pow(2, 797))), 0, 0.5);

        static string Digits(Exact number) => Exact.Round(number * Exact.Rounded(System.Numerics.BigInteger.Pow(10, 60), 0)).ToString("D61", CultureInfo.InvariantCulture)[..50];
    }

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("""
            # Accuracy

            <!-- Written by a test, tests/Backprop.Tests/Accuracy: accept what it writes. -->

            How far from the exact value functions are, in units of its last place (ulp): half an ulp is what rounding costs. References are integers of 224 bits, with π to 1,500.

            ## Over lanes

            What means over a batch compute. The same bits in vectors of every width, on every processor: these figures are the same everywhere. The largest error is that of 2,000 arguments of all sizes, subnormal ones included, with more of them where a method has its
            difficulties, and the worst that searches through millions have found; the bound is what tests hold. Zeros, infinities and NaN are as the scalar functions have them.
            Next to their zeros an ulp of `SiluDerivative` is that of 0.125, and of `GeluDerivative` that of 0.03125: the two terms that cancel are larger.
            `Sin`, `Cos` and `Tan` of arguments beyond 2³⁰ are those of the platform. Functions that are not listed are computed by the scalar function, lane by lane, or are what their name says of those that are: `LogP1` is ln(x + 1) with x + 1 rounded, as in .NET.

            | function | over double | at | bound | over float | at | bound |
            |---|---|---|---|---|---|---|

            """);
        foreach ((string name, Measurement doubles, double bound, Measurement singles, double singleBound) in Figures.Value)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{name}` | {doubles.Error:F3} | {doubles.At} | {bound} | {singles.Error:F3} | {singles.At} | {singleBound} |\n");
        }

        page.Append("""

            ## One sample at a time

            What equations call by themselves. `Silu`, `Gelu`, `Elu`, `Erf`, `Erfc` and their derivatives have the bits of vectors. The others rest on the platform's `Math.Exp` and `Math.Log`, so that only their bounds are the same everywhere; where the processor has fused multiply-add, σ and σ′ have the bits of vectors, and `Softplus` and `LogSigmoid` the exponential of these. `FunctionsF` computes in double precision and rounds: within 0.51 ulp.

            | function | bound |
            |---|---|

            """);
        foreach (AccuracyRow row in AccuracyTable.OfOne.Where(row => row.ScalarBound is not null))
        {
            page.Append(CultureInfo.InvariantCulture, $"| `Functions.{row.Name}` | {row.ScalarBound} |\n");
        }

        page.Append("| `Functions.LogSumExp` | 2, of the largest of its operands, the logarithm and the result |\n");
        return page.ToString().ReplaceLineEndings("\n");
    }
}
