using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>silu, gelu and elu: x far to the right, and a tail on the left.</summary>
internal static class LinearUnits
{
    private const double TwoToMinus64 = 1 / 18446744073709551616.0;

    // From here on x exp(x) is 0 on the left, and 1 − σ(x) on the right.
    private const double Vanished = 752;

    // From here on x Φ(x) is 0 on the left, and 1 − Φ(x) on the right.
    private const double VanishedOfNormal = 38.7;

    private const double TwoToMinus65 = TwoToMinus64 / 2;
    private const double RootHalf = 0.7071067811865476;
    private const double RootHalfRest = -4.833646656726457e-17;
    private const double RootOfTwoOverPi = 0.7978845608028654;
    private const double RootOfTwoOverPiRest = -4.98465440455546e-17;

    /// <summary>silu(x) = x σ(x), and σ(x) (1 + x (1 − σ(x))).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Silu<V>(in V x, out V result, out V derivative)
        where V : struct, IDoubles<V>
    {
        // With e = exp(−|x|) and s = 1 / (1 + e), σ(x) is s or e s, and 1 − σ(x) the other. Far out e is subnormal while x e is not: products are 2⁶⁴ times as large on the way.
        V bounded = V.Choose(x < -Vanished, -Vanished, V.Choose(x > Vanished, Vanished, x));
        V e = Exponentials.ExpOfMinusAbs(bounded, out _, out V scaled);
        V denominator = V.Fma(scaled, TwoToMinus64, 1.0);
        V isRight = x >= 0.0;
        V unscale = V.Choose(isRight, 1.0, TwoToMinus64);
        result = TwoParts.WithNaN(V.Choose(isRight, x, bounded * scaled) / denominator * unscale, x);

        V s = 1.0 / denominator;
        derivative = TwoParts.WithNaN(V.Choose(isRight, s, scaled * s) * V.Fma(bounded, V.Choose(isRight, e * s, s), 1.0) * unscale, x);
    }

    /// <summary>gelu(x) = x Φ(x), and Φ(x) + x φ(x).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Gelu<V>(in V x, out V result, out V derivative)
        where V : struct, IDoubles<V>
    {
        // With u = |x|/√2, Q = erfc(u)/2 is Φ(−|x|), of which 2⁶⁵ times as much is computed. exp(−x²/2) is taken of x² itself, because u is rounded.
        V magnitude = ErrorFunctions.Bounded(x, VanishedOfNormal);
        V u = TwoParts.Product(magnitude, RootHalf, out V uRest);
        uRest = V.Fma(magnitude, RootHalfRest, uRest);
        V square = TwoParts.Product(magnitude, magnitude, out V squareRest);
        V exp = Exponentials.ScaledExpOfMinus(0.5 * square, 0.5 * squareRest, out V expRest);
        V tail = ErrorFunctions.Complement(u, uRest, exp, expRest, out V tailRest, out _);

        V left = TwoParts.Product(tail, magnitude, out V leftRest);
        leftRest = V.Fma(tailRest, magnitude, leftRest);
        V share = TwoParts.SumInOrder(1.0, tail * -TwoToMinus65, out V shareRest);
        shareRest = V.Fma(tailRest, -TwoToMinus65, shareRest);
        V right = TwoParts.Product(magnitude, share, out V rightRest);
        right += V.Fma(magnitude, shareRest, rightRest);

        V isLeft = x < 0.0;
        V value = TwoParts.WithSign(V.Choose(isLeft, (left + leftRest) * TwoToMinus65, right), x);
        result = V.Choose(x <= VanishedOfNormal, value, x);

        // Q − |x| φ(x) on the left, and 1 less that on the right; 2φ is √(2/π) exp(−x²/2).
        V density = TwoParts.Product(exp, RootOfTwoOverPi, out V densityRest);
        densityRest += V.Fma(exp, RootOfTwoOverPiRest, expRest * RootOfTwoOverPi);
        V product = TwoParts.Product(density, magnitude, out V productRest);
        productRest = V.Fma(densityRest, magnitude, productRest);
        V slope = TwoParts.Sum(tail, -product, out V slopeRest);
        slopeRest += tailRest - productRest;
        V slopeOfRight = TwoParts.SumInOrder(1.0, slope * -TwoToMinus65, out V lost);
        derivative = TwoParts.WithNaN(V.Choose(isLeft, (slope + slopeRest) * TwoToMinus65, slopeOfRight + V.Fma(slopeRest, -TwoToMinus65, lost)), x);
    }

    /// <summary>elu(x) = x or exp(x) − 1, and 1 or exp(x).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Elu<V>(in V x, out V result, out V derivative)
        where V : struct, IDoubles<V>
    {
        V magnitude = V.Abs(x);
        V half = Exponentials.HalfExpm1OfMinusTwice(0.5 * magnitude, out V rest, out V exp);
        V isRight = x > 0.0;
        result = V.Choose((magnitude >= 5.6e-17) & ~isRight, 2.0 * (half + rest), x);
        derivative = TwoParts.WithNaN(V.Choose(isRight, 1.0, exp), x);
    }
}
