using System.Diagnostics.CodeAnalysis;

namespace Backprop;

/// <summary>A gradient: the partial derivatives of a cost, one after the other. Implemented by the generated gradient structs.</summary>
public interface IGradient
{
    /// <summary>The partials as one block, in the order of the parameters: a live view, which must not outlive the gradient.</summary>
    [UnscopedRef]
    Span<double> AsSpan();
}
