using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Numbers of twice the precision: a number and a small rest.</summary>
internal static class TwoParts
{
    /// <summary>x + y as the rounded sum and what the rounding has lost, exactly, where x is 0 or |x| ≥ |y| (T. Dekker, A floating-point technique for extending the available precision, Numer. Math. 18 (1971) 224–242).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SumInOrder<V>(V x, V y, out V rest)
        where V : struct, IDoubles<V>
    {
        V sum = x + y;
        rest = y - (sum - x);
        return sum;
    }

    /// <summary>x + y, whichever is larger (D. Knuth, The Art of Computer Programming, volume 2, 4.2.2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sum<V>(V x, V y, out V rest)
        where V : struct, IDoubles<V>
    {
        V sum = x + y;
        V added = sum - x;
        rest = (x - (sum - added)) + (y - added);
        return sum;
    }

    /// <summary>x y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Product<V>(V x, V y, out V rest)
        where V : struct, IDoubles<V>
    {
        V product = x * y;
        rest = V.Fma(x, y, -product);
        return product;
    }

    /// <summary>(x + xRest) / (y + yRest), rounded little more than once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Quotient<V>(V x, V xRest, V y, V yRest)
        where V : struct, IDoubles<V> => Quotient(x, xRest, y, yRest, out V rest) + rest;

    /// <summary>(x + xRest) / (y + yRest).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Quotient<V>(V x, V xRest, V y, V yRest, out V rest)
        where V : struct, IDoubles<V>
    {
        V reciprocal = 1.0 / y;
        V quotient = x * reciprocal;
        rest = (V.Fma(-quotient, y, x) + (xRest - (quotient * yRest))) * reciprocal;
        return quotient;
    }

    /// <summary>The sign of a number on one that has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V WithSign<V>(V magnitude, V sign)
        where V : struct, IDoubles<V> => magnitude | (sign & -0.0);

    /// <summary>The value, and x itself where it is NaN: which of several NaN an operation passes on, and hence the sign, depends on how its operands lie in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V WithNaN<V>(V value, V x)
        where V : struct, IDoubles<V> => V.Choose(V.Equal(x, x), value, x);
}
