using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>The elementary functions in single precision, written once for vectors of any width.</summary>
internal static class ElementaryF<TVector, TOps>
    where TVector : struct
    where TOps : struct, IVectorOperations<TVector>
{
    // Added to a number, it leaves the nearest integer in the low bits.
    private const double Shifter = 12582912;

    // What the exponent is moved by where a result is near an end of the range.
    private const double Shift = 64;
    private const double TwoTo64 = 18446744073709551616.0;
    private const double TwoToMinus64 = 1 / TwoTo64;

    /// <summary>exp(x), within 1.1 ulp from the smallest subnormal to overflow: h, for <see cref="EndExp"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector BeginExp(TVector x, out TVector power)
    {
        // Past both ends of the range exp is 0 or infinite all the same, and what follows stays in its own range.
        x = TOps.AtLeast(TOps.Create(-105), TOps.ConditionalSelect(TOps.IsGreater(x, TOps.Create(89)), TOps.Create(89), x));
        return Expm1(x, TOps.ConditionalSelect(TOps.IsLess(x, TOps.Create(0)), TOps.Create(Shifter + Shift), TOps.Create(Shifter - Shift)), out power);
    }

    /// <summary>exp(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector EndExp(TVector x, TVector h, TVector power) =>
        TOps.Multiply(TOps.FusedMultiplyAdd(power, h, power), TOps.ConditionalSelect(TOps.IsLess(x, TOps.Create(0)), TOps.Create(TwoToMinus64), TOps.Create(TwoTo64)));

    /// <summary>σ(x), within 3 ulp, and σ′(x), as <see cref="Functions.Sigmoid(double, out double)"/> has them: h, for <see cref="EndSigmoid"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector BeginSigmoid(TVector x, out TVector power) => Expm1(TOps.AtLeast(TOps.Create(-105), TOps.Or(x, TOps.Create(-0.0))), TOps.Create(Shifter + Shift), out power);

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

    /// <summary>tanh(x), within 2.5 ulp, and tanh′(x), as <see cref="Elementary{TVector, TOps}.EndTanh"/> has them: h, for <see cref="EndTanh"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector BeginTanh(TVector x, out TVector power)
    {
        TVector tail = TOps.Or(x, TOps.Create(-0.0));
        return Expm1(TOps.AtLeast(TOps.Create(-105), TOps.Add(tail, tail)), TOps.Create(Shifter + Shift), out power);
    }

    /// <summary>tanh(x) and tanh′(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector EndTanh(TVector x, TVector h, TVector power, out TVector derivative)
    {
        TVector minusP = TOps.Multiply(power, TOps.Create(-TwoToMinus64));
        TVector w = TOps.FusedMultiplyAdd(minusP, h, TOps.Add(TOps.Create(1), minusP));
        TVector s = TOps.Divide(TOps.Create(1), TOps.Subtract(TOps.Create(2), w));

        // What the division lacks, and the difference before it: 1 − s (2 − w) = (1 − 2 s) + s w.
        s = TOps.FusedMultiplyAdd(s, TOps.FusedMultiplyAdd(s, w, TOps.Subtract(TOps.Create(1), TOps.Add(s, s))), s);
        TVector a = TOps.Multiply(TOps.Multiply(TOps.FusedMultiplyAdd(power, h, power), TOps.Create(2 * TwoToMinus64)), s);
        derivative = TOps.FusedMultiplyAdd(TOps.Negate(a), a, TOps.Add(a, a));
        return TOps.Or(TOps.Multiply(w, s), TOps.And(x, TOps.Create(-0.0)));
    }

    /// <summary>h, where exp(x) · 2^m = power (1 + h), and shifter is the <see cref="Shifter"/> + m: what is too small or too large for the range is not so on the way.</summary>
    /// <remarks>x = n ln(2) + r with |r| ≤ ln(2)/2, and exp(x) = 2^n (1 + h), where h = r + r² q(r) is exp(r) − 1 with a minimax polynomial q of degree 4.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Expm1(TVector x, TVector shifter, out TVector power)
    {
        TVector shifted = TOps.FusedMultiplyAdd(x, TOps.Create(1.4426950408889634), shifter);
        TVector n = TOps.Subtract(shifted, shifter);
        TVector r = TOps.FusedMultiplyAdd(n, TOps.Create(-0.6931471824645996), x);
        r = TOps.FusedMultiplyAdd(n, TOps.Create(1.904654299957768e-09), r);

        TVector r2 = TOps.Multiply(r, r);
        TVector high = TOps.FusedMultiplyAdd(r, TOps.Create(0.008363235311472423), TOps.Create(0.04166637407560714));
        TVector low = TOps.FusedMultiplyAdd(r, TOps.Create(0.1666657664393465), TOps.Create(0.5));
        high = TOps.FusedMultiplyAdd(r2, TOps.Create(0.0013941218632048526), high);
        low = TOps.FusedMultiplyAdd(r2, high, low);
        power = TOps.AddBits(TOps.Create(1), TOps.ShiftLeft(shifted, 23));
        return TOps.FusedMultiplyAdd(r2, low, r);
    }
}
