using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Exponentials, from the smallest subnormal to overflow.</summary>
internal static class Exponentials
{
    // Added to a number, it leaves the nearest integer in the low bits.
    private const double Shifter = 6755399441055744;

    // Sixteen times 64, which is what the exponent is moved by where a result is near an end of the range.
    private const double Shift = 1024;
    private const double TwoTo64 = 18446744073709551616.0;
    private const double TwoToMinus64 = 1 / TwoTo64;
    private const double TwoTo100 = TwoTo64 * (1L << 36);

    /// <summary>e = exp(−|x|) in two parts, and 2⁶⁴ e.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpOfMinusAbs<V>(V x, out V rest, out V scaled)
        where V : struct, IDoubles<V>
    {
        // Far out e is subnormal, which products with it would notice; x e is 0 from here on too.
        x = AtLeast(x | -0.0, -752);
        V shifted = V.Fma(x, 23.083120654223414, Shifter + Shift);
        V r = Reduce(x, shifted - (Shifter + Shift));
        V exp = Scaled(r, shifted, out rest);
        scaled = exp;
        rest *= TwoToMinus64;
        return exp * TwoToMinus64;
    }

    /// <summary>exp(x + xRest), where the rest is small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V>(V x, V xRest)
        where V : struct, IDoubles<V>
    {
        x = Within(x, -746, 710);
        V shifter = Shifters(x);
        V shifted = V.Fma(x, 23.083120654223414, shifter);
        V r = Reduce(x, shifted - shifter) + xRest;
        return Unscaled(x, Scaled(r, shifted, out V rest) + rest);
    }

    /// <summary>2⁶⁴ exp(−(x + xRest)) in two parts, for x from 0 to 750, where the rest is small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ScaledExpOfMinus<V>(V x, V xRest, out V rest)
        where V : struct, IDoubles<V>
    {
        V shifted = V.Fma(x, -23.083120654223414, Shifter + Shift);
        return Scaled(Reduce(-x, shifted - (Shifter + Shift)) - xRest, shifted, out rest);
    }

    /// <summary>exp(x − r), the derivative of r = ln Σ exp; see <see cref="Functions.LogSumExpDerivative"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LogSumExpDerivative<V>(in V x, in V r, out V result)
        where V : struct, IDoubles<V>
    {
        V difference = TwoParts.Sum(x, -r, out V rest);
        V share = Exp(difference, V.Choose(V.Abs(difference) < 1000.0, rest, 0.0));
        result = V.Choose(V.Equal(x, r), V.Choose(V.Equal(r, double.NegativeInfinity), 0.0, 1.0), share);
    }

    /// <summary>2^x; of integers exactly.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Exp2<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V bounded = Within(x, -1080, 1025);
        V shifter = Shifters(bounded);
        V shifted = V.Fma(bounded, 16.0, shifter);
        V r = V.Fma(shifted - shifter, -0.0625, bounded) * 0.6931471805599453;
        result = Unscaled(bounded, Scaled(r, shifted, out V rest) + rest);
    }

    /// <summary>10^x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Exp10<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V bounded = Within(x, -325, 310);
        V shifter = Shifters(bounded);
        V shifted = V.Fma(bounded, 53.150849518197795, shifter);
        V n = shifted - shifter;
        V r = V.Fma(n, 1.7523300798657315e-19, V.Fma(n, -0.018814374728998825, bounded)) * 2.302585092994046;
        result = Unscaled(bounded, Scaled(r, shifted, out V rest) + rest);
    }

    /// <summary>exp(x) − 1, for small x too.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Expm1<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V half = HalfExpm1(Within(x, -40, 710), out V rest);
        result = V.Choose(V.Abs(x) < 5.6e-17, x, 2.0 * (half + rest));
    }

    /// <summary>(exp(x) − 1) / 2 in two parts, from −80 to 710; half of it, because exp(710) is too large.</summary>
    /// <remarks>x = n ln 2 + r with |r| ≤ ln(2)/2, and exp(x) − 1 = (2^n − 1) + 2^n (r + r² p(r)) with a minimax polynomial p. Where n = 0 nothing is subtracted.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V HalfExpm1<V>(V x, out V rest)
        where V : struct, IDoubles<V>
    {
        V p = Expansion(x, out V shifted, out _, out V r, out V rRest);
        return HalfExpm1(V.AddBits(V.ShiftLeft(shifted, 52), 0.5), r, rRest, p, out rest);
    }

    /// <summary>(exp(−2x) − 1) / 2 in two parts, and exp(−2x), for x ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V HalfExpm1OfMinusTwice<V>(V x, out V rest, out V exp)
        where V : struct, IDoubles<V>
    {
        V p = Expansion(-2.0 * V.Choose(x > 373.0, 373.0, x), out V shifted, out V n, out V r, out V rRest);

        // Far out exp(−2x) is subnormal: on the way it is 2¹⁰⁰ times as large. Beside 1 it has vanished long before.
        V large = V.AddBits(V.ShiftLeft(shifted, 52), TwoTo100);
        exp = V.Fma(large, V.Fma(r * r, p, r), large) * (1 / TwoTo100);
        return HalfExpm1(V.Choose(n < -80.0, 0.0, V.AddBits(V.ShiftLeft(shifted, 52), 0.5)), r, rRest, p, out rest);
    }

    /// <summary>p(r), where x = n ln 2 + r and exp(r) = 1 + r + r² p(r); n is in the low bits of what is shifted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Expansion<V>(V x, out V shifted, out V n, out V r, out V rRest)
        where V : struct, IDoubles<V>
    {
        shifted = V.Fma(x, 1.4426950408889634, Shifter);
        n = shifted - Shifter;
        V near = V.Fma(n, -0.6931471805599453, x);
        r = V.Fma(n, -2.3190468138462996e-17, near);
        rRest = V.Fma(n, -2.3190468138462996e-17, near - r);

        V p = V.Fma(r, 2.092158794838977e-09, 2.5105217609736546e-08);
        p = V.Fma(r, p, 2.7557252912941005e-07);
        p = V.Fma(r, p, 2.755725539854808e-06);
        p = V.Fma(r, p, 2.4801587347343323e-05);
        p = V.Fma(r, p, 0.00019841269874822207);
        p = V.Fma(r, p, 0.0013888888888874394);
        p = V.Fma(r, p, 0.008333333333326134);
        p = V.Fma(r, p, 0.041666666666666685);
        p = V.Fma(r, p, 0.1666666666666667);
        return V.Fma(r, p, 0.5);
    }

    /// <summary>(2^n − 1) / 2 + power (r + r² p), where power is 2^n / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V HalfExpm1<V>(V power, V r, V rRest, V p, out V rest)
        where V : struct, IDoubles<V>
    {
        V whole = TwoParts.SumInOrder(-0.5, power, out V lost);
        V high = TwoParts.SumInOrder(whole, power * r, out rest);
        rest = V.Fma(power, V.Fma(r * r, p, rRest), rest + lost);
        return high;
    }

    /// <summary>Away from the nearer end of the range: exponents are 64 too large for negative x, and 64 too small for positive ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Shifters<V>(V x)
        where V : struct, IDoubles<V> => V.Choose(x < 0.0, Shifter + Shift, Shifter - Shift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Unscaled<V>(V x, V result)
        where V : struct, IDoubles<V> => result * V.Choose(x < 0.0, TwoToMinus64, TwoTo64);

    /// <summary>x − n ln(2)/16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Reduce<V>(V x, V n)
        where V : struct, IDoubles<V> => V.Fma(n, -1.4494042586539372e-18, V.Fma(n, -0.04332169878499658, x));

    /// <summary>2^(n/16) exp(r) in two parts, as in <see cref="Elementary{TVector, TOps}"/>; n is in the low bits of what is shifted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Scaled<V>(V r, V shifted, out V rest)
        where V : struct, IDoubles<V>
    {
        V r2 = r * r;
        V low = V.Fma(r, 0.16666666665301688, 0.5);
        V high = V.Fma(r, 0.00833344970132929, 0.04166666666223049);
        low = V.Fma(r2, low, r);
        high = V.Fma(r2, 0.001388909253278702, high);
        low = V.Fma(r2 * r2, high, low);

        V power = V.AddBits(V.Lookup(ref SixteenthPowers.First, shifted), V.ShiftLeft(shifted, 48));
        V exp = V.Fma(power, low, power);
        rest = V.Fma(power, low + V.Lookup(ref SixteenthPowers.Rest, shifted), power - exp);
        return exp;
    }

    /// <summary>x between bounds; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Within<V>(V x, double least, double most)
        where V : struct, IDoubles<V> => AtLeast(V.Choose(x > most, most, x), least);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AtLeast<V>(V x, double least)
        where V : struct, IDoubles<V> => V.Choose(x < least, least, x);
}
