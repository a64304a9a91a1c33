using System.Runtime.CompilerServices;

namespace Backprop;

/// <content>
/// Activations that are x, or nearly so, on the right: silu, gelu, elu and the leaky rectifier. What needs an exponential is computed as in a batch, by vectors, to the same bits.
/// </content>
public static partial class Functions
{
    private const double Leak = 0.01;

    /// <summary>silu(x) = x σ(x), also called swish: a smooth rectifier with a dip of −0.278 at x = −1.278.</summary>
    /// <param name="x">Any number. At −∞ the result is −0.</param>
    /// <remarks>As x / (1 + e) for x ≥ 0 with e = exp(−|x|), and x e / (1 + e) below, whose tail x exp(x) is accurate down to the smallest subnormal. Within 3 ulp.</remarks>
    public static double Silu(double x) => OneNumber.Call<SiluFunction>(x);

    /// <summary>silu(x) and its derivative.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">The bits of <see cref="SiluDerivative(double)"/>.</param>
    /// <returns>silu(x), the bits of <see cref="Silu(double)"/>.</returns>
    public static double Silu(double x, out double derivative) => OneNumber.CallWithDerivative<SiluFunction>(x, out derivative);

    /// <summary>silu′(x) = σ(x) (1 + x (1 − σ(x))): ½ at 0, 1 far to the right, x exp(x) far to the left.</summary>
    /// <remarks>σ(x) and 1 − σ(x) are e s and s, or s and e s, with s = 1 / (1 + e): neither is a difference. Within 4 ulp; next to the zero at x = −1.278 the error is absolute, within 2⁻⁵³.</remarks>
    public static double SiluDerivative(double x)
    {
        _ = Silu(x, out double derivative);
        return derivative;
    }

    /// <summary>gelu(x) = x Φ(x) = x/2 erfc(−x/√2), where Φ is the distribution of a normal variable: a smooth rectifier with a dip of −0.170 at x = −0.752.</summary>
    /// <param name="x">Any number. At −∞ the result is −0.</param>
    /// <remarks>The exact form, not the approximation by tanh. By way of <see cref="Erfc(double)"/>, in two parts; the tail on the left, −exp(−x²/2)/√(2π), is accurate down to the smallest subnormal, at x = −38.5. Within 1 ulp.</remarks>
    public static double Gelu(double x) => OneNumber.Call<GeluFunction>(x);

    /// <summary>gelu(x) and its derivative.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">The bits of <see cref="GeluDerivative(double)"/>.</param>
    /// <returns>gelu(x), the bits of <see cref="Gelu(double)"/>.</returns>
    public static double Gelu(double x, out double derivative) => OneNumber.CallWithDerivative<GeluFunction>(x, out derivative);

    /// <summary>gelu′(x) = Φ(x) + x φ(x): ½ at 0, 1 far to the right, x exp(−x²/2)/√(2π) far to the left.</summary>
    /// <remarks>On the left the two cancel: they are subtracted in two parts. Within 2.5 ulp; next to the zero at x = −0.752 the error is absolute, within 2⁻⁵⁵.</remarks>
    public static double GeluDerivative(double x)
    {
        _ = Gelu(x, out double derivative);
        return derivative;
    }

    /// <summary>elu(x) = x for x > 0, and exp(x) − 1 below.</summary>
    /// <param name="x">Any number. At −∞ the result is −1.</param>
    /// <remarks>Smooth at 0, where both sides have the slope 1. Within 1 ulp.</remarks>
    public static double Elu(double x) => OneNumber.Call<EluFunction>(x);

    /// <summary>elu(x) and its derivative.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">The bits of <see cref="EluDerivative(double)"/>.</param>
    /// <returns>elu(x), the bits of <see cref="Elu(double)"/>.</returns>
    public static double Elu(double x, out double derivative) => OneNumber.CallWithDerivative<EluFunction>(x, out derivative);

    /// <summary>elu′(x) = 1 for x > 0, and exp(x) below. Within 1 ulp.</summary>
    public static double EluDerivative(double x)
    {
        _ = Elu(x, out double derivative);
        return derivative;
    }

    /// <summary>x for x ≥ 0, and alpha (exp(x) − 1) below.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="alpha">Minus what the function tends to on the left.</param>
    /// <remarks>At x = 0, a kink unless alpha is 1, Backprop takes the mean of both sides, (1 + alpha) / 2, for the derivative. Within 1.6 ulp.</remarks>
    public static double Elu(double x, double alpha) => x >= 0 ? x : alpha * Elu(x);

    /// <summary>The leaky rectifier: x for x ≥ 0, and x / 100 below.</summary>
    /// <remarks>At the kink x = 0 Backprop takes the mean of both sides, 0.505, for the derivative.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LeakyRelu(double x) => x >= 0 ? x : Leak * x;

    /// <summary>The leaky rectifier: x for x ≥ 0, and slope x below.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="slope">A number, or a parameter: the rectifier is then called parametric.</param>
    /// <remarks>At the kink x = 0 Backprop takes the mean of both sides, (1 + slope) / 2, for the derivative.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LeakyRelu(double x, double slope) => x >= 0 ? x : slope * x;
}
