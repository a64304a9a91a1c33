using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>The mean of a cost alone.</summary>
internal struct CostMean : IMean<CostMean>
{
    public MeanAccumulator Cost;

    public static bool TakesPieces => true;

    public void Merge(in CostMean other) => Cost.Merge(in other.Cost);

    public void Clear() => this = default;

    public readonly void Release()
    {
    }

    public void Add<T>(ReadOnlySpan<T> totals, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Cost.Add(Real.ToDouble(totals[0]), count);
}

/// <summary>The mean of a batch of one block, which has nothing to accumulate.</summary>
internal struct BlockMean<TGradient, TNumber> : IMean
    where TGradient : struct, IGradient<TNumber>
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
{
    public double Cost;
#pragma warning disable CS0649 // never assigned to: it is written through its span
    public TGradient Gradient;
#pragma warning restore CS0649

    public static bool TakesPieces => false;

    public bool IsFinite => double.IsFinite(Cost) && SingleSamples.AreFinite<TNumber>(Gradient.AsSpan());

    public void Add<T>(ReadOnlySpan<T> totals, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Cost = Real.ToDouble(totals[0]) / count;
        Span<TNumber> partials = Gradient.AsSpan();
        for (int i = 0; i < partials.Length; i++)
        {
            // Floats need no detour by way of double: a quotient by so small a number has the same bits.
            partials[i] = typeof(T) == typeof(TNumber)
                ? Unsafe.BitCast<T, TNumber>(totals[i + 1] / Real.Of<T>(count))
                : Real.Of<TNumber>(Real.ToDouble(totals[i + 1]) / count);
        }
    }
}

/// <summary>The mean of a cost alone, of a batch of one block.</summary>
internal struct BlockCostMean : IMean
{
    public double Cost;

    public static bool TakesPieces => false;

    public readonly bool IsFinite => double.IsFinite(Cost);

    public void Add<T>(ReadOnlySpan<T> totals, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Cost = Real.ToDouble(totals[0]) / count;
}
