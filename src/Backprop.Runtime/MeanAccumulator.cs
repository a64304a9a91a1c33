namespace Backprop;

/// <summary>
/// The mean of many values, one by one or in parts: <see cref="Add"/> takes a value, <see cref="Merge"/> the values that another accumulator has taken.
/// </summary>
/// <remarks>
/// The sum is compensated, as if made in twice the precision, so that the mean of ten million values is accurate to the last digits, however they are split. It allocates nothing.
/// An infinite value gives an infinite mean, NaN gives NaN. A sum beyond the largest double overflows to infinity, although the mean might be finite.
/// Copies are independent. Not safe for use by several threads at once: give each its own, and merge.
/// </remarks>
public struct MeanAccumulator
{
    private double _sum;
    private double _error;

    /// <summary>The number of values so far.</summary>
    public long Count { get; private set; }

    /// <summary>The mean of the values so far.</summary>
    /// <exception cref="InvalidOperationException">There are none yet.</exception>
    public readonly double Mean => Count > 0 ? CompensatedSum.Value(_sum, _error) / Count : throw NothingYet();

    /// <summary>Takes one value.</summary>
    public void Add(double value)
    {
        CompensatedSum.Add(ref _sum, ref _error, value);
        Count++;
    }

    /// <summary>Takes the values of another accumulator, with their count.</summary>
    public void Merge(in MeanAccumulator other)
    {
        CompensatedSum.Add(ref _sum, ref _error, other._sum);
        _error += other._error;
        Count += other.Count;
    }

    internal static InvalidOperationException NothingYet() => new("There is no mean yet: add at least one sample first.");
}
