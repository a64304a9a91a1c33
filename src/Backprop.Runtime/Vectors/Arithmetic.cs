using System.Numerics;

namespace Backprop;

/// <summary>An operation on two numbers. The compiler writes a loop of its own for each, in which nothing is called.</summary>
internal interface IArithmetic<T>
{
    static abstract T Of(T x, T y);
}

internal readonly struct Sum<T> : IArithmetic<T>
    where T : IAdditionOperators<T, T, T>
{
    public static T Of(T x, T y) => x + y;
}

internal readonly struct Difference<T> : IArithmetic<T>
    where T : ISubtractionOperators<T, T, T>
{
    public static T Of(T x, T y) => x - y;
}

internal readonly struct Product<T> : IArithmetic<T>
    where T : IMultiplyOperators<T, T, T>
{
    public static T Of(T x, T y) => x * y;
}

internal readonly struct Quotient<T> : IArithmetic<T>
    where T : IDivisionOperators<T, T, T>
{
    public static T Of(T x, T y) => x / y;
}

/// <summary>Arithmetic entry by entry.</summary>
internal static class Arithmetic
{
    public static Vector<T> Of<T, TOperation>(Vector<T> left, Vector<T> right, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperation : struct, IArithmetic<T>
    {
        Shapes.RequireSame(left, right, what);
        var result = new Vector<T>(left.Length);
        Span<T> r = result.AsSpan();
        ReadOnlySpan<T> x = left;
        ReadOnlySpan<T> y = right;
        for (int i = 0; i < r.Length; i++)
        {
            r[i] = TOperation.Of(x[i], y[i]);
        }

        return result;
    }

    public static Vector<T> Of<T, TOperation>(Vector<T> left, T right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperation : struct, IArithmetic<T>
    {
        var result = new Vector<T>(left.Length);
        Span<T> r = result.AsSpan();
        ReadOnlySpan<T> x = left;
        for (int i = 0; i < r.Length; i++)
        {
            r[i] = TOperation.Of(x[i], right);
        }

        return result;
    }

    public static Vector<T> Of<T, TOperation>(T left, Vector<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperation : struct, IArithmetic<T>
    {
        var result = new Vector<T>(right.Length);
        Into<T, TOperation>(left, right, result.AsSpan());
        return result;
    }

    public static void Into<T, TOperation>(T left, ReadOnlySpan<T> right, Span<T> result)
        where TOperation : struct, IArithmetic<T>
    {
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = TOperation.Of(left, right[i]);
        }
    }

    public static Vector<T> Negated<T>(Vector<T> vector)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = new Vector<T>(vector.Length);
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = -vector[i];
        }

        return result;
    }
}
