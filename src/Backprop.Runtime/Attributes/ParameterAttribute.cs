namespace Backprop;

/// <summary>
/// Marks what a cost is differentiated with respect to: a partial property (a weight, a bias), or an argument of a cost method. It is a number, or a vector or matrix with a <see cref="ShapeAttribute"/>; a property may also be a struct of these.
/// </summary>
/// <remarks>
/// The marked properties of a type belong to all its cost methods and lie in one block, in the order of declaration: the generated <c>Parameters</c>.
/// A marked argument belongs to its method alone; its partial derivative follows those of the properties.
/// </remarks>
/// <example>
/// <code>
/// [Parameter] public partial double Weight { get; set; }
///
/// [Cost]
/// private static double Rosenbrock([Parameter] double x, [Parameter] double y) =>
///     Functions.Square(1 - x) + 100 * Functions.Square(y - x * x);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class ParameterAttribute : Attribute;
