using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// The mean cost of many samples and the mean of every partial derivative, sample by sample or in parts: <see cref="Add"/> takes a sample,
/// <see cref="Merge"/> all that another accumulator has taken.
/// </summary>
/// <typeparam name="TGradient">A generated gradient.</typeparam>
/// <remarks>Cost and partials are each summed as by <see cref="MeanAccumulator"/>, to the same bits and with the same conventions; one that is not finite leaves the others alone.</remarks>
public struct MeanAccumulator<TGradient> : IMean<MeanAccumulator<TGradient>>, IGradientMean<TGradient>
    where TGradient : struct, IGradient<double>
{
    private GradientMean<TGradient, double, Sums> _mean;

    /// <summary>The number of samples so far.</summary>
    public readonly long Count => _mean.Count;

    /// <summary>The mean cost of the samples so far.</summary>
    /// <exception cref="InvalidOperationException">There is no sample yet.</exception>
    public readonly double Cost => _mean.Cost;

    /// <summary>The mean of every partial derivative over the samples so far.</summary>
    /// <exception cref="InvalidOperationException">There is no sample yet.</exception>
    public readonly TGradient Gradient => _mean.Gradient;

    /// <summary>Takes one sample: its cost and the gradient of that.</summary>
    public void Add(double cost, in TGradient gradient) => _mean.Add(cost, in gradient);

    /// <summary>Takes all samples of another accumulator, which may be empty.</summary>
    public void Merge(in MeanAccumulator<TGradient> other) => _mean.Merge(in other._mean);

    static bool IMean.TakesPieces => true;

    void IMean<MeanAccumulator<TGradient>>.Clear() => this = default;

    void IMean<MeanAccumulator<TGradient>>.Release()
    {
    }

    void IMean.Add<T>(ReadOnlySpan<T> totals, int count) => _mean.Add(Real.ToDouble(totals[0]), totals[1..], count);

    [InlineArray(ExactSum.Words)]
    private struct Sums
    {
        private TGradient _partials;
    }
}
