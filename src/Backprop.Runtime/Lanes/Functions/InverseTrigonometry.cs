using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Inverse functions of sine, cosine and tangent.</summary>
internal static class InverseTrigonometry
{
    private const double HalfPi = 1.5707963267948966;
    private const double HalfPiRest = 6.123233995736766e-17;
    private const double TwoTo500 = 3.273390607896142e+150;
    private const double TwoToMinus500 = 1 / TwoTo500;

    /// <summary>atan(x), and π/2 − atan(1/x) from 1 on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Atan<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        // From 2⁶⁴ on, π/2 is what there is to say.
        V magnitude = V.Abs(x);
        V isLarge = magnitude > 1.0;
        V large = V.Choose(magnitude > 18446744073709551616.0, 18446744073709551616.0, magnitude);
        V y = V.Choose(isLarge, 1.0, magnitude);
        V angle = OfQuotient(y, V.Choose(isLarge, large, 1.0), out V rest);
        V sign = isLarge & -0.0;
        V sum = TwoParts.SumInOrder(isLarge & HalfPi, angle ^ sign, out V lost);
        V value = sum + ((rest ^ sign) + (isLarge & HalfPiRest) + lost);
        result = V.Choose(magnitude < 3.7e-9, x, TwoParts.WithSign(value, x));
    }

    /// <summary>The angle of the point (x, y).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Atan2<V>(in V y, in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V up = V.Abs(y);
        V right = V.Abs(x);
        V isSteep = up > right;
        V small = V.Choose(isSteep, right, up);
        V large = V.Choose(isSteep, up, right);

        // Two infinities are as good as two ones, and two zeros as 0 and 1. Products of what remains neither overflow nor lose bits.
        V isInfinite = V.Equal(large, double.PositiveInfinity);
        small = V.Choose(isInfinite, V.Equal(small, double.PositiveInfinity) & 1.0, small);
        large = V.Choose(isInfinite | V.Equal(large, 0.0), 1.0, large);
        V scale = V.Choose(large > 1e200, TwoToMinus500, V.Choose(large < 1e-200, TwoTo500, 1.0));
        V angle = OfQuotient(small * scale, large * scale, out V rest);

        // 0 + angle, π/2 − angle, π/2 + angle, π − angle, counterclockwise.
        V isLeft = ((x & -0.0) | 1.0) < 0.0;
        V sign = (isSteep & -0.0) ^ (x & -0.0);
        V turn = V.Choose(isSteep, HalfPi, isLeft & (2 * HalfPi));
        V turnRest = V.Choose(isSteep, HalfPiRest, isLeft & (2 * HalfPiRest));
        V sum = TwoParts.SumInOrder(turn, angle ^ sign, out V lost);
        V value = TwoParts.WithSign(sum + ((rest ^ sign) + turnRest + lost), y);
        result = V.Choose(V.Equal(x, x) & V.Equal(y, y), value, x + y);
    }

    /// <summary>asin(x), and π/2 − 2 asin √((1 − x)/2) from ½ on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Asin<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V isLarge = OfSquare(x, out V s, out V rest);
        V sum = TwoParts.SumInOrder(isLarge & HalfPi, V.Choose(isLarge, -2.0 * s, s), out V lost);
        V value = sum + (V.Choose(isLarge, V.Fma(-2.0, rest, HalfPiRest), rest) + lost);
        result = TwoParts.WithSign(value, x);
    }

    /// <summary>acos(x): π/2 − asin(x) up to ½, 2 asin √((1 − x)/2) on, π less that of −x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Acos<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V isLarge = OfSquare(x, out V s, out V rest);
        V isLeft = x < 0.0;
        V turn = V.Choose(isLarge, isLeft & (2 * HalfPi), HalfPi);
        V turnRest = V.Choose(isLarge, isLeft & (2 * HalfPiRest), HalfPiRest);
        V factor = V.Choose(isLarge, V.Choose(isLeft, -2.0, 2.0), V.Choose(isLeft, 1.0, -1.0));
        V sum = TwoParts.SumInOrder(turn, factor * s, out V lost);
        result = sum + (V.Fma(factor, rest, turnRest) + lost);
    }

    /// <summary>asin(s) = s + rest = s + s³ p(s²), where s is |x|, or √((1 − |x|)/2) where |x| is above ½; which of them is returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfSquare<V>(V x, out V s, out V rest)
        where V : struct, IDoubles<V>
    {
        V magnitude = V.Abs(x);
        V isLarge = magnitude > 0.5;
        V z = V.Choose(isLarge, V.Fma(magnitude, -0.5, 0.5), x * x);
        V root = V.Sqrt(z);
        s = V.Choose(isLarge, root, magnitude);

        V p = V.Fma(z, 0.03267686608143648, -0.021077258433876724);
        p = V.Fma(z, p, 0.02176347764717837);
        p = V.Fma(z, p, 0.003683050116985621);
        p = V.Fma(z, p, 0.010786526988517826);
        p = V.Fma(z, p, 0.011397776363663827);
        p = V.Fma(z, p, 0.013980961400287444);
        p = V.Fma(z, p, 0.017351600097087843);
        p = V.Fma(z, p, 0.02237221565990691);
        p = V.Fma(z, p, 0.03038194268363769);
        p = V.Fma(z, p, 0.04464285717512015);
        p = V.Fma(z, p, 0.07499999999970264);
        p = V.Fma(z, p, 0.16666666666666763);

        // What the root has lost of √z; 10⁻³⁰⁰ is for √0.
        V rootRest = V.Fma(-root, root, z) / V.Fma(root, 2.0, 1e-300);
        rest = V.Fma(s * z, p, isLarge & rootRest);
        return isLarge;
    }

    /// <summary>atan(y/x) in two parts, where 0 ≤ y ≤ x.</summary>
    /// <remarks>atan(y/x) = atan(c) + atan(t) with t = (y − c x) / (x + c y), at most 1/16, by the theorem of addition; atan(t) = t + t³ p(t²) with a minimax polynomial p.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfQuotient<V>(V y, V x, out V rest)
        where V : struct, IDoubles<V>
    {
        // c = n/8 is the nearest eighth to y/x.
        V shifted = V.Fma(y / x, 8.0, 6755399441055744.0);
        V c = (shifted - 6755399441055744.0) * 0.125;
        V numerator = y - TwoParts.Product(c, x, out V numeratorRest);
        V denominator = V.Fma(c, y, x);
        V denominatorRest = V.Fma(c, y, x - denominator);
        V reciprocal = 1.0 / denominator;
        V t = numerator * reciprocal;
        V tRest = (V.Fma(-t, denominator, numerator) + V.Fma(-t, denominatorRest, -numeratorRest)) * reciprocal;

        V z = t * t;
        V p = V.Fma(z, 0.0760288971508442, -0.09090437873105561);
        p = V.Fma(z, p, 0.11111109888121778);
        p = V.Fma(z, p, -0.14285714284108827);
        p = V.Fma(z, p, 0.1999999999999903);
        p = V.Fma(z, p, -0.3333333333333333);

        V angle = TwoParts.SumInOrder(V.Lookup(ref ArctangentsOfEighths.First, shifted), t, out rest);
        rest += V.Fma(t * z, p, tRest + V.Lookup(ref ArctangentsOfEighths.Rest, shifted));
        return angle;
    }
}
