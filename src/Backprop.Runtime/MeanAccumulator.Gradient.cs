using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// The mean cost of many samples and the mean of every partial derivative, sample by sample or in parts: <see cref="Add"/> takes a sample,
/// <see cref="Merge"/> all that another accumulator has taken.
/// </summary>
/// <typeparam name="TGradient">A generated gradient.</typeparam>
/// <remarks>Cost and partials are each summed as by <see cref="MeanAccumulator"/>, to the same bits and with the same conventions; one that is not finite leaves the others alone.</remarks>
public struct MeanAccumulator<TGradient>
    where TGradient : struct, IGradient
{
    private MeanAccumulator _cost;
#pragma warning disable CS0649 // never assigned to: they are written through their spans
    private TGradient _sums;
    private TGradient _errors;
#pragma warning restore CS0649

    /// <summary>The number of samples so far.</summary>
    public readonly long Count => _cost.Count;

    /// <summary>The mean cost of the samples so far.</summary>
    /// <exception cref="InvalidOperationException">There is no sample yet.</exception>
    public readonly double Cost => _cost.Mean;

    /// <summary>The mean of every partial derivative over the samples so far.</summary>
    /// <exception cref="InvalidOperationException">There is no sample yet.</exception>
    public readonly TGradient Gradient
    {
        get
        {
            if (Count == 0)
            {
                throw MeanAccumulator.Empty();
            }

            TGradient mean = _sums;
            TGradient lost = _errors;
            Span<double> partials = mean.AsSpan();
            Span<double> errors = lost.AsSpan();
            for (int i = 0; i < partials.Length; i++)
            {
                partials[i] = CompensatedSum.Value(partials[i], errors[i]) / Count;
            }

            return mean;
        }
    }

    /// <summary>Takes one sample: its cost and the gradient of that.</summary>
    public void Add(double cost, in TGradient gradient)
    {
        _cost.Add(cost);

        // AsSpan is not readonly, but only read from here: no need to copy the gradient.
        CompensatedSum.Add(_sums.AsSpan(), _errors.AsSpan(), Unsafe.AsRef(in gradient).AsSpan());
    }

    /// <summary>Takes all samples of another accumulator, which may be empty.</summary>
    public void Merge(in MeanAccumulator<TGradient> other)
    {
        // A copy: AsSpan is not readonly, and the other one may be this one.
        MeanAccumulator<TGradient> part = other;
        _cost.Merge(in part._cost);
        CompensatedSum.Add(_sums.AsSpan(), _errors.AsSpan(), part._sums.AsSpan());
        Span<double> errors = _errors.AsSpan();
        Span<double> more = part._errors.AsSpan();
        for (int i = 0; i < errors.Length; i++)
        {
            errors[i] += more[i];
        }
    }
}
