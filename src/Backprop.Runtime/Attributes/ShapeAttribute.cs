namespace Backprop;

/// <summary>
/// The shape of a parameter or an argument of type <see cref="Vector{T}"/> or <see cref="Matrix{T}"/>, so that every shape in the equations is known, and checked, when they are compiled.
/// </summary>
/// <example>
/// <code>
/// [Parameter, Shape(Hidden, Inputs)] public partial Matrix&lt;double&gt; W { get; }
/// [Cost] private double Cost([Shape(Inputs)] Vector&lt;double&gt; x, double y) => …
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ShapeAttribute : Attribute
{
    /// <summary>A vector of this many entries.</summary>
    /// <param name="length">The number of entries, at least 1.</param>
    public ShapeAttribute(int length) => Dimensions = [length];

    /// <summary>A matrix of this many rows and columns.</summary>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    public ShapeAttribute(int rows, int columns) => Dimensions = [rows, columns];

    /// <summary>The length, or rows and columns.</summary>
    public IReadOnlyList<int> Dimensions { get; }
}
