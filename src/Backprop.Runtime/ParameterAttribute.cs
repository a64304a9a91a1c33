namespace Backprop;

/// <summary>
/// Marks what the cost is differentiated with respect to: a partial property of type <see cref="double"/> (a weight, a bias), or an argument of one cost method.
/// </summary>
/// <remarks>The properties of a type lie in one block, in the order of their declaration; see the generated <c>Parameters</c>.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class ParameterAttribute : Attribute;
