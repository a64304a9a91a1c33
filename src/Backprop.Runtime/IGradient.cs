using System.Diagnostics.CodeAnalysis;

namespace Backprop;

/// <summary>The gradient of a cost: its partial derivatives ∂C/∂w, one <see cref="double"/> a parameter. The generated gradient structs implement it.</summary>
/// <remarks>An implementation is a struct whose only fields are the partials themselves, so that a copy is independent and the default value is the gradient 0 of the same length.</remarks>
public interface IGradient
{
    /// <summary>The partials as one block, in the order of the parameters.</summary>
    /// <returns>A live view of the fields: writing to it writes the gradient. It must not outlive the gradient.</returns>
    [UnscopedRef]
    Span<double> AsSpan();
}
