using System.Numerics;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>Functions of numbers on every entry: the one over double or the one over float, as the entries are.</summary>
internal static class Elementwise
{
    /// <summary>f(xᵢ).</summary>
    public static Vector<T> Map<T>(Vector<T> x, Func<double, double> ofDouble, Func<float, float> ofFloat)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = new Vector<T>(x.Length);
        if (typeof(T) == typeof(double))
        {
            Fill(As<T, double>(result), As<T, double>(x), ofDouble);
        }
        else
        {
            Fill(As<T, float>(result), As<T, float>(x), ofFloat);
        }

        return result;

        static void Fill<TReal>(Span<TReal> result, ReadOnlySpan<TReal> x, Func<TReal, TReal> function)
        {
            for (int i = 0; i < result.Length; i++)
            {
                result[i] = function(x[i]);
            }
        }
    }

    /// <summary>f(xᵢ, yᵢ).</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vector<T> Map<T>(Vector<T> x, Vector<T> y, string what, Func<double, double, double> ofDouble, Func<float, float, float> ofFloat)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Shapes.RequireSame(x, y, what);
        var result = new Vector<T>(x.Length);
        if (typeof(T) == typeof(double))
        {
            Fill(As<T, double>(result), As<T, double>(x), As<T, double>(y), ofDouble);
        }
        else
        {
            Fill(As<T, float>(result), As<T, float>(x), As<T, float>(y), ofFloat);
        }

        return result;

        static void Fill<TReal>(Span<TReal> result, ReadOnlySpan<TReal> x, ReadOnlySpan<TReal> y, Func<TReal, TReal, TReal> function)
        {
            for (int i = 0; i < result.Length; i++)
            {
                result[i] = function(x[i], y[i]);
            }
        }
    }

    /// <summary>The entries in double precision, a copy.</summary>
    public static double[] InDoubles<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            return As<T, double>(x).ToArray();
        }

        Span<float> entries = As<T, float>(x);
        double[] result = new double[entries.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = entries[i];
        }

        return result;
    }

    /// <summary>The entries rounded to the type of the result.</summary>
    public static Vector<T> Rounded<T>(double[] x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = new Vector<T>(x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = Real.Of<T>(x[i]);
        }

        return result;
    }

    /// <summary>The entries, as what they are.</summary>
    /// <exception cref="NotSupportedException">They are something else, such as <see cref="Half"/>.</exception>
    public static Span<TReal> As<T, TReal>(Vector<T> vector)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TReal : unmanaged =>
        typeof(T) == typeof(TReal) ? MemoryMarshal.Cast<T, TReal>(vector.AsSpan())
        : throw new NotSupportedException($"The functions are defined over double and float, not over {typeof(T).Name}.");
}
