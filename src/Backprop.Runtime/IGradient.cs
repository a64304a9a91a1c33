using System.Diagnostics.CodeAnalysis;

namespace Backprop;

/// <summary>The gradient of a cost: its partial derivatives ∂C/∂w, one number a parameter. Generated gradients implement it.</summary>
/// <typeparam name="TNumber"><see cref="double"/> or <see cref="float"/>.</typeparam>
/// <remarks>Of numbers, it is a struct whose only fields are the partials themselves, so that a copy is independent and the default value is the gradient 0 of the same length; <see cref="MeanAccumulator{TGradient}"/> relies on it.
/// Where there are vectors or matrices, it is a class that owns a block.</remarks>
public interface IGradient<TNumber>
    where TNumber : unmanaged
{
    /// <summary>The partials as one block, in the order of the parameters.</summary>
    /// <returns>A live view of the fields: writing to it writes the gradient. It must not outlive the gradient.</returns>
    [UnscopedRef]
    Span<TNumber> AsSpan();
}
