using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Inverse hyperbolic functions, as logarithms of 1 + t, with t in two parts.</summary>
internal static class InverseHyperbolic
{
    // From here on √(x² ± 1) is x, and both functions are ln(2x).
    private const double Huge = 1152921504606846976;

    /// <summary>asinh(x) = ln(1 + x + x² / (1 + √(x² + 1))).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Asinh<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V magnitude = V.Abs(x);
        V isHuge = magnitude > Huge;
        V a = V.Choose(isHuge, 1.0, magnitude);
        V square = TwoParts.Product(a, a, out V squareRest);
        V root = Root(TwoParts.Sum(1.0, square, out V sumRest), sumRest + squareRest, out V rootRest);
        V denominator = TwoParts.SumInOrder(root, 1.0, out V denominatorRest);
        V quotient = TwoParts.Quotient(square, squareRest, denominator, denominatorRest + rootRest, out V quotientRest);
        V t = TwoParts.SumInOrder(a, quotient, out V rest);
        V log = Logarithms.Log1p(V.Choose(isHuge, magnitude, t), V.Choose(isHuge, 0.0, rest + quotientRest), isHuge & 1.0);
        result = V.Choose((magnitude > 3.7e-9) & (magnitude < double.PositiveInfinity), TwoParts.WithSign(log, x), x);
    }

    /// <summary>acosh(x) = ln(1 + t + √(t (t + 2))) with t = x − 1.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Acosh<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V isHuge = x > Huge;
        V t = V.Choose(isHuge, 1.0, x - 1.0);
        V sum = TwoParts.Sum(t, 2.0, out V sumRest);
        V product = TwoParts.Product(t, sum, out V productRest);
        V root = Root(product, V.Fma(t, sumRest, productRest), out V rootRest);
        V argument = TwoParts.Sum(t, root, out V rest);
        V log = Logarithms.Log1p(V.Choose(isHuge, x, argument), V.Choose(isHuge, 0.0, rest + rootRest), isHuge & 1.0);
        result = V.Choose((x > 1.0) & (x < double.PositiveInfinity), log, V.Choose(x < 1.0, double.NaN, x & ~V.Equal(x, 1.0)));
    }

    /// <summary>atanh(x) = ½ ln(1 + 2x / (1 − x)).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Atanh<V>(in V x, out V result)
        where V : struct, IDoubles<V>
    {
        V magnitude = V.Abs(x);
        V denominator = TwoParts.SumInOrder(1.0, -magnitude, out V denominatorRest);
        V t = TwoParts.Quotient(2.0 * magnitude, 0.0, denominator, denominatorRest, out V rest);
        V log = TwoParts.WithSign(0.5 * Logarithms.Log1p(t, rest, 0.0), x);
        V end = V.Choose(V.Equal(magnitude, 1.0), TwoParts.WithSign(double.PositiveInfinity, x), V.Choose(magnitude > 1.0, double.NaN, x));
        result = V.Choose((magnitude > 3.7e-9) & (magnitude < 1.0), log, end);
    }

    /// <summary>√(x + xRest) in two parts; 10⁻³⁰⁰ is for √0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Root<V>(V x, V xRest, out V rest)
        where V : struct, IDoubles<V>
    {
        V root = V.Sqrt(x);
        rest = (V.Fma(-root, root, x) + xRest) / V.Fma(root, 2.0, 1e-300);
        return root;
    }
}
