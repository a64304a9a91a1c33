namespace Backprop;

/// <summary>
/// Marks a partial class, struct or record whose cost methods are to be differentiated at compile time.
/// </summary>
/// <remarks>
/// <para>For a method <c>Cost</c> marked with <see cref="CostAttribute"/> the type receives <c>CostGradient</c>, <c>CostAndGradient</c>, <c>MeanCost</c>,
/// <c>MeanCostAndGradient</c> and <c>Descend</c>; for its parameters <c>Parameters</c>, <c>ParameterCount</c> and <c>ParameterNames</c>.</para>
/// <code>
/// [Backprop]
/// public partial class Line
/// {
///     [Parameter] public partial double Slope { get; set; }
///     [Parameter] public partial double Offset { get; set; }
///
///     [Cost]
///     private double Cost(double x, double y) => Functions.Square(Slope * x + Offset - y);
/// }
/// </code>
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class BackpropAttribute : Attribute;
