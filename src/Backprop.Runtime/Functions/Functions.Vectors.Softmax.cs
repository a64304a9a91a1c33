using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <content>
/// Logits to probabilities and their logarithms. With m = max zᵢ, no exponential of zᵢ − m overflows, and at least one of them is 1. Over float everything is computed in double precision, and rounded.
/// </content>
public static partial class Functions
{
    /// <summary>ln Σ exp(zᵢ), a smooth maximum. Of none, −∞.</summary>
    /// <returns>The bits of <see cref="LogSumExp(ReadOnlySpan{double})"/> or <see cref="FunctionsF.LogSumExp(ReadOnlySpan{float})"/>.</returns>
    // Of lower priority, so that a collection such as LogSumExp([x, y]) is a span.
    [OverloadResolutionPriority(-1)]
    public static T LogSumExp<T>(Vector<T> logits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(double) ? Real.Of<T>(LogSumExp(Elementwise.As<T, double>(logits)))
        : Real.Of<T>(FunctionsF.LogSumExp(Elementwise.As<T, float>(logits)));

    /// <summary>The softmax, pᵢ = exp(zᵢ) / Σ exp(zⱼ): probabilities from 0 to 1, whose sum is 1 but for rounding. Of none, none.</summary>
    /// <remarks>As exp(zᵢ − m) / Σ exp(zⱼ − m), with the sum in the order of the entries. Rounding zᵢ − m costs half as many ulps of pᵢ as zᵢ is below m. A logit of −∞ has probability 0; where one is +∞ or NaN, or all are −∞, all results are NaN.</remarks>
    public static Vector<T> Softmax<T>(Vector<T> logits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] z = Elementwise.InDoubles(logits);
        double max = z.Length == 0 ? 0 : Max<double>(z);
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = Math.Exp(z[i] - max);
        }

        double sum = Sum<double>(z);
        for (int i = 0; i < z.Length; i++)
        {
            z[i] /= sum;
        }

        return Elementwise.Rounded<T>(z);
    }

    /// <summary>The logarithms of the softmax, ln pᵢ = zᵢ − ln Σ exp(zⱼ), also where pᵢ is too small for a number, or so near 1 that its logarithm would be lost. Of none, none.</summary>
    /// <remarks>
    /// As (zᵢ − m) − ln(1 + Σ exp(zⱼ − m)) with the sum over all but the largest, which keeps that logarithm where adding it to m, as <see cref="LogSumExp{T}(Vector{T})"/> does, would round it away. A logit of −∞ has the logarithm −∞;
    /// where one is +∞ or NaN, or all are −∞, all results are NaN.
    /// </remarks>
    public static Vector<T> LogSoftmax<T>(Vector<T> logits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] z = Elementwise.InDoubles(logits);
        (double max, double log) = PartsOfLogSumExp(z);
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = (z[i] - max) - log;
        }

        return Elementwise.Rounded<T>(z);
    }
}
