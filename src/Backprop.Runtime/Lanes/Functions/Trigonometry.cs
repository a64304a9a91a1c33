using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Sine, cosine and tangent, by the kernels of fdlibm's <c>k_sin.c</c> and <c>k_cos.c</c>, with coefficients of our own.</summary>
internal static class Trigonometry
{
    // Added to a number, it leaves the nearest integer in the low bits.
    private const double Shifter = 6755399441055744;

    /// <summary>Beyond, the three parts of π/2 are not enough. Whoever computes there gets the scalar function.</summary>
    private const double Largest = 1073741824;

    /// <summary>sin(x).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Sin<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V quadrant = Reduce(x, out V r, out V rest);
        V value = V.Choose(V.Abs(x) < 7.4e-9, x, OfQuadrant(quadrant, r, rest));
        V isElsewhere = ~(V.Abs(x) <= Largest);
        result = V.Any(isElsewhere) ? OneByOne.Where(isElsewhere, x, value, Math.Sin) : value;
    }

    /// <summary>cos(x) = sin(x + π/2).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Cos<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V quadrant = Reduce(x, out V r, out V rest);
        V value = OfQuadrant(V.AddBits(quadrant, V.FromBits(1)), r, rest);
        V isElsewhere = ~(V.Abs(x) <= Largest);
        result = V.Any(isElsewhere) ? OneByOne.Where(isElsewhere, x, value, Math.Cos) : value;
    }

    /// <summary>tan(x) = sin / cos, and −cos / sin in every other quadrant.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Tan<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V quadrant = Reduce(x, out V r, out V rest);
        V sin = Sin(r, rest, out V sinRest);
        V cos = Cos(r, rest, out V cosRest);
        sin = TwoParts.SumInOrder(sin, sinRest, out sinRest);
        cos = TwoParts.SumInOrder(cos, cosRest, out cosRest);
        V isOdd = IsOdd(quadrant);
        V quotient = TwoParts.Quotient(V.Choose(isOdd, -cos, sin), V.Choose(isOdd, -cosRest, sinRest), V.Choose(isOdd, sin, cos), V.Choose(isOdd, sinRest, cosRest));
        V value = V.Choose(V.Abs(x) < 7.4e-9, x, quotient);
        V isElsewhere = ~(V.Abs(x) <= Largest);
        result = V.Any(isElsewhere) ? OneByOne.Where(isElsewhere, x, value, Math.Tan) : value;
    }

    /// <summary>sin(π x); a zero has the sign of x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void SinPi<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V quadrant = ReducePi(x, out V r, out V rest);
        V value = OfQuadrant(quadrant, r, rest);
        result = V.Choose(V.Equal(value, 0.0), x * 0.0, value);
    }

    /// <summary>cos(π x); no zero has a sign.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CosPi<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V quadrant = ReducePi(x, out V r, out V rest);
        result = OfQuadrant(V.AddBits(quadrant, V.FromBits(1)), r, rest) + 0.0;
    }

    /// <summary>x = n π/2 + r in two parts, |r| ≤ π/4; n is in the low bits of what is returned.</summary>
    /// <remarks>The first product and difference are exact, by fused multiply-add; the rest of π/2 follows in two more parts (W. Cody and W. Waite, Software manual for the elementary functions, 1980).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Reduce<V>(V x, out V r, out V rest)
        where V : struct, IDoubles<V>
    {
        V shifted = V.Fma(x, 0.6366197723675814, Shifter);
        V n = shifted - Shifter;
        V near = V.Fma(n, -1.5707963267948966, x);
        V second = TwoParts.Product(n, 6.123233995736766e-17, out V third);
        third = V.Fma(n, -1.4973849048591698e-33, third);
        r = TwoParts.Sum(near, -second, out rest);
        rest -= third;
        return shifted;
    }

    /// <summary>π x = n π/2 + r in two parts, likewise; the difference x − n/2 is exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ReducePi<V>(V x, out V r, out V rest)
        where V : struct, IDoubles<V>
    {
        // From 2⁵³ on all numbers are even.
        x = V.Choose(V.Abs(x) < 9007199254740992.0, x, x * 0.0);
        V n = V.Round(x + x);
        V f = V.Fma(n, -0.5, x);
        r = TwoParts.Product(f, 3.141592653589793, out rest);
        rest = V.Fma(f, 1.2246467991473532e-16, rest);
        return V.Fma(V.Round(0.25 * n), -4.0, n) + Shifter;
    }

    /// <summary>sin(n π/2 + r): sin r, cos r, −sin r, −cos r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfQuadrant<V>(V quadrant, V r, V rest)
        where V : struct, IDoubles<V>
    {
        V sin = Sin(r, rest, out V sinRest);
        V cos = Cos(r, rest, out V cosRest);
        V isOdd = IsOdd(quadrant);
        V result = V.Choose(isOdd, cos, sin) + V.Choose(isOdd, cosRest, sinRest);
        return result ^ V.ShiftLeft(quadrant & V.FromBits(2), 62);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsOdd<V>(V quadrant)
        where V : struct, IDoubles<V> => V.ShiftLeft(quadrant & V.FromBits(1), 56) > 0.0;

    /// <summary>sin(r + rRest) = r + r³ p(r²) + rRest cos r, with a minimax polynomial p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sin<V>(V r, V rRest, out V rest)
        where V : struct, IDoubles<V>
    {
        V z = r * r;
        V p = V.Fma(z, 1.5896165025791972e-10, -2.5050746673386196e-08);
        p = V.Fma(z, p, 2.755731361466051e-06);
        p = V.Fma(z, p, -0.00019841269829570877);
        p = V.Fma(z, p, 0.008333333333322096);
        p = V.Fma(z, p, -0.1666666666666663);
        rest = V.Fma(r * z, p, rRest * V.Fma(z, -0.5, 1.0));
        return r;
    }

    /// <summary>cos(r + rRest) = 1 − r²/2 + r⁴ p(r²) − r rRest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Cos<V>(V r, V rRest, out V rest)
        where V : struct, IDoubles<V>
    {
        V z = r * r;
        V p = V.Fma(z, -1.1359625712418877e-11, 2.087572286243424e-09);
        p = V.Fma(z, p, -2.7557314349434303e-07);
        p = V.Fma(z, p, 2.4801587289472606e-05);
        p = V.Fma(z, p, -0.001388888888887411);
        p = V.Fma(z, p, 0.0416666666666666);
        V high = V.Fma(z, -0.5, 1.0);
        rest = V.Fma(z, -0.5, 1.0 - high) + V.Fma(z * z, p, -(r * rRest));
        return high;
    }
}
