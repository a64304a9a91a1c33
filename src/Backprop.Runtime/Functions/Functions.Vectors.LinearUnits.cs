using System.Numerics;

namespace Backprop;

/// <content>Linear units and the error function entry by entry, over double and float.</content>
public static partial class Functions
{
    /// <summary>xᵢ σ(xᵢ). Each entry has the bits of <see cref="Silu(double)"/> or <see cref="FunctionsF.Silu(float)"/>.</summary>
    public static Vector<T> Silu<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Silu, FunctionsF.Silu);

    /// <inheritdoc cref="Silu{T}(Vector{T})"/>
    public static Matrix<T> Silu<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Silu(x.Entries));

    /// <summary>xᵢ Φ(xᵢ), with the distribution Φ of a normal variable. Each entry has the bits of <see cref="Gelu(double)"/> or <see cref="FunctionsF.Gelu(float)"/>.</summary>
    public static Vector<T> Gelu<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Gelu, FunctionsF.Gelu);

    /// <inheritdoc cref="Gelu{T}(Vector{T})"/>
    public static Matrix<T> Gelu<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Gelu(x.Entries));

    /// <summary>xᵢ where it is positive, and else exp(xᵢ) − 1. Each entry has the bits of <see cref="Elu(double)"/> or <see cref="FunctionsF.Elu(float)"/>.</summary>
    public static Vector<T> Elu<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Elu, FunctionsF.Elu);

    /// <inheritdoc cref="Elu{T}(Vector{T})"/>
    public static Matrix<T> Elu<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Elu(x.Entries));

    /// <summary>xᵢ where it is positive, and else a hundredth of it. Each entry has the bits of <see cref="LeakyRelu(double)"/> or <see cref="FunctionsF.LeakyRelu(float)"/>.</summary>
    public static Vector<T> LeakyRelu<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, LeakyRelu, FunctionsF.LeakyRelu);

    /// <inheritdoc cref="LeakyRelu{T}(Vector{T})"/>
    public static Matrix<T> LeakyRelu<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(LeakyRelu(x.Entries));

    /// <summary>The error function erf(xᵢ). Each entry has the bits of <see cref="Erf(double)"/> or <see cref="FunctionsF.Erf(float)"/>.</summary>
    public static Vector<T> Erf<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Erf, FunctionsF.Erf);

    /// <inheritdoc cref="Erf{T}(Vector{T})"/>
    public static Matrix<T> Erf<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Erf(x.Entries));

    /// <summary>1 − erf(xᵢ). Each entry has the bits of <see cref="Erfc(double)"/> or <see cref="FunctionsF.Erfc(float)"/>.</summary>
    public static Vector<T> Erfc<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Erfc, FunctionsF.Erfc);

    /// <inheritdoc cref="Erfc{T}(Vector{T})"/>
    public static Matrix<T> Erfc<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Erfc(x.Entries));

    /// <summary>xᵢ where it is positive, and else alpha (exp(xᵢ) − 1). Each entry has the bits of <see cref="Elu(double, double)"/> or <see cref="FunctionsF.Elu(float, float)"/>.</summary>
    public static Vector<T> Elu<T>(Vector<T> x, T alpha)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double ofDouble = Real.ToDouble(alpha);
        float ofFloat = (float)ofDouble;
        return Elementwise.Map(x, entry => Elu(entry, ofDouble), entry => FunctionsF.Elu(entry, ofFloat));
    }

    /// <inheritdoc cref="Elu{T}(Vector{T}, T)"/>
    public static Matrix<T> Elu<T>(Matrix<T> x, T alpha)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Elu(x.Entries, alpha));

    /// <summary>xᵢ where it is positive, and else slope · xᵢ. Each entry has the bits of <see cref="LeakyRelu(double, double)"/> or <see cref="FunctionsF.LeakyRelu(float, float)"/>.</summary>
    public static Vector<T> LeakyRelu<T>(Vector<T> x, T slope)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double ofDouble = Real.ToDouble(slope);
        float ofFloat = (float)ofDouble;
        return Elementwise.Map(x, entry => LeakyRelu(entry, ofDouble), entry => FunctionsF.LeakyRelu(entry, ofFloat));
    }

    /// <inheritdoc cref="LeakyRelu{T}(Vector{T}, T)"/>
    public static Matrix<T> LeakyRelu<T>(Matrix<T> x, T slope)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(LeakyRelu(x.Entries, slope));
}
