using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// Functions of equations that <see cref="Math"/> lacks. None has the name of a member of <see cref="Math"/>, so that both can be used with <c>using static</c>.
/// </summary>
/// <remarks>Each is exact in its tails: it neither overflows nor loses digits where its value can be represented. NaN gives NaN.</remarks>
public static partial class Functions
{
    /// <summary>σ(x) = 1 / (1 + exp(−x)), the logistic function, between 0 and 1.</summary>
    /// <remarks>By way of exp(−|x|), which cannot overflow: for x &lt; 0, σ(x) = exp(x) / (1 + exp(x)).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sigmoid(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        double s = 1 / (1 + e);
        return x < 0 ? e * s : s;
    }

    /// <summary>σ(x) and σ′(x) = σ(x) (1 − σ(x)), from one exponential.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">σ′(x), even in x; 1 − σ(x) is never computed as a difference, so that both tails stay exact.</param>
    /// <returns>σ(x), with the bits of <see cref="Sigmoid(double)"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sigmoid(double x, out double derivative)
    {
        double e = Math.Exp(-Math.Abs(x));
        double s = 1 / (1 + e);
        double rest = e * s;
        derivative = s * rest;
        return x < 0 ? rest : s;
    }

    /// <summary>σ′(x) = σ(x) (1 − σ(x)), at most ¼.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SigmoidDerivative(double x)
    {
        _ = Sigmoid(x, out double derivative);
        return derivative;
    }

    /// <summary>max(x, 0).</summary>
    /// <remarks>Backprop's derivative at the kink x = 0 is ½: a tie of max is split.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Relu(double x) => Math.Max(x, 0);

    /// <summary>x².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Square(double x) => x * x;
}
