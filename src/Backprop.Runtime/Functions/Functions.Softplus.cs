using System.Runtime.CompilerServices;

namespace Backprop;

/// <content>
/// ln(1 + exp(x)) and ln σ(x). Both take the logarithm of 1 + e with e = exp(−|x|) ≤ 1, which neither overflows nor rounds e away
/// (M. Mächler, Accurately computing log(1 − exp(−|a|)), 2012, on log1pexp).
/// </content>
public static partial class Functions
{
    /// <summary>softplus(x) = ln(1 + exp(x)), a smooth max(x, 0).</summary>
    /// <remarks>As max(x, 0) + ln(1 + exp(−|x|)): exp(x) far below 0, x far above. Within 3 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(ExpOfMinusAbs(x));

    /// <summary>softplus(x) and its derivative σ(x).</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">σ(x), the bits of <see cref="Sigmoid(double)"/>.</param>
    /// <returns>softplus(x), the bits of <see cref="Softplus(double)"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Softplus(double x, out double derivative)
    {
        double e = ExpOfMinusAbs(x);
        double s = 1 / (1 + e);
        derivative = x >= 0 ? s : e * s;
        return Math.Max(x, 0) + Log1p(e);
    }

    /// <summary>The derivative of softplus, σ(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SoftplusDerivative(double x) => Sigmoid(x);

    /// <summary>ln σ(x) = −softplus(−x): in nats, the log-likelihood of an event whose log-odds are x.</summary>
    /// <remarks>As min(x, 0) − ln(1 + exp(−|x|)): x far below 0, −exp(−x) far above. Within 3 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LogSigmoid(double x) => Math.Min(x, 0) - Log1p(ExpOfMinusAbs(x));

    /// <summary>ln σ(x) and its derivative σ(−x).</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">σ(−x) = 1 − σ(x), the bits of <see cref="Sigmoid(double)"/> at −x.</param>
    /// <returns>ln σ(x), the bits of <see cref="LogSigmoid(double)"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LogSigmoid(double x, out double derivative)
    {
        double e = ExpOfMinusAbs(x);
        double s = 1 / (1 + e);
        derivative = x <= 0 ? s : e * s;
        return Math.Min(x, 0) - Log1p(e);
    }

    /// <summary>The derivative of ln σ, σ(−x) = 1 − σ(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LogSigmoidDerivative(double x) => Sigmoid(-x);
}
