using System.Numerics;

namespace Backprop;

/// <content>Numbers that are made of all entries.</content>
public static partial class LayerVector
{
    /// <summary>Σₖ x[k] y[k].</summary>
    public static T Dot<TLane, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T dot = default;
        Product<TLane, T>(x, y, default, new Span<T>(ref dot));
        return dot;
    }

    /// <summary>√Σₖ x[k]².</summary>
    public static T Norm<TLane, T>(ReadOnlySpan<T> x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Sqrt(Dot<TLane, T>(x, x));

    /// <summary>The largest entry.</summary>
    public static T Max<TLane, T>(ReadOnlySpan<T> x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T max = x[0];
        for (int k = 1; k < x.Length; k++)
        {
            max = T.Max(max, x[k]);
        }

        return max;
    }

    /// <summary>The smallest entry.</summary>
    public static T Min<TLane, T>(ReadOnlySpan<T> x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T min = x[0];
        for (int k = 1; k < x.Length; k++)
        {
            min = T.Min(min, x[k]);
        }

        return min;
    }

    /// <summary>ln Σₖ exp(x[k]).</summary>
    public static T LogSumExp<TLane, T>(ReadOnlySpan<T> x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T max = Max<TLane, T>(x);
        if (!T.IsFinite(max))
        {
            return max;
        }

        // Of the largest entry, exp(0) is left out.
        int first = x.IndexOf(max);
        Span<T> terms = stackalloc T[TLane.Count];
        T rest = T.Zero;
        for (int j = 0; j < x.Length; j += TLane.Count)
        {
            TLane term = TLane.Exp(TLane.Load(x, j) - max);
            TLane.Store(in term, terms);
            for (int k = j; k < Math.Min(j + TLane.Count, x.Length); k++)
            {
                rest += k == first ? T.Zero : terms[k - j];
            }
        }

        // The framework's LogP1 rounds 1 + x first.
        TLane sum = rest;
        sum = TLane.Log1p(in sum);
        TLane.Store(in sum, terms);
        return max + terms[0];
    }

    /// <summary>The entry that an index names; NaN where there is none.</summary>
    public static T Pick<TLane, T>(ReadOnlySpan<T> x, long index)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (ulong)index < (ulong)x.Length ? x[(int)index] : T.NaN;
}
