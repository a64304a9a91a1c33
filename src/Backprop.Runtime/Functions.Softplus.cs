using System.Runtime.CompilerServices;

namespace Backprop;

public static partial class Functions
{
    /// <summary>ln(1 + exp(x)), a smooth max(x, 0), always positive.</summary>
    /// <remarks>As max(x, 0) + ln(1 + exp(−|x|)): for large x it is x, for x far below 0 it is exp(x).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>Softplus and its derivative σ(x), from one exponential.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">σ(x), with the bits of <see cref="Sigmoid(double)"/>.</param>
    /// <returns>softplus(x), with the bits of <see cref="Softplus(double)"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Softplus(double x, out double derivative)
    {
        double e = Math.Exp(-Math.Abs(x));
        double s = 1 / (1 + e);
        derivative = x < 0 ? e * s : s;
        return Math.Max(x, 0) + Log1p(e);
    }

    /// <summary>The derivative of softplus, which is σ(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SoftplusDerivative(double x) => Sigmoid(x);

    /// <summary>ln σ(x) = −softplus(−x), the log-likelihood of a success with log-odds x, always negative.</summary>
    /// <remarks>As min(x, 0) − ln(1 + exp(−|x|)): for large x it is −exp(−x), for x far below 0 it is x.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LogSigmoid(double x) => Math.Min(x, 0) - Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>ln σ(x) and its derivative σ(−x), from one exponential.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">σ(−x) = 1 − σ(x), with the bits of <see cref="Sigmoid(double)"/> at −x.</param>
    /// <returns>ln σ(x), with the bits of <see cref="LogSigmoid(double)"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LogSigmoid(double x, out double derivative)
    {
        double e = Math.Exp(-Math.Abs(x));
        double s = 1 / (1 + e);
        derivative = x > 0 ? e * s : s;
        return Math.Min(x, 0) - Log1p(e);
    }

    /// <summary>The derivative of ln σ(x), which is σ(−x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LogSigmoidDerivative(double x) => Sigmoid(-x);
}
