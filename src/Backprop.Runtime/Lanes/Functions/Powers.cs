using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Powers and roots.</summary>
internal static class Powers
{
    /// <summary>The least number in <see cref="LogarithmTable"/>.</summary>
    private const long Least = 0x3FE7555555555556;

    private const double TwoTo600 = 4.149515568880993e+180;
    private const double TwoToMinus600 = 1 / TwoTo600;

    /// <summary>x^y = exp(y ln x).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Pow<V>(in V x, in V y, out V result)
        where V : struct, IDoubles<V>
    {
        V log = Log(V.Abs(x), out V logRest);
        result = Pow(x, y, log, logRest);
    }

    /// <summary>x^y, where both are floats: the logarithm need not be in two parts.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void PowOfSingles<V>(in V x, in V y, out V result)
        where V : struct, IDoubles<V> => result = Pow(x, y, Logarithms.OfPositive(V.Abs(x)), 0.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Pow<V>(V x, V y, V log, V logRest)
        where V : struct, IDoubles<V>
    {
        V product = TwoParts.Product(y, log, out V rest);
        rest = V.Fma(y, logRest, rest);
        V isOrdinary = (x > 0.0) & (x < double.PositiveInfinity) & (V.Abs(product) < 1000.0);
        return V.Any(~isOrdinary) ? AtTheEnds(x, y, log, product, rest) : Exponentials.Exp(product, rest);
    }

    /// <summary>Zeros, infinities, NaN, negative bases and results out of range; the rest as it is.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V AtTheEnds<V>(V x, V y, V log, V product, V rest)
        where V : struct, IDoubles<V>
    {
        V magnitude = V.Abs(x);
        log = V.Choose(V.Equal(magnitude, 0.0), double.NegativeInfinity, V.Choose(magnitude < double.PositiveInfinity, log, magnitude));
        product = V.Choose((magnitude > 0.0) & (magnitude < double.PositiveInfinity), product, y * log);
        V result = Exponentials.Exp(product, V.Choose(V.Abs(product) < 1000.0, rest, 0.0));

        // A power of a negative number is one of |x|, with a sign where y is odd, and none where y is not an integer.
        V isInteger = V.Equal(V.Round(y), y);
        V isOdd = isInteger & ~V.Equal(2.0 * V.Round(0.5 * y), y);
        V isNegative = ((x & -0.0) | 1.0) < 0.0;
        result |= isNegative & isOdd & -0.0;
        result = V.Choose((x < 0.0) & ~isInteger & (x > double.NegativeInfinity), double.NaN, result);

        // 1 to whatever power is 1, and so is −1 to an infinite one, and whatever to the power 0.
        V isOne = V.Equal(y, 0.0) | V.Equal(x, 1.0) | (V.Equal(magnitude, 1.0) & V.Equal(V.Abs(y), double.PositiveInfinity));
        return V.Choose(isOne, 1.0, V.Choose(V.Equal(x, x) & V.Equal(y, y), result, x + y));
    }

    /// <summary>ln(x) in two parts, to 66 bits.</summary>
    /// <remarks>x = 2^k m and m c = 1 + r with c from a table, |r| ≤ 0.03: ln(x) = k ln 2 − ln c + r + r² (−½ + r/3 + r² p(r)), in two parts as far as p (P. Tang, Table-driven implementation of the logarithm function in IEEE floating-point arithmetic, ACM TOMS 16 (1990) 378–400).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Log<V>(V x, out V low)
        where V : struct, IDoubles<V>
    {
        V m = Scaling.Split(Scaling.Normal(x, out V scale), Least, out V k, out V shifted);
        k -= scale;
        V place = V.ShiftRight(shifted, 48);
        V r = TwoParts.Product(m, V.Lookup(ref LogarithmTable.Factor, place), out V rRest);
        r = TwoParts.SumInOrder(r - 1.0, rRest, out rRest);

        V p = V.Fma(r, -0.08350709707753279, 0.09106196925167066);
        p = V.Fma(r, p, -0.09999984996278803);
        p = V.Fma(r, p, 0.11111100991229828);
        p = V.Fma(r, p, -0.12500000005392048);
        p = V.Fma(r, p, 0.14285714288194892);
        p = V.Fma(r, p, -0.1666666666666597);
        p = V.Fma(r, p, 0.19999999999999835);
        p = V.Fma(r, p, -0.25);

        // −½ + r/3 + r² p(r), and r² times that.
        V square = TwoParts.Product(r, r, out V squareRest);
        squareRest = V.Fma(r + r, rRest, squareRest);
        V third = TwoParts.Product(r, 0.3333333333333333, out V thirdRest);
        V factor = TwoParts.SumInOrder(-0.5, third, out V factorRest);
        factorRest += V.Fma(square, p, V.Fma(r, 1.850371707708594e-17, thirdRest));
        V second = TwoParts.Product(square, factor, out V secondRest);
        secondRest = V.Fma(square, factorRest, V.Fma(squareRest, factor, secondRest));

        V sum = TwoParts.SumInOrder(k * 0.6931471805598903, V.Lookup(ref LogarithmTable.First, place), out low);
        sum = TwoParts.SumInOrder(sum, r, out V lost);
        low += lost;
        sum = TwoParts.SumInOrder(sum, second, out lost);
        low += lost + (secondRest + rRest);
        low = V.Fma(k, 5.497923018708371e-14, low + V.Lookup(ref LogarithmTable.Rest, place));
        return TwoParts.SumInOrder(sum, low, out low);
    }

    /// <summary>∛x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Cbrt<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V magnitude = V.Abs(x);
        V m = Scaling.Split(Scaling.Normal(magnitude, out V scale), 0x3FF0000000000000, out V k, out _);
        k -= scale;

        // x = 2^(3 n + j) m, with j = 0, 1, 2.
        V n = V.Round((k - 1.0) * 0.3333333333333333);
        V j = k - (3.0 * n);
        V a = m * Scaling.PowerOf2(j);

        // w is near 1 / ∛a: first to 14 bits by a minimax polynomial, then to all by the series of (1 − e)^(−⅓).
        V w = V.Fma(m, 0.028591612495937016, -0.22124139941236515);
        w = V.Fma(m, w, 0.6954904873696444);
        w = V.Fma(m, w, -1.1728877693980722);
        w = V.Fma(m, w, 1.6700094047538268);
        w *= V.Choose(j > 0.5, V.Choose(j > 1.5, 0.6299605249474366, 0.7937005259840998), 1.0);
        V e = V.Fma(-(a * w), w * w, 1.0);
        w = V.Fma(w * e, V.Fma(e, V.Fma(e, 14.0 / 81, 2.0 / 9), 1.0 / 3), w);

        // One step of Newton's method on the root itself, whose cube is taken in two parts.
        V root = a * w * w;
        V square = TwoParts.Product(root, root, out V rest);
        V error = V.Fma(-square, root, a) - (rest * root);
        root = V.Fma(error * 0.3333333333333333, w * w, root);
        V value = TwoParts.WithSign(root * Scaling.PowerOf2(n), x);
        result = V.Choose((magnitude > 0.0) & (magnitude < double.PositiveInfinity), value, x);
    }

    /// <summary>√(x² + y²), without overflow on the way.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Hypot<V>(in V x, in V y, out V result)
        where V : struct, IDoubles<V>
    {
        V a = V.Abs(x);
        V b = V.Abs(y);
        V isSteep = b > a;
        V large = V.Choose(isSteep, b, a);
        V small = V.Choose(isSteep, a, b);
        V scale = V.Choose(large > 1e150, TwoToMinus600, V.Choose(large < 1e-150, TwoTo600, 1.0));
        V unscale = V.Choose(large > 1e150, TwoTo600, V.Choose(large < 1e-150, TwoToMinus600, 1.0));

        V square = TwoParts.Product(large * scale, large * scale, out V rest);
        V other = TwoParts.Product(small * scale, small * scale, out V otherRest);
        V sum = TwoParts.SumInOrder(square, other, out V lost);
        V root = V.Sqrt(sum);
        V remainder = V.Fma(-root, root, sum) + (lost + (rest + otherRest));
        V value = (root + (remainder / V.Fma(root, 2.0, 1e-300))) * unscale;
        value = V.Choose(V.Equal(x, x) & V.Equal(y, y), value, x + y);
        result = V.Choose(V.Equal(a, double.PositiveInfinity) | V.Equal(b, double.PositiveInfinity), double.PositiveInfinity, value);
    }

    /// <summary>√(x² + y²), where both are floats, whose squares are within the range.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void HypotOfSingles<V>(in V x, in V y, out V result)
        where V : struct, IDoubles<V>
    {
        V isInfinite = V.Equal(V.Abs(x), double.PositiveInfinity) | V.Equal(V.Abs(y), double.PositiveInfinity);
        result = V.Choose(isInfinite, double.PositiveInfinity, V.Sqrt(V.Fma(x, x, y * y)));
    }
}
