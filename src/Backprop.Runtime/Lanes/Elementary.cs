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
    private const double TwoTo64 = 18446744073709551616.0;
    private const double TwoToMinus64 = 1 / TwoTo64;

    /// <summary>exp(x), within 1.1 ulp from the smallest subnormal to overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp(TVector x)
    {
        // Past both ends of the range exp is 0 or infinite all the same, and what follows stays in its own range.
        x = TOps.AtLeast(TOps.Create(-746), TOps.ConditionalSelect(TOps.IsGreater(x, TOps.Create(710)), TOps.Create(710), x));
        TVector isNegative = TOps.IsLess(x, TOps.Create(0));
        TVector shifter = TOps.ConditionalSelect(isNegative, TOps.Create(Shifter + Shift), TOps.Create(Shifter - Shift));
        return TOps.Multiply(ShiftedExp(x, shifter), TOps.ConditionalSelect(isNegative, TOps.Create(TwoToMinus64), TOps.Create(TwoTo64)));
    }

    /// <summary>σ(x) and σ′(x), as <see cref="Functions.Sigmoid(double, out double)"/> has them. σ is within 2.5 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid(TVector x, out TVector derivative)
    {
        // e = exp(−|x|), or 2⁶⁴ e on the way: far out e is subnormal, which 1 + e does not notice but e s would.
        TVector large = ShiftedExp(TOps.AtLeast(TOps.Create(-746), TOps.Or(x, TOps.Create(-0.0))), TOps.Create(Shifter + Shift));
        TVector s = TOps.Divide(TOps.Create(1), TOps.FusedMultiplyAdd(large, TOps.Create(TwoToMinus64), TOps.Create(1)));
        TVector rest = TOps.Multiply(TOps.Multiply(large, TOps.Create(TwoToMinus64)), s);
        derivative = TOps.Multiply(s, rest);
        return TOps.ConditionalSelect(TOps.IsGreaterOrEqual(x, TOps.Create(0)), s, rest);
    }

    /// <summary>
    /// exp(x) · 2^m, where shifter is the <see cref="Shifter"/> + 16 m: what is too small or too large for the range is not so on the way.
    /// </summary>
    /// <remarks>
    /// x = n ln(2)/16 + r with |r| ≤ ln(2)/32, and exp(x) = 2^(n/16) (1 + h), where h = r + r² q(r) is exp(r) − 1 with a minimax polynomial q of degree 4
    /// (P. Tang, Table-driven implementation of the exponential function in IEEE floating-point arithmetic, ACM TOMS 15 (1989) 144–157).
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ShiftedExp(TVector x, TVector shifter)
    {
        TVector shifted = TOps.FusedMultiplyAdd(x, TOps.Create(23.083120654223414), shifter);
        TVector n = TOps.Subtract(shifted, shifter);
        TVector r = TOps.FusedMultiplyAdd(n, TOps.Create(-0.04332169878499658), x);
        r = TOps.FusedMultiplyAdd(n, TOps.Create(-1.4494042586539372e-18), r);

        TVector r2 = TOps.Multiply(r, r);
        TVector low = TOps.FusedMultiplyAdd(r, TOps.Create(0.16666666665301688), TOps.Create(0.5));
        TVector high = TOps.FusedMultiplyAdd(r, TOps.Create(0.00833344970132929), TOps.Create(0.04166666666223049));
        low = TOps.FusedMultiplyAdd(r2, low, r);
        high = TOps.FusedMultiplyAdd(r2, TOps.Create(0.001388909253278702), high);
        r2 = TOps.Multiply(r2, r2);
        low = TOps.FusedMultiplyAdd(r2, high, low);

        // The table has 2^(i/16), less i in the place where it is added here.
        n = TOps.Lookup(ref SixteenthPowers.First, shifted);
        n = TOps.AddBits(n, TOps.ShiftLeft(shifted, 48));
        return TOps.FusedMultiplyAdd(n, low, n);
    }
}
