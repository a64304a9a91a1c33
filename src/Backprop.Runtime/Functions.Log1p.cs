namespace Backprop;

public static partial class Functions
{
    /// <summary>ln(1 + x), exact for small x, where 1 + x would round x away.</summary>
    /// <remarks>
    /// With u = 1 + x rounded and c = (1 + x) − u the part that was lost, ln(1 + x) = ln(u) + ln(1 + c/u) ≈ ln(u) + c/u (W. Kahan, for the HP-15C; also FreeBSD's <c>log1p</c>).
    /// </remarks>
    /// <param name="x">At least −1; −1 gives −∞, less gives NaN.</param>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        if (u == 1)
        {
            return x;
        }

        double lost = x < 1 ? x - (u - 1) : 1 - (u - x);
        return u > 0 && u < double.PositiveInfinity ? Math.Log(u) + (lost / u) : Math.Log(u);
    }

    /// <summary>exp(x) − 1, exact for small x, where exp(x) would round x away.</summary>
    /// <remarks>With u = exp(x) rounded, (u − 1) · x / ln(u): the errors of numerator and denominator cancel (W. Kahan; N. Higham, Accuracy and Stability of Numerical Algorithms, 1.14.1).</remarks>
    public static double Expm1(double x)
    {
        double u = Math.Exp(x);
        return u == 1 ? x
            : Math.Abs(x) < 1 ? (u - 1) * (x / Math.Log(u))
            : u - 1;
    }
}
