using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Logarithms, with the last bits kept in a second part.</summary>
internal static class Logarithms
{
    /// <summary>ln(2) in two parts, the first of so few bits that its multiples up to 2¹¹ are exact.</summary>
    private const double Ln2 = 0.6931471805598903;
    private const double Ln2Rest = 5.497923018708371e-14;

    /// <summary>log₁₀(2) likewise.</summary>
    private const double Log10Of2 = 0.30102999566383914;
    private const double Log10Of2Rest = 1.42050232272661e-13;

    /// <summary>ln(x).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Log<V>(in V x, out V result)
        where V : struct, IDoubles<V> => result = AtTheEnds(x, OfPositive(x));

    /// <summary>ln(x) of positive numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V OfPositive<V>(V x)
        where V : struct, IDoubles<V>
    {
        V high = Parts(x, out V low, out V k);
        V sum = TwoParts.SumInOrder(k * Ln2, high, out V rest);
        return sum + (V.Fma(k, Ln2Rest, low) + rest);
    }

    /// <summary>log₂(x); of powers of 2 exactly.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Log2<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V high = Times(Parts(x, out V low, out V k), low, 1.4426950408889634, 2.0355273740931033e-17, out low);
        V sum = TwoParts.SumInOrder(k, high, out V rest);
        result = AtTheEnds(x, sum + (low + rest));
    }

    /// <summary>log₁₀(x).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Log10<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V high = Times(Parts(x, out V low, out V k), low, 0.4342944819032518, 1.098319650216765e-17, out low);
        V sum = TwoParts.SumInOrder(k * Log10Of2, high, out V rest);
        result = AtTheEnds(x, sum + (V.Fma(k, Log10Of2Rest, low) + rest));
    }

    /// <summary>ln(1 + x), for small x too.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Log1p<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V value = AtTheEnds(x + 1.0, Log1p(x, 0.0, 0.0));
        result = V.Choose(V.Abs(x) < 5.6e-17, x, value);
    }

    /// <summary>ln(2^doublings (1 + x + xRest)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p<V>(V x, V xRest, V doublings)
        where V : struct, IDoubles<V>
    {
        // 1 + x = u + c = 2^k (m + c 2^−k). From k = 60 on, c does not count.
        V u = TwoParts.Sum(1.0, x, out V c);
        V m = Scaling.Split(u, out V k);
        V scale = Scaling.PowerOf2(V.Choose(k > 60.0, -60.0, -k));
        V high = NearOne(m - 1.0, c * scale, xRest * scale, out V low);
        k += doublings;
        V sum = TwoParts.SumInOrder(k * Ln2, high, out V rest);
        return sum + (V.Fma(k, Ln2Rest, low) + rest);
    }

    /// <summary>ln(1 + x + xRest) in two parts, for x from 0 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p<V>(V x, V xRest, out V low)
        where V : struct, IDoubles<V>
    {
        V u = TwoParts.SumInOrder(1.0, x, out V c);
        V isLarge = u > 1.4142135623730951;
        V scale = V.Choose(isLarge, 0.5, 1.0);
        V high = NearOne(V.Fma(u, scale, -1.0), c * scale, xRest * scale, out low);
        V sum = TwoParts.SumInOrder(isLarge & Ln2, high, out V rest);
        low += (isLarge & Ln2Rest) + rest;
        return sum;
    }

    /// <summary>ln(x) − k ln 2 in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Parts<V>(V x, out V low, out V k)
        where V : struct, IDoubles<V>
    {
        V m = Scaling.Split(Scaling.Normal(x, out V scale), out k);
        k -= scale;
        return NearOne(m - 1.0, out low);
    }

    /// <summary>ln(1 + f + c + cRest), where c and cRest are small; the derivative 1/(1 + f) is 1 − f + f², as far as the rest needs it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V NearOne<V>(V f, V c, V cRest, out V low)
        where V : struct, IDoubles<V>
    {
        V sum = TwoParts.SumInOrder(f, c, out V rest);
        V high = NearOne(sum, out low);
        low = V.Fma(rest + cRest, V.Fma(sum, sum - 1.0, 1.0), low);
        return high;
    }

    /// <summary>ln(1 + f) in two parts, for √½ ≤ 1 + f ≤ √2.</summary>
    /// <remarks>With s = f / (2 + f), ln(1 + f) = 2 artanh s = 2s + s³ p(s²) = f − f²/2 + s (f²/2 + s² p(s²)), where p is a minimax polynomial: the method of fdlibm's <c>e_log.c</c>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V NearOne<V>(V f, out V low)
        where V : struct, IDoubles<V>
    {
        V s = f / (f + 2.0);
        V z = s * s;
        V p = V.Fma(z, 0.14795691075185297, 0.15314079853718354);
        p = V.Fma(z, p, 0.18183563013976467);
        p = V.Fma(z, p, 0.22222198602591064);
        p = V.Fma(z, p, 0.28571428742045213);
        p = V.Fma(z, p, 0.39999999999416597);
        p = V.Fma(z, p, 0.6666666666666734);

        V half = 0.5 * (f * f);
        V high = f - half;
        low = V.Fma(s, V.Fma(z, p, half), (f - high) - half);
        return high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Times<V>(V high, V low, double factor, double factorRest, out V rest)
        where V : struct, IDoubles<V>
    {
        V product = TwoParts.Product(high, factor, out rest);
        rest += V.Fma(low, factor, high * factorRest);
        return product;
    }

    /// <summary>A logarithm is −∞ at 0 and NaN below; ∞ and NaN stay.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AtTheEnds<V>(V x, V result)
        where V : struct, IDoubles<V>
    {
        V end = V.Choose(V.Equal(x, 0.0), double.NegativeInfinity, V.Choose(x < 0.0, double.NaN, x));
        return V.Choose((x > 0.0) & (x < double.PositiveInfinity), result, end);
    }
}
