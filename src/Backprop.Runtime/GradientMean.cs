using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>What the accumulators of gradients have in common: compensated sums of costs and partials, shaped like the gradient itself, so that nothing is allocated.</summary>
internal struct GradientMean<TGradient, TNumber>
    where TGradient : struct, IGradient<TNumber>
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
{
    private MeanAccumulator _cost;
#pragma warning disable CS0649 // never assigned to: they are written through their spans
    private TGradient _sums;
    private TGradient _errors;
#pragma warning restore CS0649

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

            TGradient mean = _sums;
            TGradient lost = _errors;
            Span<TNumber> partials = mean.AsSpan();
            Span<TNumber> errors = lost.AsSpan();
            for (int i = 0; i < partials.Length; i++)
            {
                // In double precision, which holds both parts of a float: one rounding, and a count beyond 2²⁴ stays what it is.
                double sum = CompensatedSum.Value(double.CreateSaturating(partials[i]), double.CreateSaturating(errors[i]));
                partials[i] = TNumber.CreateSaturating(sum / Count);
            }

            return mean;
        }
    }

    public void Add(double cost, in TGradient gradient)
    {
        _cost.Add(cost);

        // AsSpan is not readonly, but only read from here: no need to copy the gradient.
        CompensatedSum.Add<TNumber>(_sums.AsSpan(), _errors.AsSpan(), Unsafe.AsRef(in gradient).AsSpan());
    }

    public void Merge(in GradientMean<TGradient, TNumber> other)
    {
        // A copy: AsSpan is not readonly, and the other one may be this one.
        GradientMean<TGradient, TNumber> part = other;
        _cost.Merge(in part._cost);
        CompensatedSum.Add<TNumber>(_sums.AsSpan(), _errors.AsSpan(), part._sums.AsSpan());
        Span<TNumber> errors = _errors.AsSpan();
        Span<TNumber> more = part._errors.AsSpan();
        for (int i = 0; i < errors.Length; i++)
        {
            errors[i] += more[i];
        }
    }
}
