using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Functions of as many lanes as there are operands.</summary>
internal static class LaneSums
{
    /// <summary>ln Σ exp, as <see cref="Functions.LogSumExp(ReadOnlySpan{double})"/> has it: the largest operand and ln(1 + Σ exp of the others less that).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane LogSumExp<TLane, T>(ReadOnlySpan<TLane> values)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // NaN stays, once it is in.
        TLane max = T.NegativeInfinity;
        foreach (TLane value in values)
        {
            max = TLane.Max(max, value);
        }

        TLane rest = T.Zero;
        TLane isFound = T.Zero;
        foreach (TLane value in values)
        {
            TLane isFirst = TLane.Equal(value, max) & ~isFound;
            isFound |= isFirst;
            rest += TLane.Choose(isFirst, T.Zero, TLane.Exp(value - max));
        }

        return TLane.Choose(TLane.IsFinite(max), max + TLane.Log1p(in rest), max);
    }
}
