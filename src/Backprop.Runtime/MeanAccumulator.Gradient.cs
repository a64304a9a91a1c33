namespace Backprop;

/// <summary>
/// The mean cost of many samples and the mean of every partial derivative, sample by sample or in parts: <see cref="Add"/> takes a sample,
/// <see cref="Merge"/> the samples that another accumulator has taken, with their count.
/// </summary>
/// <typeparam name="TGradient">The generated gradient.</typeparam>
/// <remarks>As accurate as <see cref="MeanAccumulator"/>, and with the same conventions. It allocates nothing.</remarks>
public struct MeanAccumulator<TGradient>
    where TGradient : struct, IGradient
{
    private MeanAccumulator _cost;
#pragma warning disable CS0649 // written through their spans
    private TGradient _sums;
    private TGradient _errors;
#pragma warning restore CS0649

    /// <summary>The number of samples so far.</summary>
    public readonly long Count => _cost.Count;

    /// <summary>The mean cost of the samples so far.</summary>
    /// <exception cref="InvalidOperationException">There are none yet.</exception>
    public readonly double Cost => _cost.Mean;

    /// <summary>The mean of every partial over the samples so far.</summary>
    /// <exception cref="InvalidOperationException">There are none yet.</exception>
    public readonly TGradient Gradient
    {
        get
        {
            if (Count == 0)
            {
                throw MeanAccumulator.NothingYet();
            }

            TGradient mean = _sums;
            TGradient errors = _errors;
            Span<double> partials = mean.AsSpan();
            for (int i = 0; i < partials.Length; i++)
            {
                partials[i] = CompensatedSum.Value(partials[i], errors.AsSpan()[i]) / Count;
            }

            return mean;
        }
    }

    /// <summary>Takes one sample: its cost and its gradient.</summary>
    public void Add(double cost, in TGradient gradient)
    {
        TGradient sample = gradient;
        _cost.Add(cost);
        CompensatedSum.Add(_sums.AsSpan(), _errors.AsSpan(), sample.AsSpan());
    }

    /// <summary>Takes the samples of another accumulator, with their count.</summary>
    public void Merge(in MeanAccumulator<TGradient> other)
    {
        TGradient sums = other._sums;
        TGradient errors = other._errors;
        _cost.Merge(other._cost);
        CompensatedSum.Add(_sums.AsSpan(), _errors.AsSpan(), sums.AsSpan());
        Span<double> mine = _errors.AsSpan();
        for (int i = 0; i < mine.Length; i++)
        {
            mine[i] += errors.AsSpan()[i];
        }
    }
}
