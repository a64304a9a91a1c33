namespace Backprop.Tests;

/// <summary>A function: what it is, and how far from the exact value its forms may be.</summary>
/// <param name="Name">As in <see cref="LaneFunctions"/>.</param>
/// <param name="Scalar">The scalar function.</param>
/// <param name="Exact">The exact one.</param>
/// <param name="Domain">Where it is tested.</param>
/// <param name="Bound">The largest error over lanes of double, in ulp.</param>
/// <param name="SingleBound">The largest error over lanes of float.</param>
/// <param name="ScalarBound">The largest error of a function of <see cref="Functions"/>.</param>
internal sealed record AccuracyRow(string Name, Func<double, double> Scalar, Func<Exact, Exact> Exact, Domain Domain, double Bound = 1, double SingleBound = 0.51, double? ScalarBound = null)
{
    /// <summary>Where the function is 0 next to larger numbers; null where it is not.</summary>
    public Zero? Zero { get; init; }
}

/// <summary>Between two bounds a function has a zero that comes of cancellation: an ulp there is that of a number of the size of what cancels.</summary>
internal sealed record Zero(double Least, double Most, double Size);

/// <summary>A function of two numbers, where the second is one that makes the result interesting.</summary>
internal sealed record AccuracyRowOfTwo(string Name, Func<double, double, double> Scalar, Func<Exact, Exact, Exact> Exact, Func<double, Random, double> Second, Domain Domain, double Bound = 1, double SingleBound = 0.51);

/// <summary>The functions that have a vector form. It drives the tests of accuracy and of special values, the comparison of widths, and docs/accuracy.md.</summary>
internal static class AccuracyTable
{
    /// <summary>σ and what is made of it, whose error grows with that of an exponential.</summary>
    private static readonly Domain Tails = new(-800, 800) { Worst = [-2.7453710350910518, -2.7422969370162047, -3.4116674629649513, -4.1286040633183347, 2.7453710350910518, -2.7091918] };

    public static IReadOnlyList<AccuracyRow> OfOne { get; } =
    [
        new("Exp", Math.Exp, ExactFunctions.Exp, new(-800, 800) { Worst = [318.78273748126571, -4.2238470200651319] }, Bound: 1.25, SingleBound: 1.1),
        new("Exp2", double.Exp2, ExactFunctions.Exp2, new(-1100, 1100)),
        new("Exp10", double.Exp10, ExactFunctions.Exp10, new(-350, 350)),
        new("Expm1", Functions.Expm1, ExactFunctions.Expm1, new(-800, 800), ScalarBound: 2.2),
        new("Log", Math.Log, ExactFunctions.Log, Domain.Positive with { Awkward = [1] }),
        new("Log2", Math.Log2, ExactFunctions.Log2, Domain.Positive with { Awkward = [1] }),
        new("Log10", Math.Log10, ExactFunctions.Log10, Domain.Positive with { Awkward = [1] }),
        new("Log1p", Functions.Log1p, ExactFunctions.Log1p, new(-0.9999999999999999, double.MaxValue, -1, -0.5, 0.4), ScalarBound: 1.5),
        new("Sigmoid", Functions.Sigmoid, ExactFunctions.Sigmoid, Tails, Bound: 3.5, SingleBound: 3, ScalarBound: 3.5),
        new("SigmoidDerivative", Functions.SigmoidDerivative, ExactFunctions.SigmoidDerivative, Tails, Bound: 5.5, SingleBound: 5, ScalarBound: 6),
        new("Softplus", Functions.Softplus, ExactFunctions.Softplus, new(-800, 800), ScalarBound: 3),
        new("SoftplusDerivative", Functions.SoftplusDerivative, ExactFunctions.Sigmoid, Tails, Bound: 3.5, ScalarBound: 3.5),
        new("LogSigmoid", Functions.LogSigmoid, ExactFunctions.LogSigmoid, new(-800, 800), ScalarBound: 3),
        new("LogSigmoidDerivative", Functions.LogSigmoidDerivative, x => ExactFunctions.Sigmoid(-x), Tails, Bound: 3.5, ScalarBound: 3.5),
        new("Tanh", Math.Tanh, ExactFunctions.Tanh, new(-800, 800, -18.5, 18.5) { Worst = [-7.718647611988079, 0.494373649] }, Bound: 3.25, SingleBound: 2.5),
        new("TanhDerivative", Functions.TanhDerivative, x => ExactFunctions.SigmoidDerivative(2 * x) * 4, new(-400, 400, -0.75, 0.75) { Worst = [-2.420232663173337, 1.70207345] }, Bound: 5.5, SingleBound: 3.25, ScalarBound: 5),
        new("Silu", Functions.Silu, ExactFunctions.Silu, new(-800, 800, -750), Bound: 3, ScalarBound: 3),
        new("SiluDerivative", Functions.SiluDerivative, ExactFunctions.SiluDerivative, new(-800, 800, -750), Bound: 4, ScalarBound: 4) { Zero = new(-1.5, -1, 0.125) },
        new("Gelu", Functions.Gelu, ExactErrorFunctions.Gelu, new(-800, 800, -38.5, -0.85, 0.85), ScalarBound: 1),
        new("GeluDerivative", Functions.GeluDerivative, ExactErrorFunctions.GeluDerivative, new(-800, 800, -38.5, -0.85, -0.75), Bound: 2.5, ScalarBound: 2.5) { Zero = new(-1, -0.5, 0.03125) },
        new("Elu", Functions.Elu, ExactFunctions.Elu, new(-800, 800), ScalarBound: 1),
        new("EluDerivative", Functions.EluDerivative, ExactFunctions.EluDerivative, new(-800, 800), ScalarBound: 1),
        new("Erf", Functions.Erf, ExactErrorFunctions.Erf, new(-800, 800, -0.6, 0.6, 1, 5), ScalarBound: 1),
        new("ErfDerivative", Functions.ErfDerivative, ExactErrorFunctions.ErfDerivative, new(-800, 800, -27, 27), ScalarBound: 1),
        new("Erfc", Functions.Erfc, ExactErrorFunctions.Erfc, new(-800, 800, -0.6, 0.4, 0.6, 0.8, 4, 26.5), ScalarBound: 1),
        new("ErfcDerivative", Functions.ErfcDerivative, x => -ExactErrorFunctions.ErfDerivative(x), new(-800, 800, -27, 27), ScalarBound: 1),
        new("Sinh", Math.Sinh, ExactFunctions.Sinh, new(-800, 800)),
        new("Cosh", Math.Cosh, ExactFunctions.Cosh, new(-800, 800)),
        new("Asinh", Math.Asinh, ExactFunctions.Asinh, Domain.All with { Awkward = [0.5, 1] }),
        new("Acosh", Math.Acosh, ExactFunctions.Acosh, new(1, double.MaxValue, 1, 1.5)),
        new("Atanh", Math.Atanh, ExactFunctions.Atanh, new(Math.BitIncrement(-1), Math.BitDecrement(1), 0.5, 1, -1)),
        new("Sin", Math.Sin, ExactTrigonometry.Sin, new(-1073741824, 1073741824, Math.PI / 2, Math.PI, 355)),
        new("Cos", Math.Cos, ExactTrigonometry.Cos, new(-1073741824, 1073741824, Math.PI / 2, Math.PI, 355)),
        new("Tan", Math.Tan, ExactTrigonometry.Tan, new(-1073741824, 1073741824, Math.PI / 2, Math.PI, 355)),
        new("SinPi", double.SinPi, ExactTrigonometry.SinPi, Domain.All with { Awkward = [0.5, 1, 7] }),
        new("CosPi", double.CosPi, ExactTrigonometry.CosPi, Domain.All with { Awkward = [0.5, 1, 7] }),
        new("Asin", Math.Asin, ExactTrigonometry.Asin, new(-1, 1, -0.5, 0.5, 1, -1)),
        new("Acos", Math.Acos, ExactTrigonometry.Acos, new(-1, 1, -0.5, 0.5, 1, -1)),
        new("Atan", Math.Atan, ExactTrigonometry.Atan, Domain.All with { Awkward = [0.0625, 1] }),
        new("Cbrt", Math.Cbrt, ExactFunctions.Cbrt, Domain.All),
    ];

    public static IReadOnlyList<AccuracyRowOfTwo> OfTwo { get; } =
    [
        new("Pow", Math.Pow, ExactFunctions.Pow, Exponent, Domain.Positive with { Awkward = [1, 1] }),
        new("Atan2", Math.Atan2, ExactTrigonometry.Atan2, OfLikeSize, Domain.All),
        new("Hypot", double.Hypot, ExactFunctions.Hypot, OfLikeSize, Domain.All),
        new("LogSumExpDerivative", Functions.LogSumExpDerivative, (x, r) => ExactFunctions.Exp(x - r), (x, random) => x + (800 * random.NextDouble()), new(-1000, 1000)),
    ];

    /// <summary>The k-th argument's partner, of either sign and within a factor of 2³⁰.</summary>
    private static double OfLikeSize(double x, Random random) => Math.ScaleB(x, random.Next(-30, 30)) * ((2 * random.NextDouble()) - 1);

    /// <summary>An exponent that keeps x^y within the range, or a little beyond: y ln x is from −800 to 800. Half of them are small numbers of quarters.</summary>
    private static double Exponent(double x, Random random)
    {
        if (random.Next(2) == 0)
        {
            return random.Next(-20, 20) / 4.0;
        }

        // (x − 1) / (x + 1) · 2 is ln x near 1, and the exponent of 2 will do elsewhere.
        double log = Math.Abs(x - 1) < 0.5 ? 2 * (x - 1) / (x + 1) : (Math.ILogB(x) + 0.5) * 0.7;
        return log == 0 ? 1 : ((1600 * random.NextDouble()) - 800) / log;
    }
}
