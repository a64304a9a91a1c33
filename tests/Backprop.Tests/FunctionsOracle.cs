using System.Numerics;

namespace Backprop.Tests;

/// <summary>
/// The functions in fixed point, as integers with 1,400 fractional bits: 300 more than the smallest double needs, so that results are exact as far as a double can tell.
/// Nothing is shared with the runtime, not even floating point.
/// </summary>
internal static class FunctionsOracle
{
    private const int Bits = 1400;
    private static readonly BigInteger One = BigInteger.One << Bits;
    private static readonly BigInteger Ln2 = TwiceAtanh(One / 3);

    public static BigInteger Exp(double x) => Exp(Fixed(x));

    public static BigInteger Expm1(double x) => Exp(x) - One;

    public static BigInteger Log1p(double x) => Log(One + Fixed(x));

    public static BigInteger Softplus(double x) => Log(One + Exp(x));

    public static BigInteger LogSigmoid(double x) => -Softplus(-x);

    public static BigInteger Sigmoid(double x) => Divide(One, One + Exp(-x));

    public static BigInteger SigmoidDerivative(double x) => Multiply(Sigmoid(x), Sigmoid(-x));

    /// <summary>tanh′(x) = 4 σ′(2x).</summary>
    public static BigInteger TanhDerivative(double x) => 4 * SigmoidDerivative(2 * x);

    /// <summary>The difference of a double from ln(exp(x) + exp(y)).</summary>
    public static double LogSumExpError(double x, double y, double actual) =>
        (double)((Fixed(actual) - Log(Exp(x) + Exp(y))) >> (Bits - 200)) / Math.Pow(2, 200);

    /// <summary>How far a double is from the truth, in units of the truth's last place.</summary>
    public static double Ulps(double actual, BigInteger truth)
    {
        if (!double.IsFinite(actual))
        {
            return double.PositiveInfinity;
        }

        // A double has 53 bits, and none below 2⁻¹⁰⁷⁴.
        int lastPlace = (int)Math.Max(BigInteger.Abs(truth).GetBitLength() - 53, Bits - 1074);
        BigInteger difference = BigInteger.Abs(Fixed(actual) - truth);
        return (double)((difference << 20) >> lastPlace) / (1 << 20);
    }

    /// <summary>A finite double as a fixed-point number, exactly.</summary>
    private static BigInteger Fixed(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) & 0x7FF;
        BigInteger magnitude = (bits & ((1L << 52) - 1)) | (exponent > 0 ? 1L << 52 : 0);
        return (bits < 0 ? -magnitude : magnitude) << (Bits - 1075 + Math.Max(exponent, 1));
    }

    /// <summary>exp(x) = exp(x / 2³⁰)^(2³⁰), the inner one by its series.</summary>
    private static BigInteger Exp(BigInteger x)
    {
        BigInteger small = x >> 30;
        BigInteger term = One;
        BigInteger sum = One;
        for (int n = 1; BigInteger.Abs(term) > 1; n++)
        {
            term = Multiply(term, small) / n;
            sum += term;
        }

        for (int i = 0; i < 30; i++)
        {
            sum = Multiply(sum, sum);
        }

        return sum;
    }

    /// <summary>ln(2ᵏ m) = k ln 2 + 2 artanh((m − 1) / (m + 1)).</summary>
    private static BigInteger Log(BigInteger x)
    {
        int k = (int)x.GetBitLength() - Bits - 1;
        BigInteger m = k >= 0 ? x >> k : x << -k;
        return (k * Ln2) + TwiceAtanh(Divide(m - One, m + One));
    }

    private static BigInteger TwiceAtanh(BigInteger z)
    {
        BigInteger square = Multiply(z, z);
        BigInteger sum = BigInteger.Zero;
        for (int n = 1; BigInteger.Abs(z) > 1; n += 2)
        {
            sum += z / n;
            z = Multiply(z, square);
        }

        return 2 * sum;
    }

    private static BigInteger Multiply(BigInteger x, BigInteger y) => (x * y) >> Bits;

    private static BigInteger Divide(BigInteger x, BigInteger y) => (x << Bits) / y;
}
