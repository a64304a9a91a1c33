using System.Numerics;

namespace Backprop.Tests;

/// <summary>The functions in exact arithmetic, as accurate relative to their value as <see cref="Exact"/> is, near their zeros too.</summary>
internal static class ExactFunctions
{
    // Small enough for a series, and large enough for 1 + x to keep all but a few bits.
    private const int Small = -8;

    private static readonly Exact Ln2 = TwiceAtanh(Exact.One / 3);
    private static readonly Exact Ln10 = Log(10);

    /// <summary>exp(x) = 2^n exp(r / 2⁸)^(2⁸).</summary>
    public static Exact Exp(Exact x)
    {
        int n = (int)Exact.Round(x / Ln2);
        Exact power = Exact.One + Expm1OfSmall(Exact.Scale(x - (n * Ln2), Small));
        for (int i = 0; i < -Small; i++)
        {
            power *= power;
        }

        return Exact.Scale(power, n);
    }

    public static Exact Exp2(Exact x) => Exp(x * Ln2);

    public static Exact Exp10(Exact x) => Exp(x * Ln10);

    public static Exact Expm1(Exact x) => x.IsZero ? x : x.Magnitude < Small ? Expm1OfSmall(x) : Exp(x) - 1;

    /// <summary>ln(2^k m) = k ln 2 + 2 artanh((m − 1) / (m + 1)).</summary>
    public static Exact Log(Exact x)
    {
        int k = x.Magnitude;
        Exact m = Exact.Scale(x, -k);
        if (m > 1.5)
        {
            (m, k) = (Exact.Scale(m, -1), k + 1);
        }

        return (k * Ln2) + TwiceAtanh((m - 1) / (m + 1));
    }

    public static Exact Log2(Exact x) => Log(x) / Ln2;

    public static Exact Log10(Exact x) => Log(x) / Ln10;

    public static Exact Log1p(Exact x) => x.IsZero ? x : x.Magnitude < Small ? TwiceAtanh(x / (x + 2)) : Log(x + 1);

    public static Exact Pow(Exact x, Exact y) => Exp(y * Log(x));

    public static Exact Cbrt(Exact x) => x.IsZero ? x : x.Sign < 0 ? -Cbrt(-x) : Exp(Log(x) / 3);

    public static Exact Hypot(Exact x, Exact y) => Exact.Sqrt((x * x) + (y * y));

    public static Exact Sigmoid(Exact x) => Exact.One / (Exact.One + Exp(-x));

    public static Exact SigmoidDerivative(Exact x) => Sigmoid(x) * Sigmoid(-x);

    public static Exact Softplus(Exact x) => x.Sign > 0 ? x + Softplus(-x) : Log1p(Exp(x));

    public static Exact LogSigmoid(Exact x) => -Softplus(-x);

    public static Exact Silu(Exact x) => x * Sigmoid(x);

    public static Exact SiluDerivative(Exact x) => Sigmoid(x) * (1 + (x * Sigmoid(-x)));

    public static Exact Elu(Exact x) => x.Sign > 0 ? x : Expm1(x);

    public static Exact EluDerivative(Exact x) => x.Sign > 0 ? 1 : Exp(x);

    public static Exact LogSumExp(Exact x, Exact y) => x < y ? y + Log1p(Exp(x - y)) : x + Log1p(Exp(y - x));

    public static Exact Sinh(Exact x)
    {
        Exact e = Expm1(Exact.Abs(x));
        return x.Sign * Exact.Scale(e + (e / (e + 1)), -1);
    }

    public static Exact Cosh(Exact x) => Exact.Scale(Exp(x) + Exp(-x), -1);

    public static Exact Tanh(Exact x)
    {
        Exact e = Expm1(2 * x);
        return e / (e + 2);
    }

    public static Exact Asinh(Exact x) => x.Sign < 0 ? -Asinh(-x) : Log1p(x + (x * x / (1 + Exact.Sqrt((x * x) + 1))));

    public static Exact Acosh(Exact x) => Log1p(x - 1 + Exact.Sqrt((x - 1) * (x + 1)));

    public static Exact Atanh(Exact x) => Exact.Scale(Log1p(2 * x / (1 - x)), -1);

    /// <summary>2 artanh(z) = 2 Σ z^n / n over odd n.</summary>
    private static Exact TwiceAtanh(Exact z)
    {
        Exact square = z * z;
        Exact sum = z;
        Exact power = z;
        for (int n = 3; !z.IsZero && power.Magnitude > sum.Magnitude - Exact.Precision; n += 2)
        {
            power *= square;
            sum += power / n;
        }

        return 2 * sum;
    }

    /// <summary>Σ xⁿ / n! from n = 1 on.</summary>
    private static Exact Expm1OfSmall(Exact x)
    {
        Exact sum = x;
        Exact term = x;
        for (int n = 2; !term.IsZero && term.Magnitude > sum.Magnitude - Exact.Precision; n++)
        {
            term *= x / n;
            sum += term;
        }

        return sum;
    }
}
