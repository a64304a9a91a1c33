using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using X86 = System.Runtime.Intrinsics.X86;

namespace Backprop;

/// <content>
/// The logistic function. Its exponential is our own, as in a batch: a call of <see cref="Math.Exp"/> would put away whatever is in registers. It is not inlined, because the compiler would soon have no variables left for
/// anything else; and it calls nothing on the way, for which it would need a frame.
/// </content>
public static partial class Functions
{
    // Added to a number, it leaves the nearest integer in the low bits.
    private const double Shifter = 6755399441055744;
    private const double Far = -700;
    private const double TwoToMinus64 = 5.421010862427522e-20;

    private static bool HasFma
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => X86.Fma.IsSupported || AdvSimd.Arm64.IsSupported;
    }

    /// <summary>The logistic function, σ(x) = 1 / (1 + exp(−x)), from 0 to 1.</summary>
    /// <remarks>
    /// With e = exp(−|x|), which cannot overflow, and s = 1 / (1 + e): σ(x) = s for x ≥ 0, and e·s below, where 1 / (1 + 1/e) = e / (1 + e). Within 3.5 ulp.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sigmoid(double x) => Sigmoid(x, out _);

    /// <summary>σ(x) and its derivative σ′(x) = σ(x) (1 − σ(x)).</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">σ′(x), the bits of <see cref="SigmoidDerivative"/>.</param>
    /// <returns>σ(x), the bits of <see cref="Sigmoid(double)"/>.</returns>
    /// <remarks>
    /// s and e·s are σ(|x|) and 1 − σ(|x|): one is σ(x), the other is 1 − σ(x), and σ′(x) is their product. No difference is taken, so that nothing cancels in either tail.
    /// On processors with fused multiply-add these are the bits that a batch has.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Sigmoid(double x, out double derivative)
    {
        if (!HasFma)
        {
            return SigmoidWithoutFma(x, out derivative);
        }

        double tail = (Vector128.CreateScalarUnsafe(x) | Vector128.Create(-0.0)).ToScalar();
        if (!(tail > Far))
        {
            return FarSigmoid(x, out derivative);
        }

        double e = ShiftedExp(tail, Shifter);
        double s = 1 / (1 + e);
        double rest = e * s;
        derivative = s * rest;

        // Not by a branch, which is foretold half of the time only.
        return Vector128.ConditionalSelect(Vector128.GreaterThanOrEqual(Vector128.CreateScalarUnsafe(x), Vector128<double>.Zero), Vector128.CreateScalarUnsafe(s), Vector128.CreateScalarUnsafe(rest)).ToScalar();
    }

    /// <summary>σ′(x) = σ(x) (1 − σ(x)): even in x, ¼ at 0, exp(−|x|) far from it.</summary>
    /// <remarks>As in <see cref="Sigmoid(double, out double)"/>. Within 6 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SigmoidDerivative(double x)
    {
        _ = Sigmoid(x, out double derivative);
        return derivative;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double SigmoidWithoutFma(double x, out double derivative)
    {
        double e = Math.Exp(-Math.Abs(x));
        double s = 1 / (1 + e);
        double rest = e * s;
        derivative = s * rest;
        return x >= 0 ? s : rest;
    }

    // Beside 1 e has vanished: σ(|x|) is 1, and 1 − σ(|x|) is e.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double FarSigmoid(double x, out double derivative)
    {
        derivative = FarExp(-Math.Abs(x));
        return x >= 0 ? 1 : derivative;
    }

    /// <summary>exp(−|x|), of which the functions here are made, all with the same bits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double ExpOfMinusAbs(double x)
    {
        double tail = -Math.Abs(x);
        return !HasFma ? Math.Exp(tail) : tail > Far ? ShiftedExp(tail, Shifter) : FarExp(tail);
    }

    /// <summary>exp(x) where it is 0 or subnormal, or nearly so.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double FarExp(double x) => x < -746 ? 0 : ShiftedExp(x, Shifter + 1024) * TwoToMinus64;

    /// <summary>exp(x) 2^m, operation by operation as <see cref="Elementary{TVector, TOps}"/> has it for vectors; the shifter is the <see cref="Shifter"/> + 16 m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ShiftedExp(double x, double shifter)
    {
        double shifted = Fma(x, 23.083120654223414, shifter);
        double n = shifted - shifter;
        double r = Fma(n, -1.4494042586539372e-18, Fma(n, -0.04332169878499658, x));
        double r2 = r * r;
        double low = Fma(r2, Fma(r, 0.16666666665301688, 0.5), r);
        double high = Fma(r2, 0.001388909253278702, Fma(r, 0.00833344970132929, 0.04166666666223049));
        low = Fma(r2 * r2, high, low);

        long bits = BitConverter.DoubleToInt64Bits(shifted);
        double power = BitConverter.Int64BitsToDouble(Unsafe.Add(ref Unsafe.As<byte, long>(ref SixteenthPowers.First), (nint)(bits & 15)) + (bits << 48));
        return Fma(power, low, power);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Fma(double x, double y, double z) => X86.Fma.IsSupported
        ? X86.Fma.MultiplyAddScalar(Vector128.CreateScalarUnsafe(x), Vector128.CreateScalarUnsafe(y), Vector128.CreateScalarUnsafe(z)).ToScalar()
        : Math.FusedMultiplyAdd(x, y, z);
}
