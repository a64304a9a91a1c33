namespace Backprop;

/// <summary>
/// The mean of many values, one by one or in parts: <see cref="Add"/> takes a value, <see cref="Merge"/> all that another accumulator has taken.
/// </summary>
/// <remarks>
/// <para>Σ vᵢ / n, with a compensated sum: as accurate as if made in twice the precision and rounded at the end, so that ten million values, however they are split, have
/// a mean that is right to the last digits. It allocates nothing.</para>
/// <para>A value of ±∞ gives a mean of ±∞; NaN, or both infinities, give NaN. It is the sum that must not exceed <see cref="double.MaxValue"/>, where a running mean would still
/// be finite: beyond it the sum, and with it the mean, is ±∞ from then on.</para>
/// <para>A value type: a copy goes its own way. For several threads, give each its own and merge them; in a fixed order, for results that repeat to the bit.</para>
/// </remarks>
public struct MeanAccumulator
{
    private double _sum;
    private double _error;

    /// <summary>The number of values so far.</summary>
    public long Count { get; private set; }

    /// <summary>The mean of the values so far, in their unit.</summary>
    /// <exception cref="InvalidOperationException">There is no value yet.</exception>
    public readonly double Mean => Count > 0 ? CompensatedSum.Value(_sum, _error) / Count : throw Empty();

    /// <summary>Takes one value.</summary>
    public void Add(double value)
    {
        CompensatedSum.Add(ref _sum, ref _error, value);
        Count++;
    }

    /// <summary>Takes all values of another accumulator, which may be empty.</summary>
    public void Merge(in MeanAccumulator other)
    {
        // A copy: the other one may be this one.
        MeanAccumulator part = other;
        CompensatedSum.Add(ref _sum, ref _error, part._sum);
        _error += part._error;
        Count += part.Count;
    }

    internal static InvalidOperationException Empty() => new("There is no mean yet: add at least one sample first.");
}
