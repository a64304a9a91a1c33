namespace Backprop;

/// <content>ln(1 + x) and exp(x) − 1 for arguments that 1 + x and exp(x) would round away. (<see cref="double.LogP1"/> and <see cref="double.ExpM1"/> do round them away.)</content>
public static partial class Functions
{
    /// <summary>ln(1 + x), accurate for small x too.</summary>
    /// <param name="x">From −1, which gives −∞, to +∞. Below −1 the result is NaN.</param>
    /// <remarks>
    /// With u = 1 + x as rounded and c = (1 + x) − u, what the rounding lost: ln(1 + x) = ln(u) + ln(1 + c/u) ≈ ln(u) + c/u. The method is W. Kahan's, in the form
    /// of FreeBSD's <c>s_log1p.c</c>. Below 10⁻⁸ two terms of the series are exact to the last bit. Within 1.5 ulp.
    /// </remarks>
    public static double Log1p(double x)
    {
        if (Math.Abs(x) < 1e-8)
        {
            return x - (x * x / 2);
        }

        double u = 1 + x;
        if (!(u > 0 && u < double.PositiveInfinity))
        {
            return Math.Log(u);
        }

        // Both differences are exact up to u = 2⁵³; beyond it, c/u is too small to count.
        double lost = x - (u - 1);
        return Math.Log(u) + (lost / u);
    }

    /// <summary>exp(x) − 1, accurate for small x too.</summary>
    /// <param name="x">Any number. Beyond 709.78 the result is +∞.</param>
    /// <remarks>
    /// With u = exp(x) as rounded, u − 1 belongs not to x but to ln(u), as W. Kahan observed (N. Higham, Accuracy and Stability of Numerical Algorithms, 1.14.1).
    /// exp(x) − 1 = (u − 1) + u (exp(x − ln u) − 1) ≈ (u − 1) + u (x − ln u) makes up for the difference. From |x| = 1 nothing cancels and u − 1 will do. Within 2.2 ulp.
    /// </remarks>
    public static double Expm1(double x)
    {
        double u = Math.Exp(x);

        // u = 1 leaves x, and −0.0 keeps its sign.
        return u == 1 ? x
            : Math.Abs(x) < 1 ? (u - 1) + (u * (x - Math.Log(u)))
            : u - 1;
    }
}
