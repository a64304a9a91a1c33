namespace Backprop;

/// <summary>
/// Marks the method that gives the partial derivatives of another method of its type, which Backprop then calls instead of reading it.
/// </summary>
/// <remarks>
/// <para>The marked method has the arguments of the function. It returns ∂f/∂x for the one argument that is a <see cref="double"/> or <see cref="float"/>; where several are, a tuple with
/// the partial for each, in their order. Partials have the type of the function's result.</para>
/// <para>The function itself may do what equations cannot, such as look up a table or iterate until it converges. Both are called on the
/// paths only that the program takes, perhaps in another order, or once for what is the same for all samples: they should have no effect but their result.</para>
/// </remarks>
/// <example>
/// <code>
/// private static double Huber(double r, double width) =>
///     Math.Abs(r) &lt;= width ? r * r / 2 : width * (Math.Abs(r) - width / 2);
///
/// [Derivative(nameof(Huber))]
/// private static (double R, double Width) HuberPartials(double r, double width) =>
///     (Math.Clamp(r, -width, width), Math.Max(Math.Abs(r) - width, 0));
/// </code>
/// </example>
/// <param name="function">The name of the function.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class DerivativeAttribute(string function) : Attribute
{
    /// <summary>The name of the function whose derivative this is.</summary>
    public string Function { get; } = function;
}
