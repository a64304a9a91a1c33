namespace Backprop;

/// <summary>
/// Marks a method that returns the cost of one sample, to be differentiated with respect to every parameter of its type.
/// </summary>
/// <remarks>
/// It stays ordinary C#: it can be called, and stepped through with a debugger, and the cost that <c>CostAndGradient</c> returns has the bits of its value.
/// Arguments that are not marked with <see cref="ParameterAttribute"/> are the sample; in the generated means each becomes a span with one entry a sample.
/// A type may have several cost methods.
/// </remarks>
/// <example>
/// <code>
/// [Cost]
/// private double Cost(double x, double y)
/// {
///     double a = Functions.Sigmoid(Weight * x + Bias);
///     return Functions.Square(a - y);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class CostAttribute : Attribute;
