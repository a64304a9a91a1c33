namespace Backprop;

/// <summary>
/// Marks a method of a type with <see cref="BackpropAttribute"/> that is to be computed for many samples at a time. Backprop adds a method of the same name over spans: each argument becomes a span with one entry a sample,
/// unless it is marked with <see cref="ParameterAttribute"/>, and the results come last, <c>Predict(ReadOnlySpan&lt;double&gt; x, Span&lt;double&gt; results)</c>.
/// </summary>
/// <remarks>
/// The method is read like a cost, from the same language, and may yield a number, a truth value, an enum, a tuple or struct of these, or a vector or matrix. What is emitted computes as many samples at a time as the processor's vectors hold, allocates nothing, and has
/// the same bits on every processor; they are those of the method itself but for the functions that vectors compute, whose accuracy docs/accuracy.md lists.
/// </remarks>
/// <example>
/// <code>
/// [Batched]
/// public double Predict(double x) => Functions.Sigmoid(W * x + B);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BatchedAttribute : Attribute;
