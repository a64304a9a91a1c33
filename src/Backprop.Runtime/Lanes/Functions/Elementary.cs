using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>The elementary functions in double precision, written once for vectors of any width.</summary>
internal static class Elementary<TVector, TOps>
    where TVector : struct
    where TOps : struct, IVectorOperations<TVector>
{
    // Added to a number, it leaves the nearest integer in the low bits.
    private const double Shifter = 6755399441055744;

    // Sixteen times 64, which is what the exponent is moved by where a result is near an end of the range.
    private const double Shift = 1024;
    private const double SixteenthsOfLn2 = 23.083120654223414;
    private const double TwoTo64 = 18446744073709551616.0;
    private const double TwoToMinus64 = 1 / TwoTo64;

    /// <summary>exp(x), within 1.25 ulp from the smallest subnormal to overflow: h, for <see cref="EndExp"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector BeginExp(TVector x, out TVector power)
    {
        // Past both ends of the range exp is 0 or infinite all the same, and what follows stays in its own range.
        x = TOps.AtLeast(TOps.Create(-746), TOps.ConditionalSelect(TOps.IsGreater(x, TOps.Create(710)), TOps.Create(710), x));
        return Expm1(x, TOps.ConditionalSelect(TOps.IsLess(x, TOps.Create(0)), TOps.Create(Shifter + Shift), TOps.Create(Shifter - Shift)), out power);
    }

    /// <summary>exp(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector EndExp(TVector x, TVector h, TVector power) =>
        TOps.Multiply(TOps.FusedMultiplyAdd(power, h, power), TOps.ConditionalSelect(TOps.IsLess(x, TOps.Create(0)), TOps.Create(TwoToMinus64), TOps.Create(TwoTo64)));

    /// <summary>σ(x), within 3.5 ulp, and σ′(x), as <see cref="Functions.Sigmoid(double, out double)"/> has them: h, for <see cref="EndSigmoid"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector BeginSigmoid(TVector x, out TVector power) => Expm1(TOps.AtLeast(TOps.Create(-746), TOps.Or(x, TOps.Create(-0.0))), TOps.Create(Shifter + Shift), out power);

    /// <summary>σ(x) and σ′(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector EndSigmoid(TVector x, TVector h, TVector power, out TVector derivative)
    {
        // e = exp(−|x|), of 2⁶⁴ e: where e is subnormal, it is rounded once, and s is 1.
        TVector e = TOps.Multiply(TOps.FusedMultiplyAdd(power, h, power), TOps.Create(TwoToMinus64));
        TVector s = TOps.Divide(TOps.Create(1), TOps.Add(TOps.Create(1), e));
        TVector rest = TOps.Multiply(e, s);
        derivative = TOps.Multiply(s, rest);
        return TOps.ConditionalSelect(TOps.IsGreaterOrEqual(x, TOps.Create(0)), s, rest);
    }

    /// <summary>tanh(x), within 3.25 ulp, and tanh′(x), within 5.5: h, for <see cref="EndTanh"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector BeginTanh(TVector x, out TVector power)
    {
        TVector tail = TOps.AtLeast(TOps.Create(-373), TOps.Or(x, TOps.Create(-0.0)));
        TVector shifted = TOps.FusedMultiplyAdd(tail, TOps.Create(2 * SixteenthsOfLn2), TOps.Create(Shifter + Shift));

        // r/2, for exp(2 tail) = 2^(n/16) exp(r): that tail is doubled here costs nothing, the factors are powers of two.
        TVector half = Reduce(tail, TOps.Subtract(shifted, TOps.Create(Shifter + Shift)), 0.5);

        // h counts by itself: q is of degree 5, and what the table lacks is added.
        TVector half2 = TOps.Multiply(half, half);
        TVector low = TOps.FusedMultiplyAdd(half, TOps.Create(8 * 0.1666666666666667), TOps.Create(4 * 0.5));
        TVector middle = TOps.FusedMultiplyAdd(half, TOps.Create(32 * 0.008333333332654763), TOps.Create(16 * 0.041666666663806445));
        TVector high = TOps.FusedMultiplyAdd(half, TOps.Create(128 * 0.00019841518690704213), TOps.Create(64 * 0.0013889063330819826));
        low = TOps.FusedMultiplyAdd(half2, TOps.FusedMultiplyAdd(half2, high, middle), low);
        power = Power(shifted);
        return TOps.FusedMultiplyAdd(half, TOps.Create(2), TOps.FusedMultiplyAdd(half2, low, TOps.Lookup(ref SixteenthPowers.Rest, shifted)));
    }

    /// <summary>tanh(x) and tanh′(x).</summary>
    /// <remarks>
    /// With e = exp(−2|x|) = p (1 + h), w = 1 − e = (1 − p) − p h, where nothing cancels, and s = 1 / (2 − w) = 1 / (1 + e): tanh|x| = w s, and tanh′(x) = a + a tanh|x|, where a = 1 − tanh|x| = 2 e s.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector EndTanh(TVector x, TVector h, TVector power, out TVector derivative)
    {
        // 1 − p, and what its rounding has lost.
        TVector minusP = TOps.Multiply(power, TOps.Create(-TwoToMinus64));
        TVector difference = TOps.Add(TOps.Create(1), minusP);
        TVector lost = TOps.Add(TOps.Subtract(TOps.Create(1), difference), minusP);
        TVector w = TOps.Add(difference, TOps.FusedMultiplyAdd(minusP, h, lost));
        TVector s = TOps.Divide(TOps.Create(1), TOps.Subtract(TOps.Create(2), w));
        TVector tanh = TOps.Multiply(w, s);
        TVector a = TOps.Multiply(TOps.Multiply(TOps.FusedMultiplyAdd(power, h, power), TOps.Create(2 * TwoToMinus64)), s);
        derivative = TOps.FusedMultiplyAdd(a, tanh, a);
        return TOps.Or(tanh, TOps.And(x, TOps.Create(-0.0)));
    }

    /// <summary>h, where exp(x) · 2^m = power (1 + h), and shifter is the <see cref="Shifter"/> + 16 m: what is too small or too large for the range is not so on the way.</summary>
    /// <remarks>
    /// x = n ln(2)/16 + r with |r| ≤ ln(2)/32, and exp(x) = 2^(n/16) (1 + h), where h = r + r² q(r) is exp(r) − 1 with a minimax polynomial q of degree 4
    /// (P. Tang, Table-driven implementation of the exponential function in IEEE floating-point arithmetic, ACM TOMS 15 (1989) 144–157).
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Expm1(TVector x, TVector shifter, out TVector power)
    {
        TVector shifted = TOps.FusedMultiplyAdd(x, TOps.Create(SixteenthsOfLn2), shifter);
        TVector r = Reduce(x, TOps.Subtract(shifted, shifter), 1);

        TVector r2 = TOps.Multiply(r, r);
        TVector low = TOps.FusedMultiplyAdd(r, TOps.Create(0.16666666665301688), TOps.Create(0.5));
        TVector high = TOps.FusedMultiplyAdd(r, TOps.Create(0.00833344970132929), TOps.Create(0.04166666666223049));
        low = TOps.FusedMultiplyAdd(r2, low, r);
        high = TOps.FusedMultiplyAdd(r2, TOps.Create(0.001388909253278702), high);
        power = Power(shifted);
        return TOps.FusedMultiplyAdd(TOps.Multiply(r2, r2), high, low);
    }

    /// <summary>x less so many times n ln(2)/16, where that is a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Reduce(TVector x, TVector n, double times) =>
        TOps.FusedMultiplyAdd(n, TOps.Create(times * -1.4494042586539372e-18), TOps.FusedMultiplyAdd(n, TOps.Create(times * -0.04332169878499658), x));

    /// <summary>2^(n/16), times what the shifter says: n, and 16 m, are in the low bits of what is shifted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Power(TVector shifted)
    {
        // The table has 2^(i/16), less i in the place where it is added here.
        return TOps.AddBits(TOps.Lookup(ref SixteenthPowers.First, shifted), TOps.ShiftLeft(shifted, 48));
    }
}
