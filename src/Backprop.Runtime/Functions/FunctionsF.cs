using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// The functions of <see cref="Functions"/> over <see cref="float"/>, as <see cref="MathF"/> is to <see cref="Math"/>. A class of its own, so that <c>Sigmoid(1)</c> does not turn out to be
/// computed in single precision.
/// </summary>
/// <remarks>
/// Computed in double precision and rounded: within 0.51 ulp, both tails included. Conventions at infinities, NaN and kinks are those of <see cref="Functions"/>, which has the functions of vectors and matrices for both types.
/// </remarks>
public static partial class FunctionsF
{
    /// <summary>σ(x) = 1 / (1 + exp(−x)); see <see cref="Functions.Sigmoid(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sigmoid(float x) => (float)Functions.Sigmoid(x);

    /// <summary>σ(x) = 1 / (1 + exp(−x)) and its derivative.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">The bits of <see cref="SigmoidDerivative"/>.</param>
    /// <returns>The bits of <see cref="Sigmoid(float)"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sigmoid(float x, out float derivative)
    {
        float value = (float)Functions.Sigmoid(x, out double slope);
        derivative = (float)slope;
        return value;
    }

    /// <summary>The derivative of σ(x) = 1 / (1 + exp(−x)); see <see cref="Functions.SigmoidDerivative"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SigmoidDerivative(float x) => (float)Functions.SigmoidDerivative(x);

    /// <summary>ln(1 + exp(x)); see <see cref="Functions.Softplus(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Softplus(float x) => (float)Functions.Softplus(x);

    /// <summary>ln(1 + exp(x)) and its derivative.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">The bits of <see cref="SoftplusDerivative"/>.</param>
    /// <returns>The bits of <see cref="Softplus(float)"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Softplus(float x, out float derivative)
    {
        float value = (float)Functions.Softplus(x, out double slope);
        derivative = (float)slope;
        return value;
    }

    /// <summary>The derivative of ln(1 + exp(x)); see <see cref="Functions.SoftplusDerivative"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SoftplusDerivative(float x) => (float)Functions.SoftplusDerivative(x);

    /// <summary>ln σ(x); see <see cref="Functions.LogSigmoid(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LogSigmoid(float x) => (float)Functions.LogSigmoid(x);

    /// <summary>ln σ(x) and its derivative.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">The bits of <see cref="LogSigmoidDerivative"/>.</param>
    /// <returns>The bits of <see cref="LogSigmoid(float)"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LogSigmoid(float x, out float derivative)
    {
        float value = (float)Functions.LogSigmoid(x, out double slope);
        derivative = (float)slope;
        return value;
    }

    /// <summary>The derivative of ln σ(x); see <see cref="Functions.LogSigmoidDerivative"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LogSigmoidDerivative(float x) => (float)Functions.LogSigmoidDerivative(x);

    /// <summary>tanh(x) and its derivative.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">The bits of <see cref="TanhDerivative"/>.</param>
    /// <returns>The bits of <see cref="MathF.Tanh(float)"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x, out float derivative)
    {
        derivative = TanhDerivative(x);
        return MathF.Tanh(x);
    }

    /// <summary>The derivative of tanh; see <see cref="Functions.TanhDerivative(double)"/>.</summary>
    public static float TanhDerivative(float x) => (float)Functions.TanhDerivative(x);

    /// <summary>max(x, 0); see <see cref="Functions.Relu"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Relu(float x) => MathF.Max(x, 0);

    /// <summary>x² = x·x, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Square(float x) => x * x;

    /// <summary>ln(1 + x), accurate for small x too; see <see cref="Functions.Log1p"/>.</summary>
    public static float Log1p(float x) => (float)Functions.Log1p(x);

    /// <summary>exp(x) − 1, accurate for small x too; see <see cref="Functions.Expm1"/>.</summary>
    public static float Expm1(float x) => (float)Functions.Expm1(x);

    /// <summary>ln(exp(x) + exp(y)); see <see cref="Functions.LogSumExp(double, double)"/>.</summary>
    public static float LogSumExp(float x, float y) => LogSumExp([x, y]);

    /// <summary>ln(exp(x) + exp(y) + exp(z)); see <see cref="Functions.LogSumExp(double, double, double)"/>.</summary>
    public static float LogSumExp(float x, float y, float z) => LogSumExp([x, y, z]);

    /// <summary>ln Σ exp(xᵢ), a smooth maximum; see <see cref="Functions.LogSumExp(ReadOnlySpan{double})"/>.</summary>
    public static float LogSumExp(params ReadOnlySpan<float> values)
    {
        float max = float.NegativeInfinity;
        foreach (float x in values)
        {
            // NaN stays, once it is in.
            max = MathF.Max(max, x);
        }

        if (!float.IsFinite(max))
        {
            return max;
        }

        double sum = 0;
        foreach (float x in values)
        {
            sum += Math.Exp((double)x - max);
        }

        return (float)(max + Math.Log(sum));
    }

    /// <summary>The derivative of r = ln Σ exp(xᵢ) with respect to one x; see <see cref="Functions.LogSumExpDerivative"/>.</summary>
    public static float LogSumExpDerivative(float x, float r) => (float)Functions.LogSumExpDerivative(x, r);

    /// <summary>softplus(z) − t·z; see <see cref="Functions.BinaryCrossEntropy(double, double)"/>.</summary>
    public static float BinaryCrossEntropy(float logit, float target) => (float)Functions.BinaryCrossEntropy(logit, target);

    /// <summary>x, as a constant: no derivative passes through.</summary>
    public static float Constant(float x) => x;
}
