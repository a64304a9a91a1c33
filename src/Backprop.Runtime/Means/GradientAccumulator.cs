using System.Numerics;

namespace Backprop;

/// <summary>
/// The mean cost of many samples and the mean of every partial derivative, for costs with parameters that are vectors or matrices: <see cref="Add(double, ReadOnlySpan{double})"/> takes a sample, <see cref="Merge(GradientAccumulator)"/> all that
/// another accumulator has taken, and the generated <c>Accumulate…</c> methods add whole batches.
/// </summary>
/// <remarks>
/// <para>Sums have twice the digits of a double, so that only the last rounding shows. They depend on the order in which batches are added in their last digits only.</para>
/// <para>It allocates in its constructor, and never after. For several threads, give each its own and merge them.</para>
/// </remarks>
public sealed class GradientAccumulator
{
    private LargeMean _mean;

    /// <summary>An accumulator without samples.</summary>
    /// <param name="length">The number of partials: the length of the gradient's <c>AsSpan()</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is not positive.</exception>
    public GradientAccumulator(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        _mean = new LargeMean(length + 1);
    }

    /// <summary>The number of partials.</summary>
    public int Length => _mean.Rows - 1;

    /// <summary>The number of samples so far.</summary>
    public long Count => _mean.Count;

    /// <summary>The mean cost of the samples so far.</summary>
    /// <exception cref="InvalidOperationException">There is no sample yet.</exception>
    public double Cost => Count > 0 ? _mean.Cost : throw MeanAccumulator.Empty();

    /// <summary>Writes the mean of every partial derivative over the samples so far.</summary>
    /// <param name="gradient">A gradient's <c>AsSpan()</c>.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    /// <exception cref="InvalidOperationException">There is no sample yet.</exception>
    public void CopyTo(Span<double> gradient) => Copy(gradient);

    /// <inheritdoc cref="CopyTo(Span{double})"/>
    public void CopyTo(Span<float> gradient) => Copy(gradient);

    /// <summary>Takes one sample: its cost and the gradient of that.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="gradient">The gradient's <c>AsSpan()</c>.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    public void Add(double cost, ReadOnlySpan<double> gradient) => Take(cost, gradient);

    /// <inheritdoc cref="Add(double, ReadOnlySpan{double})"/>
    public void Add(double cost, ReadOnlySpan<float> gradient) => Take(cost, gradient);

    /// <summary>Takes all samples of another accumulator, which may be empty.</summary>
    /// <exception cref="ArgumentException">The length is another.</exception>
    public void Merge(GradientAccumulator other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Require(other.Length);
        _mean.Merge(in other._mean);
    }

    /// <summary>Forgets all samples.</summary>
    public void Clear() => _mean.Clear();

    internal void Merge(in LargeMean mean)
    {
        Require(mean.Rows - 1);
        _mean.Merge(in mean);
    }

    private void Copy<T>(Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require(gradient.Length);
        if (Count == 0)
        {
            throw MeanAccumulator.Empty();
        }

        _mean.CopyTo(gradient);
    }

    private void Take<T>(double cost, ReadOnlySpan<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require(gradient.Length);
        _mean.Add(cost, gradient);
    }

    private void Require(int length)
    {
        if (length != Length)
        {
            throw new ArgumentException($"The accumulator is for {Length} partials, found {length}.");
        }
    }
}
