namespace Backprop;

/// <content>ln Σ exp(xᵢ), a smooth maximum, and a value that counts as a constant.</content>
public static partial class Functions
{
    /// <summary>ln(exp(x) + exp(y)), a smooth max(x, y).</summary>
    /// <remarks>The bits of <see cref="LogSumExp(ReadOnlySpan{double})"/>.</remarks>
    public static double LogSumExp(double x, double y) => LogSumExp([x, y]);

    /// <summary>ln(exp(x) + exp(y) + exp(z)), a smooth max(x, y, z).</summary>
    /// <remarks>The bits of <see cref="LogSumExp(ReadOnlySpan{double})"/>.</remarks>
    public static double LogSumExp(double x, double y, double z) => LogSumExp([x, y, z]);

    /// <summary>ln Σ exp(xᵢ), a smooth max(x₁, x₂, …).</summary>
    /// <param name="values">Any numbers. Of none, the sum is empty and its logarithm −∞.</param>
    /// <returns>−∞ where all are −∞, +∞ where one is +∞, NaN where one is NaN.</returns>
    /// <remarks>
    /// As m + ln(1 + Σ exp(xᵢ − m)) over all but the largest, m: no exponential overflows, and the largest of them is exact. Within 2 ulp of the largest of |m|, the logarithm and the result;
    /// where m and the logarithm cancel, the result is near 0 and no more accurate than m is (P. Blanchard, D. Higham, N. Higham, Accurately computing the log-sum-exp and softmax
    /// functions, IMA J. Numer. Anal. 41 (2021) 2311–2330). The derivatives are the softmax, <see cref="LogSumExpDerivative"/>.
    /// </remarks>
    public static double LogSumExp(params ReadOnlySpan<double> values)
    {
        (double max, double log) = PartsOfLogSumExp(values);
        return double.IsFinite(max) ? max + log : max;
    }

    /// <summary>The derivative of r = ln Σ exp(xᵢ) with respect to one x: its share exp(x − r) of the sum, from 0 to 1.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="r">What <see cref="LogSumExp(ReadOnlySpan{double})"/> returned.</param>
    /// <remarks>Where x = r = +∞ it is 1, where all are −∞ it is 0.</remarks>
    public static double LogSumExpDerivative(double x, double r) =>
        x == r ? (double.IsNegativeInfinity(r) ? 0 : 1) : Math.Exp(x - r);

    /// <summary>x, as a constant: no derivative passes through.</summary>
    /// <remarks>For weights, targets and normalisations that are computed from parameters but are not to be changed by descent along this path.</remarks>
    public static double Constant(double x) => x;

    /// <summary>m = max xᵢ and ln(1 + Σ exp(xᵢ − m)) over all but the largest. Where m is not finite, the logarithm is NaN.</summary>
    private static (double Max, double Log) PartsOfLogSumExp(ReadOnlySpan<double> values)
    {
        double max = double.NegativeInfinity;
        int largest = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                return (double.NaN, double.NaN);
            }

            if (values[i] > max)
            {
                (max, largest) = (values[i], i);
            }
        }

        if (!double.IsFinite(max))
        {
            return (max, double.NaN);
        }

        double rest = 0;
        for (int i = 0; i < values.Length; i++)
        {
            rest += i == largest ? 0 : Math.Exp(values[i] - max);
        }

        return (max, Log1p(rest));
    }
}
