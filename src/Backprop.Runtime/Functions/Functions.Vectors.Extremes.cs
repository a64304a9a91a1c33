using System.Numerics;

namespace Backprop;

/// <content>Maxima, minima and bounds entry by entry, with the bits and the NaN of <see cref="Math"/> and <see cref="MathF"/>. A tie has the derivative ½ on either side.</content>
public static partial class Functions
{
    /// <summary>max(xᵢ, yᵢ): NaN where one of them is.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vector<T> Max<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, y, "an elementwise maximum", Math.Max, MathF.Max);

    /// <summary>max(Xᵢⱼ, Yᵢⱼ): NaN where one of them is.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> Max<T>(Matrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Shapes.RequireSame(x, y, "an elementwise maximum").With(Max(x.Entries, y.Entries));

    /// <summary>max(xᵢ, s): NaN where one of them is.</summary>
    public static Vector<T> Max<T>(Vector<T> x, T y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double bound = Real.ToDouble(y);
        return Elementwise.Map(x, entry => Math.Max(entry, bound), entry => MathF.Max(entry, (float)bound));
    }

    /// <inheritdoc cref="Max{T}(Vector{T}, T)"/>
    public static Matrix<T> Max<T>(Matrix<T> x, T y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Max(x.Entries, y));

    /// <summary>min(xᵢ, yᵢ): NaN where one of them is.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vector<T> Min<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, y, "an elementwise minimum", Math.Min, MathF.Min);

    /// <summary>min(Xᵢⱼ, Yᵢⱼ): NaN where one of them is.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> Min<T>(Matrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Shapes.RequireSame(x, y, "an elementwise minimum").With(Min(x.Entries, y.Entries));

    /// <summary>min(xᵢ, s): NaN where one of them is.</summary>
    public static Vector<T> Min<T>(Vector<T> x, T y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double bound = Real.ToDouble(y);
        return Elementwise.Map(x, entry => Math.Min(entry, bound), entry => MathF.Min(entry, (float)bound));
    }

    /// <inheritdoc cref="Min{T}(Vector{T}, T)"/>
    public static Matrix<T> Min<T>(Matrix<T> x, T y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Min(x.Entries, y));

    /// <summary>xᵢ where it lies between the bounds, or else the bound that it lies beyond: <see cref="Math.Clamp(double, double, double)"/>, <see cref="Math.Clamp(float, float, float)"/>.</summary>
    /// <exception cref="ArgumentException">The lower bound is above the upper one.</exception>
    public static Vector<T> Clamp<T>(Vector<T> x, T min, T max)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Of the bounds alone, so that wrong ones throw for an empty vector too.
        _ = T.Clamp(min, min, max);
        (double lower, double upper) = (Real.ToDouble(min), Real.ToDouble(max));
        return Elementwise.Map(x, entry => Math.Clamp(entry, lower, upper), entry => Math.Clamp(entry, (float)lower, (float)upper));
    }

    /// <inheritdoc cref="Clamp{T}(Vector{T}, T, T)"/>
    public static Matrix<T> Clamp<T>(Matrix<T> x, T min, T max)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Clamp(x.Entries, min, max));
}
