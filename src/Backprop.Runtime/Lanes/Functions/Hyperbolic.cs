using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Hyperbolic sine and cosine, by the theorem of addition: nothing is divided and nothing cancels.</summary>
internal static class Hyperbolic
{
    // Added to a number, it leaves the nearest integer in the low bits.
    private const double Shifter = 6755399441055744;

    /// <summary>sinh(x) = a cosh r + b sinh r.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Sinh<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V magnitude = V.Abs(x);
        Parts(magnitude, out V a, out V aRest, out V b, out _, out V r, out V rRest, out V sinh, out V cosh);
        V product = TwoParts.Product(b, r, out V productRest);
        V sum = TwoParts.SumInOrder(a, product, out V rest);
        rest += V.Fma(a, cosh, V.Fma(b, sinh + rRest, productRest + aRest));
        result = V.Choose(magnitude < 3.7e-9, x, TwoParts.WithSign(4.0 * (sum + rest), x));
    }

    /// <summary>cosh(x) = b cosh r + a sinh r.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Cosh<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        Parts(V.Abs(x), out V a, out _, out V b, out V bRest, out V r, out V rRest, out V sinh, out V cosh);
        V product = TwoParts.Product(a, r, out V productRest);
        V sum = TwoParts.SumInOrder(b, product, out V rest);
        rest += V.Fma(b, cosh, V.Fma(a, sinh + rRest, productRest + bRest));
        result = 4.0 * (sum + rest);
    }

    /// <summary>For x ≥ 0, x = n ln 2 + r with |r| ≤ ln(2)/2: a = (2ⁿ − 2⁻ⁿ)/2 and b = (2ⁿ + 2⁻ⁿ)/2 in two parts, a quarter of them so that none is too large; sinh r − r and cosh r − 1 by minimax polynomials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Parts<V>(V x, out V a, out V aRest, out V b, out V bRest, out V r, out V rRest, out V sinh, out V cosh)
        where V : struct, IDoubles<V>
    {
        x = V.Choose(x > 711.0, 711.0, x);
        V shifted = V.Fma(x, 1.4426950408889634, Shifter);
        V n = shifted - Shifter;
        V near = V.Fma(n, -0.6931471805599453, x);
        r = V.Fma(n, -2.3190468138462996e-17, near);
        rRest = V.Fma(n, -2.3190468138462996e-17, near - r);

        // What is below 2⁻⁶⁰ of the other does not count.
        V up = V.AddBits(V.ShiftLeft(shifted, 52), 0.125);
        V down = V.AddBits(V.ShiftLeft(Shifter - V.Choose(n > 60.0, 60.0, n), 52), 0.125);
        a = TwoParts.SumInOrder(up, -down, out aRest);
        b = TwoParts.SumInOrder(up, down, out bRest);

        V z = r * r;
        V p = V.Fma(z, 2.5109045442971905e-08, 2.7557244180408448e-06);
        p = V.Fma(z, p, 0.0001984126988615992);
        p = V.Fma(z, p, 0.008333333333321615);
        p = V.Fma(z, p, 0.16666666666666677);
        sinh = r * z * p;
        p = V.Fma(z, 2.092164076090119e-09, 2.7557252205641103e-07);
        p = V.Fma(z, p, 2.480158734879407e-05);
        p = V.Fma(z, p, 0.0013888888888873461);
        p = V.Fma(z, p, 0.041666666666666685);
        cosh = V.Fma(z * z, p, 0.5 * z);
    }
}
