namespace Backprop.Tests;

/// <summary>The error function and its complement in exact arithmetic, accurate relative to their value.</summary>
internal static class ExactErrorFunctions
{
    // Up to here erfc is what 1 − erf leaves: of 224 bits no more than 12 cancel.
    private const double Near = 2.5;

    // From here on all that is asked for is far below the smallest double.
    private const double Far = 30;

    private static readonly Exact RootPi = Exact.Sqrt(4 * ExactTrigonometry.Atan(1));

    /// <summary>erf(x) = 2/√π exp(−x²) Σ 2ⁿ x^(2n+1) / (1 · 3 · … · (2n + 1)), all of one sign.</summary>
    public static Exact Erf(Exact x)
    {
        if (x.IsZero || x.Sign < 0)
        {
            return x.IsZero ? x : -Erf(-x);
        }

        if (x > Near)
        {
            return 1 - Erfc(x);
        }

        Exact square = x * x;
        Exact sum = x;
        Exact term = x;
        for (int n = 1; term.Magnitude > sum.Magnitude - Exact.Precision; n++)
        {
            term *= 2 * square / ((2 * n) + 1);
            sum += term;
        }

        return ErfDerivative(x) * sum;
    }

    public static Exact ErfDerivative(Exact x) => 2 * ExactFunctions.Exp(Exponent(x)) / RootPi;

    /// <summary>
    /// 1 − erf(x), and farther out exp(−x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …)))), from the inside out; M. Abramowitz and I. Stegun, Handbook of mathematical functions, 7.1.14.
    /// </summary>
    public static Exact Erfc(Exact x)
    {
        if (!(x > Near))
        {
            return 1 - Erf(x);
        }

        x = x > Far ? Far : x;
        Exact fraction = x;
        for (int n = Terms(x); n > 0; n--)
        {
            fraction = x + (Exact.Scale(n, -1) / fraction);
        }

        return ExactFunctions.Exp(Exponent(x)) / (RootPi * fraction);
    }

    /// <summary>x Φ(x) = x/2 erfc(−x/√2).</summary>
    public static Exact Gelu(Exact x) => x * Distribution(x);

    /// <summary>Φ(x) + x φ(x).</summary>
    public static Exact GeluDerivative(Exact x)
    {
        Exact u = x / Exact.Sqrt(2);
        return Distribution(x) + (u * Exact.Scale(ErfDerivative(u), -1));
    }

    /// <summary>Φ(x), the distribution of a normal variable.</summary>
    private static Exact Distribution(Exact x) => Exact.Scale(Erfc(-x / Exact.Sqrt(2)), -1);

    // The error of n terms falls like exp(−2x √(2n)): these leave 2⁻¹⁷⁰ of the value.
    private static int Terms(Exact x) => 20 + (int)Exact.Round(1800 / (x * x));

    private static Exact Exponent(Exact x) => Exact.Abs(x) > Far ? -(Far * Far) : -(x * x);
}
