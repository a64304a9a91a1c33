using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// Functions that equations need and <see cref="Math"/> lacks. None has the name of a member of <see cref="Math"/>, so that <c>using static</c> can take in both.
/// </summary>
/// <remarks>
/// <para>Arguments are pure numbers, and so are results. None throws; NaN gives NaN. The functions are accurate relative to their value, in the tails too: the errors
/// stated are in units in the last place (ulp) of the result, held by tests against exact arithmetic, with room for platforms whose <see cref="Math.Exp"/> and <see cref="Math.Log(double)"/> are less accurate.</para>
/// <para>An overload with <c>out double derivative</c> shares the exponential between value and derivative. Both have the bits that the single functions return.</para>
/// </remarks>
public static partial class Functions
{
    /// <summary>The logistic function, σ(x) = 1 / (1 + exp(−x)), from 0 to 1.</summary>
    /// <remarks>
    /// With e = exp(−|x|), which cannot overflow, and s = 1 / (1 + e): σ(x) = s for x ≥ 0, and e·s below, where 1 / (1 + 1/e) = e / (1 + e). Within 3 ulp.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sigmoid(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        double s = 1 / (1 + e);
        return x >= 0 ? s : e * s;
    }

    /// <summary>σ(x) and its derivative σ′(x) = σ(x) (1 − σ(x)).</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">σ′(x), the bits of <see cref="SigmoidDerivative"/>.</param>
    /// <returns>σ(x), the bits of <see cref="Sigmoid(double)"/>.</returns>
    /// <remarks>
    /// s and e·s are σ(|x|) and 1 − σ(|x|): one is σ(x), the other is 1 − σ(x), and σ′(x) is their product. No difference is taken, so that nothing cancels in either tail.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sigmoid(double x, out double derivative)
    {
        double e = Math.Exp(-Math.Abs(x));
        double s = 1 / (1 + e);
        double rest = e * s;
        derivative = s * rest;
        return x >= 0 ? s : rest;
    }

    /// <summary>σ′(x) = σ(x) (1 − σ(x)): even in x, ¼ at 0, exp(−|x|) far from it.</summary>
    /// <remarks>As in <see cref="Sigmoid(double, out double)"/>. Within 6 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SigmoidDerivative(double x)
    {
        _ = Sigmoid(x, out double derivative);
        return derivative;
    }

    /// <summary>The rectifier, max(x, 0).</summary>
    /// <remarks>At the kink x = 0 Backprop takes ½ for the derivative: where the two sides of a max tie, they share alike.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Relu(double x) => Math.Max(x, 0);

    /// <summary>x² = x·x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Square(double x) => x * x;
}
