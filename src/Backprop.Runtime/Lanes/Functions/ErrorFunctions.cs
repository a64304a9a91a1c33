using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>The error function and its complement.</summary>
/// <remarks>
/// For x ≥ 0.6, erfc(x) = exp(−x²) p(t) / (1 + 2x), where t = (x − 4) / (x + 4) maps the half-line to [−1, 1) and p is a polynomial near (1 + 2x) exp(x²) erfc(x), which stays between 1.12 and 1.29: the form is that of
/// M. Shepherd and J. Laframboise, Chebyshev approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x &lt; ∞, Math. Comp. 36 (1981) 249–253. Below 0.6, erf(x) = x (2/√π + x² q(x²)). The coefficients are of Chebyshev interpolation in 200 bits.
/// x² is taken in two parts, for exp multiplies its error by x², and so is all that follows.
/// </remarks>
internal static class ErrorFunctions
{
    private const double TwoTo64 = 18446744073709551616.0;
    private const double TwoToMinus64 = 1 / TwoTo64;

    // From here on erfc(x) and exp(−x²) are 0.
    private const double Vanished = 27.3;

    // Farther out 1 − erf(x) would cancel; nearer p(t) is steep, and feels the rounding of t.
    private const double Near = 0.6;

    private const double TwoOverRootPi = 1.1283791670955126;
    private const double TwoOverRootPiRest = 1.533545961316588e-17;

    /// <summary>erf(x), and 2/√π exp(−x²).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Erf<V>(in V x, out V result, out V derivative)
        where V : struct, IDoubles<V>
    {
        V magnitude = Bounded(x, Vanished);
        V exp = ExpOfMinusSquare(magnitude, out V expRest);
        derivative = TwoParts.WithNaN(Slope(exp, expRest), x);
        V complement = Complement(magnitude, 0.0, exp, expRest, out V rest, out V near);
        V far = TwoParts.SumInOrder(1.0, complement * -TwoToMinus64, out V lost);
        result = TwoParts.WithNaN(TwoParts.WithSign(V.Choose(magnitude < Near, near, far + V.Fma(rest, -TwoToMinus64, lost)), x), x);
    }

    /// <summary>erfc(x) = 1 − erf(x), and −2/√π exp(−x²).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Erfc<V>(in V x, out V result, out V derivative)
        where V : struct, IDoubles<V>
    {
        V magnitude = Bounded(x, Vanished);
        V exp = ExpOfMinusSquare(magnitude, out V expRest);
        derivative = -TwoParts.WithNaN(Slope(exp, expRest), x);
        V complement = Complement(magnitude, 0.0, exp, expRest, out V rest, out _);
        V left = TwoParts.SumInOrder(2.0, complement * -TwoToMinus64, out V lost);
        result = TwoParts.WithNaN(V.Choose(x < 0.0, left + V.Fma(rest, -TwoToMinus64, lost), (complement + rest) * TwoToMinus64), x);
    }

    /// <summary>2/√π exp(−x²), the bits that come beside erf(x).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ErfDerivative<V>(in V x, out V result)
        where V : struct, IDoubles<V> => result = TwoParts.WithNaN(Slope(ExpOfMinusSquare(Bounded(x, Vanished), out V rest), rest), x);

    /// <summary>2⁶⁴ erfc(x + xRest) in two parts, for x ≥ 0 and exp = 2⁶⁴ exp(−(x + xRest)²); and erf(x + xRest) where x is small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Complement<V>(V x, V xRest, V exp, V expRest, out V rest, out V near)
        where V : struct, IDoubles<V>
    {
        V factor = Scaled(x, xRest, out V factorRest);
        V far = TwoParts.Product(exp, factor, out V farRest);
        farRest += V.Fma(exp, factorRest, expRest * factor);

        V erf = OfSmall(x, out V erfRest);
        erfRest = V.Fma(xRest, exp * (TwoOverRootPi * TwoToMinus64), erfRest);
        near = erf + erfRest;
        V complement = TwoParts.SumInOrder(1.0, -erf, out V lost);

        V isNear = x < Near;
        rest = V.Choose(isNear, (lost - erfRest) * TwoTo64, farRest);
        return V.Choose(isNear, complement * TwoTo64, far);
    }

    /// <summary>exp((x + xRest)²) erfc(x + xRest) in two parts, for x ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Scaled<V>(V x, V xRest, out V rest)
        where V : struct, IDoubles<V>
    {
        V t = (x - 4.0) / (x + 4.0);
        V q = V.Fma(t, 2.8742079838301087e-10, 2.1297041123790133e-09);
        q = V.Fma(t, q, 1.801626878309725e-09);
        q = V.Fma(t, q, -1.657718207712811e-08);
        q = V.Fma(t, q, -1.9392465677064257e-08);
        q = V.Fma(t, q, 1.1305625887904869e-07);
        q = V.Fma(t, q, 7.73366860419001e-08);
        q = V.Fma(t, q, -8.27420417701405e-07);
        q = V.Fma(t, q, 2.9147989866230397e-07);
        q = V.Fma(t, q, 5.7105089426459865e-06);
        q = V.Fma(t, q, -1.122085744003973e-05);
        q = V.Fma(t, q, -2.4399385992498125e-05);
        q = V.Fma(t, q, 0.0001506213093009659);
        q = V.Fma(t, q, -0.00019925667723111665);
        q = V.Fma(t, q, -0.0007577732165474564);
        q = V.Fma(t, q, 0.0050319699784130215);
        q = V.Fma(t, q, -0.016197734066518157);
        q = V.Fma(t, q, 0.037167515537204175);
        q = V.Fma(t, q, -0.0663303658116052);
        q = V.Fma(t, q, 0.09373283499837416);
        q = V.Fma(t, q, -0.10103906603632638);
        q = V.Fma(t, q, 0.0680970542546919);
        q = V.Fma(t, q, 0.015379652102620052);
        q = V.Fma(t, q, -0.1396211168405625);

        V product = TwoParts.Product(t, q, out V productRest);
        V p = TwoParts.SumInOrder(1.2329951186255526, product, out V pRest);
        pRest += productRest - 4.625318921008717e-17;
        V denominator = TwoParts.Sum(2.0 * x, 1.0, out V denominatorRest);
        return TwoParts.Quotient(p, pRest, denominator, V.Fma(xRest, 2.0, denominatorRest), out rest);
    }

    /// <summary>|x|, but no more than a bound; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Bounded<V>(V x, double most)
        where V : struct, IDoubles<V>
    {
        V magnitude = V.Abs(x);
        return V.Choose(magnitude > most, most, magnitude);
    }

    /// <summary>2⁶⁴ exp(−x²) in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpOfMinusSquare<V>(V x, out V rest)
        where V : struct, IDoubles<V>
    {
        V square = TwoParts.Product(x, x, out V squareRest);
        return Exponentials.ScaledExpOfMinus(square, squareRest, out rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Slope<V>(V exp, V expRest)
        where V : struct, IDoubles<V>
    {
        V slope = TwoParts.Product(exp, TwoOverRootPi, out V rest);
        return (slope + V.Fma(exp, TwoOverRootPiRest, V.Fma(expRest, TwoOverRootPi, rest))) * TwoToMinus64;
    }

    /// <summary>erf(x) = x (2/√π + x² q(x²)), in two parts, for x from 0 to 0.6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfSmall<V>(V x, out V rest)
        where V : struct, IDoubles<V>
    {
        V z = x * x;
        V q = V.Fma(z, -9.710489912378796e-10, 1.4476682517736882e-08);
        q = V.Fma(z, q, -1.634140690282251e-07);
        q = V.Fma(z, q, 1.6460982712982636e-06);
        q = V.Fma(z, q, -1.4925616549315293e-05);
        q = V.Fma(z, q, 0.00012055332331498608);
        q = V.Fma(z, q, -0.000854832701564095);
        q = V.Fma(z, q, 0.005223977625387411);
        q = V.Fma(z, q, -0.026866170645129278);
        q = V.Fma(z, q, 0.11283791670955123);
        q = V.Fma(z, q, -0.37612638903183754);

        V product = TwoParts.Product(x, TwoOverRootPi, out V productRest);
        V sum = TwoParts.SumInOrder(product, x * z * q, out rest);
        rest += V.Fma(x, TwoOverRootPiRest, productRest);
        return sum;
    }
}
