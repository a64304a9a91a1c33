using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Powers of 2 in and out of numbers.</summary>
internal static class Scaling
{
    private const long Mantissa = 0x000FFFFFFFFFFFFF;
    private const long One = 0x3FF0000000000000;
    private const long SqrtOneHalf = 0x3FE6A09E667F3BCD;
    private const double Shifter = 6755399441055744;

    /// <summary>x 2^scale, which is not subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Normal<V>(V x, out V scale)
        where V : struct, IDoubles<V>
    {
        V isTiny = x < 2.2250738585072014E-308;
        scale = isTiny & 54.0;
        return V.Choose(isTiny, x * 18014398509481984.0, x);
    }

    /// <summary>x = 2^k m with √½ ≤ m &lt; √2. Where x is no positive number the results are finite and mean nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Split<V>(V x, out V k)
        where V : struct, IDoubles<V> => Split(x, SqrtOneHalf, out k, out _);

    /// <summary>x = 2^k m where m is from the number with the least bits to twice that; the bits of what is shifted count from there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Split<V>(V x, long least, out V k, out V shifted)
        where V : struct, IDoubles<V>
    {
        shifted = V.AddBits(x, V.FromBits(One - least));
        k = (V.ShiftRight(shifted, 52) | 4503599627370496.0) - (4503599627370496.0 + 1023);
        return V.AddBits(shifted & V.FromBits(Mantissa), V.FromBits(least));
    }

    /// <summary>2^k for integers k from −1023, where it is 0, to 1023.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V PowerOf2<V>(V k)
        where V : struct, IDoubles<V> => V.AddBits(V.ShiftLeft(k + Shifter, 52), 1.0);
}
