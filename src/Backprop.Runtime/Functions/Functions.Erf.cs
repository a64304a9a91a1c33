namespace Backprop;

/// <content>
/// The error function and its complement, computed as in a batch, by vectors, to the same bits. For x ≥ 0.6, erfc(x) = exp(−x²) p(t) / (1 + 2x) with t = (x − 4) / (x + 4) and a polynomial p, in the form of
/// M. Shepherd and J. Laframboise, Chebyshev approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x &lt; ∞, Math. Comp. 36 (1981) 249–253. exp(−x²) multiplies an error of x² by as much as 745: x² is taken in two parts, and so is all that follows.
/// </content>
public static partial class Functions
{
    /// <summary>The error function, erf(x) = 2/√π ∫ exp(−t²) dt from 0 to x: odd, from −1 to 1.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>As x times a polynomial of x² for |x| &lt; 0.6, and 1 − erfc(x) farther out. Within 1 ulp.</remarks>
    public static double Erf(double x) => OneNumber.Call<ErfFunction>(x);

    /// <summary>erf(x) and its derivative.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">The bits of <see cref="ErfDerivative(double)"/>.</param>
    /// <returns>erf(x), the bits of <see cref="Erf(double)"/>.</returns>
    public static double Erf(double x, out double derivative) => OneNumber.CallWithDerivative<ErfFunction>(x, out derivative);

    /// <summary>erf′(x) = 2/√π exp(−x²): even, 0 far from 0.</summary>
    /// <remarks>With x² in two parts. Within 1 ulp, down to the smallest subnormal.</remarks>
    public static double ErfDerivative(double x) => OneNumber.Call<ErfDerivativeFunction>(x);

    /// <summary>The complementary error function, erfc(x) = 1 − erf(x), from 2 to 0: twice the probability that a normal variable of mean 0 and variance ½ is beyond x.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>The tail on the right, exp(−x²) / (x √π), is accurate down to the smallest subnormal, at x = 27.2. To the left of 0, erfc(x) = 2 − erfc(−x). Within 1 ulp.</remarks>
    public static double Erfc(double x) => OneNumber.Call<ErfcFunction>(x);

    /// <summary>erfc(x) and its derivative.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="derivative">The bits of <see cref="ErfcDerivative(double)"/>.</param>
    /// <returns>erfc(x), the bits of <see cref="Erfc(double)"/>.</returns>
    public static double Erfc(double x, out double derivative) => OneNumber.CallWithDerivative<ErfcFunction>(x, out derivative);

    /// <summary>erfc′(x) = −2/√π exp(−x²). Within 1 ulp.</summary>
    public static double ErfcDerivative(double x) => -ErfDerivative(x);
}
