namespace Backprop;

/// <content>The error function and its complement.</content>
public static partial class FunctionsF
{
    /// <summary>erf(x); see <see cref="Functions.Erf(double)"/>.</summary>
    public static float Erf(float x) => (float)Functions.Erf(x);

    /// <summary>erf(x) and its derivative.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">The bits of <see cref="ErfDerivative"/>.</param>
    /// <returns>The bits of <see cref="Erf(float)"/>.</returns>
    public static float Erf(float x, out float derivative)
    {
        float value = (float)Functions.Erf(x, out double slope);
        derivative = (float)slope;
        return value;
    }

    /// <summary>2/√π exp(−x²); see <see cref="Functions.ErfDerivative"/>.</summary>
    public static float ErfDerivative(float x) => (float)Functions.ErfDerivative(x);

    /// <summary>1 − erf(x); see <see cref="Functions.Erfc(double)"/>.</summary>
    public static float Erfc(float x) => (float)Functions.Erfc(x);

    /// <summary>1 − erf(x) and its derivative.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">The bits of <see cref="ErfcDerivative"/>.</param>
    /// <returns>The bits of <see cref="Erfc(float)"/>.</returns>
    public static float Erfc(float x, out float derivative)
    {
        float value = (float)Functions.Erfc(x, out double slope);
        derivative = (float)slope;
        return value;
    }

    /// <summary>−2/√π exp(−x²); see <see cref="Functions.ErfcDerivative"/>.</summary>
    public static float ErfcDerivative(float x) => (float)Functions.ErfcDerivative(x);
}
