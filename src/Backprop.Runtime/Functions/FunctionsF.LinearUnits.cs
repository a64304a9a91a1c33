using System.Runtime.CompilerServices;

namespace Backprop;

/// <content>Activations that are x, or nearly so, on the right.</content>
public static partial class FunctionsF
{
    /// <summary>x σ(x); see <see cref="Functions.Silu(double)"/>.</summary>
    public static float Silu(float x) => (float)Functions.Silu(x);

    /// <summary>x σ(x) and its derivative.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">The bits of <see cref="SiluDerivative"/>.</param>
    /// <returns>The bits of <see cref="Silu(float)"/>.</returns>
    public static float Silu(float x, out float derivative)
    {
        float value = (float)Functions.Silu(x, out double slope);
        derivative = (float)slope;
        return value;
    }

    /// <summary>The derivative of x σ(x); see <see cref="Functions.SiluDerivative"/>.</summary>
    public static float SiluDerivative(float x) => (float)Functions.SiluDerivative(x);

    /// <summary>x Φ(x); see <see cref="Functions.Gelu(double)"/>.</summary>
    public static float Gelu(float x) => (float)Functions.Gelu(x);

    /// <summary>x Φ(x) and its derivative.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">The bits of <see cref="GeluDerivative"/>.</param>
    /// <returns>The bits of <see cref="Gelu(float)"/>.</returns>
    public static float Gelu(float x, out float derivative)
    {
        float value = (float)Functions.Gelu(x, out double slope);
        derivative = (float)slope;
        return value;
    }

    /// <summary>The derivative of x Φ(x); see <see cref="Functions.GeluDerivative"/>.</summary>
    public static float GeluDerivative(float x) => (float)Functions.GeluDerivative(x);

    /// <summary>x, and exp(x) − 1 where it is negative; see <see cref="Functions.Elu(double)"/>.</summary>
    public static float Elu(float x) => (float)Functions.Elu(x);

    /// <summary>elu(x) and its derivative.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">The bits of <see cref="EluDerivative"/>.</param>
    /// <returns>The bits of <see cref="Elu(float)"/>.</returns>
    public static float Elu(float x, out float derivative)
    {
        float value = (float)Functions.Elu(x, out double slope);
        derivative = (float)slope;
        return value;
    }

    /// <summary>The derivative of elu; see <see cref="Functions.EluDerivative"/>.</summary>
    public static float EluDerivative(float x) => (float)Functions.EluDerivative(x);

    /// <summary>x, and alpha (exp(x) − 1) where it is negative; see <see cref="Functions.Elu(double, double)"/>.</summary>
    public static float Elu(float x, float alpha) => (float)Functions.Elu(x, alpha);

    /// <summary>x, and a hundredth of it where it is negative; see <see cref="Functions.LeakyRelu(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LeakyRelu(float x) => (float)Functions.LeakyRelu(x);

    /// <summary>x, and slope x where it is negative; see <see cref="Functions.LeakyRelu(double, double)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LeakyRelu(float x, float slope) => x >= 0 ? x : slope * x;
}
