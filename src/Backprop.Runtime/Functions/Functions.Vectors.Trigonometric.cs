using System.Numerics;

namespace Backprop;

/// <content>Trigonometric and hyperbolic functions entry by entry, over double and float.</content>
public static partial class Functions
{
    /// <summary>sin(xᵢ). Each entry has the bits of <see cref="Math.Sin"/> or <see cref="MathF.Sin"/>.</summary>
    public static Vector<T> Sin<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Sin, MathF.Sin);

    /// <inheritdoc cref="Sin{T}(Vector{T})"/>
    public static Matrix<T> Sin<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Sin(x.Entries));

    /// <summary>cos(xᵢ). Each entry has the bits of <see cref="Math.Cos"/> or <see cref="MathF.Cos"/>.</summary>
    public static Vector<T> Cos<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Cos, MathF.Cos);

    /// <inheritdoc cref="Cos{T}(Vector{T})"/>
    public static Matrix<T> Cos<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Cos(x.Entries));

    /// <summary>tan(xᵢ). Each entry has the bits of <see cref="Math.Tan"/> or <see cref="MathF.Tan"/>.</summary>
    public static Vector<T> Tan<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Tan, MathF.Tan);

    /// <inheritdoc cref="Tan{T}(Vector{T})"/>
    public static Matrix<T> Tan<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Tan(x.Entries));

    /// <summary>arcsin(xᵢ): NaN beyond ±1. Each entry has the bits of <see cref="Math.Asin"/> or <see cref="MathF.Asin"/>.</summary>
    public static Vector<T> Asin<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Asin, MathF.Asin);

    /// <inheritdoc cref="Asin{T}(Vector{T})"/>
    public static Matrix<T> Asin<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Asin(x.Entries));

    /// <summary>arccos(xᵢ): NaN beyond ±1. Each entry has the bits of <see cref="Math.Acos"/> or <see cref="MathF.Acos"/>.</summary>
    public static Vector<T> Acos<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Acos, MathF.Acos);

    /// <inheritdoc cref="Acos{T}(Vector{T})"/>
    public static Matrix<T> Acos<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Acos(x.Entries));

    /// <summary>arctan(xᵢ). Each entry has the bits of <see cref="Math.Atan"/> or <see cref="MathF.Atan"/>.</summary>
    public static Vector<T> Atan<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Atan, MathF.Atan);

    /// <inheritdoc cref="Atan{T}(Vector{T})"/>
    public static Matrix<T> Atan<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Atan(x.Entries));

    /// <summary>sinh(xᵢ). Each entry has the bits of <see cref="Math.Sinh"/> or <see cref="MathF.Sinh"/>.</summary>
    public static Vector<T> Sinh<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Sinh, MathF.Sinh);

    /// <inheritdoc cref="Sinh{T}(Vector{T})"/>
    public static Matrix<T> Sinh<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Sinh(x.Entries));

    /// <summary>cosh(xᵢ). Each entry has the bits of <see cref="Math.Cosh"/> or <see cref="MathF.Cosh"/>.</summary>
    public static Vector<T> Cosh<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Cosh, MathF.Cosh);

    /// <inheritdoc cref="Cosh{T}(Vector{T})"/>
    public static Matrix<T> Cosh<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Cosh(x.Entries));

    /// <summary>arsinh(xᵢ). Each entry has the bits of <see cref="Math.Asinh"/> or <see cref="MathF.Asinh"/>.</summary>
    public static Vector<T> Asinh<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Asinh, MathF.Asinh);

    /// <inheritdoc cref="Asinh{T}(Vector{T})"/>
    public static Matrix<T> Asinh<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Asinh(x.Entries));

    /// <summary>arcosh(xᵢ): NaN below 1. Each entry has the bits of <see cref="Math.Acosh"/> or <see cref="MathF.Acosh"/>.</summary>
    public static Vector<T> Acosh<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Acosh, MathF.Acosh);

    /// <inheritdoc cref="Acosh{T}(Vector{T})"/>
    public static Matrix<T> Acosh<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Acosh(x.Entries));

    /// <summary>artanh(xᵢ): NaN beyond ±1. Each entry has the bits of <see cref="Math.Atanh"/> or <see cref="MathF.Atanh"/>.</summary>
    public static Vector<T> Atanh<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Atanh, MathF.Atanh);

    /// <inheritdoc cref="Atanh{T}(Vector{T})"/>
    public static Matrix<T> Atanh<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Atanh(x.Entries));
}
