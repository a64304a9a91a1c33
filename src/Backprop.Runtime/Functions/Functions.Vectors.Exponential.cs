using System.Numerics;

namespace Backprop;

/// <content>Exponentials, logarithms and powers entry by entry, over double and float.</content>
public static partial class Functions
{
    /// <summary>exp(xᵢ). Each entry has the bits of <see cref="Math.Exp"/> or <see cref="MathF.Exp"/>.</summary>
    public static Vector<T> Exp<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Exp, MathF.Exp);

    /// <inheritdoc cref="Exp{T}(Vector{T})"/>
    public static Matrix<T> Exp<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Exp(x.Entries));

    /// <summary>exp(xᵢ) − 1, accurate for small xᵢ too. Each entry has the bits of <see cref="Expm1(double)"/> or <see cref="FunctionsF.Expm1(float)"/>.</summary>
    public static Vector<T> Expm1<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Expm1, FunctionsF.Expm1);

    /// <inheritdoc cref="Expm1{T}(Vector{T})"/>
    public static Matrix<T> Expm1<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Expm1(x.Entries));

    /// <summary>ln(xᵢ): −∞ at 0, NaN below. Each entry has the bits of <see cref="Math.Log(double)"/> or <see cref="MathF.Log(float)"/>.</summary>
    public static Vector<T> Log<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Log, MathF.Log);

    /// <inheritdoc cref="Log{T}(Vector{T})"/>
    public static Matrix<T> Log<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Log(x.Entries));

    /// <summary>ln(1 + xᵢ), accurate for small xᵢ too. Each entry has the bits of <see cref="Log1p(double)"/> or <see cref="FunctionsF.Log1p(float)"/>.</summary>
    public static Vector<T> Log1p<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Log1p, FunctionsF.Log1p);

    /// <inheritdoc cref="Log1p{T}(Vector{T})"/>
    public static Matrix<T> Log1p<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Log1p(x.Entries));

    /// <summary>The logarithm to base 2. Each entry has the bits of <see cref="Math.Log2"/> or <see cref="MathF.Log2"/>.</summary>
    public static Vector<T> Log2<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Log2, MathF.Log2);

    /// <inheritdoc cref="Log2{T}(Vector{T})"/>
    public static Matrix<T> Log2<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Log2(x.Entries));

    /// <summary>The logarithm to base 10. Each entry has the bits of <see cref="Math.Log10"/> or <see cref="MathF.Log10"/>.</summary>
    public static Vector<T> Log10<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Log10, MathF.Log10);

    /// <inheritdoc cref="Log10{T}(Vector{T})"/>
    public static Matrix<T> Log10<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Log10(x.Entries));

    /// <summary>√xᵢ: NaN below 0. Each entry has the bits of <see cref="Math.Sqrt"/> or <see cref="MathF.Sqrt"/>.</summary>
    public static Vector<T> Sqrt<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Sqrt, MathF.Sqrt);

    /// <inheritdoc cref="Sqrt{T}(Vector{T})"/>
    public static Matrix<T> Sqrt<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Sqrt(x.Entries));

    /// <summary>∛xᵢ, of negative numbers too. Each entry has the bits of <see cref="Math.Cbrt"/> or <see cref="MathF.Cbrt"/>.</summary>
    public static Vector<T> Cbrt<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Cbrt, MathF.Cbrt);

    /// <inheritdoc cref="Cbrt{T}(Vector{T})"/>
    public static Matrix<T> Cbrt<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Cbrt(x.Entries));

    /// <summary>xᵢ^p. Each entry has the bits of <see cref="Math.Pow"/> or <see cref="MathF.Pow"/>.</summary>
    public static Vector<T> Pow<T>(Vector<T> x, T exponent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double p = Real.ToDouble(exponent);
        return Elementwise.Map(x, entry => Math.Pow(entry, p), entry => MathF.Pow(entry, (float)p));
    }

    /// <inheritdoc cref="Pow{T}(Vector{T}, T)"/>
    public static Matrix<T> Pow<T>(Matrix<T> x, T exponent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Pow(x.Entries, exponent));
}
