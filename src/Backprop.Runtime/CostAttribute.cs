namespace Backprop;

/// <summary>
/// Marks a method that returns the cost of one sample. It stays ordinary C#: it can be called, and stepped through with a debugger, and the generated gradient has the bits of its value.
/// </summary>
/// <remarks>
/// Arguments that are not marked with <see cref="ParameterAttribute"/> are the sample; in the generated means each is a span with one entry a sample. A type may have several cost methods.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CostAttribute : Attribute;
