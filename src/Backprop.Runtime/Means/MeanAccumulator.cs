using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// The mean of many values, one by one or in parts: <see cref="Add(double)"/> takes a value, <see cref="Merge"/> all that another accumulator has taken.
/// </summary>
/// <remarks>
/// <para>Σ vᵢ / n, with a sum that neither rounds nor overflows and does not depend on order or grouping: however many values are split among accumulators, and in whatever order these are merged, the mean has the same bits,
/// and is the true one rounded. It allocates nothing.</para>
/// <para>A value of ±∞ gives a mean of ±∞; NaN, or both infinities, give NaN.</para>
/// <para>A value type: a copy goes its own way. For several threads, give each its own and merge them.</para>
/// </remarks>
public struct MeanAccumulator
{
    /// <summary>The samples that emitted methods sum at a time before they add to a mean: batches that are split at multiples of it have the same mean to the last bit.</summary>
    public const int BlockLength = 4096;

    private Sum _sum;

    /// <summary>The number of values so far.</summary>
    public long Count { get; private set; }

    /// <summary>The mean of the values so far, in their unit.</summary>
    /// <exception cref="InvalidOperationException">There is no value yet.</exception>
    public readonly double Mean => Count > 0 ? ExactSum.Quotient(_sum, Count) : throw Empty();

    /// <summary>Takes one value.</summary>
    public void Add(double value) => Add(value, 1);

    /// <summary>Takes all values of another accumulator, which may be empty.</summary>
    public void Merge(in MeanAccumulator other)
    {
        // A copy: the other one may be this one.
        MeanAccumulator part = other;
        ExactSum.Merge(_sum, part._sum);
        Count += part.Count;
    }

    /// <summary>Takes the sum of some values.</summary>
    internal void Add(double sum, int count)
    {
        ExactSum.Add(_sum, sum);
        Count += count;
    }

    internal static InvalidOperationException Empty() => new("There is no mean yet: add at least one sample first.");

    [InlineArray(ExactSum.Words)]
    private struct Sum
    {
        private long _word;
    }
}
