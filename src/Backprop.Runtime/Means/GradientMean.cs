using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>What the accumulators of gradients have in common: an <see cref="ExactSum"/> for the cost and one for each partial, in the value itself, so that nothing is allocated.</summary>
/// <typeparam name="TGradient">A generated gradient.</typeparam>
/// <typeparam name="TNumber">Its numbers.</typeparam>
/// <typeparam name="TSums">As many gradients as make room for a sum instead of each number.</typeparam>
internal struct GradientMean<TGradient, TNumber, TSums>
    where TGradient : struct, IGradient<TNumber>
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    where TSums : struct
{
    private MeanAccumulator _cost;
    private TSums _sums;

    public readonly long Count => _cost.Count;

    public readonly double Cost => _cost.Mean;

    public readonly TGradient Gradient
    {
        get
        {
            if (Count == 0)
            {
                throw MeanAccumulator.Empty();
            }

            TSums sums = _sums;
            TGradient mean = default;
            Span<TNumber> partials = mean.AsSpan();
            Span<long> words = WordsOf(ref sums);
            for (int i = 0; i < partials.Length; i++)
            {
                partials[i] = Real.Of<TNumber>(ExactSum.Quotient(Partial(words, i), Count));
            }

            return mean;
        }
    }

    /// <summary>Adds the sums over a number of samples.</summary>
    /// <param name="cost">The sum of the costs.</param>
    /// <param name="partials">The sum of each partial.</param>
    /// <param name="count">How many samples they are of.</param>
    public void Add<T>(double cost, ReadOnlySpan<T> partials, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        _cost.Add(cost, count);
        Span<long> words = WordsOf(ref _sums);
        for (int i = 0; i < partials.Length; i++)
        {
            ExactSum.Add(Partial(words, i), Real.ToDouble(partials[i]));
        }
    }

    public void Add(double cost, in TGradient gradient)
    {
        // AsSpan is not readonly, but only read from here: no need to copy the gradient.
        Add(cost, (ReadOnlySpan<TNumber>)Unsafe.AsRef(in gradient).AsSpan(), 1);
    }

    public void Merge(in GradientMean<TGradient, TNumber, TSums> other)
    {
        // A copy: the other one may be this one.
        GradientMean<TGradient, TNumber, TSums> part = other;
        _cost.Merge(in part._cost);
        Span<long> words = WordsOf(ref _sums);
        Span<long> more = WordsOf(ref part._sums);
        for (int i = 0; i < words.Length / ExactSum.Words; i++)
        {
            ExactSum.Merge(Partial(words, i), Partial(more, i));
        }
    }

    private static Span<long> Partial(Span<long> words, int index) => words.Slice(index * ExactSum.Words, ExactSum.Words);

    private static Span<long> WordsOf(ref TSums sums) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<TSums, long>(ref sums), Unsafe.SizeOf<TSums>() / sizeof(long));
}
