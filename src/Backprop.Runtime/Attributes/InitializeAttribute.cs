namespace Backprop;

/// <summary>
/// How the generated <c>InitializeParameters(Random random)</c> sets a parameter. Where nothing is said, matrices begin by <see cref="Initialization.GlorotUniform"/>, vectors and numbers at 0.
/// </summary>
/// <example>
/// <code>
/// [Parameter, Shape(Hidden, Inputs), Initialize(Initialization.HeNormal)] public partial Matrix&lt;double&gt; W { get; }
/// [Parameter, Initialize(Initialization.Constant, 0.1)] public partial double Rate { get; set; }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class InitializeAttribute : Attribute
{
    /// <summary>By a scheme that takes no number.</summary>
    /// <param name="scheme">The scheme.</param>
    public InitializeAttribute(Initialization scheme) => (Scheme, Values) = (scheme, []);

    /// <summary>By a scheme that takes a number.</summary>
    /// <param name="scheme"><see cref="Initialization.Constant"/>, <see cref="Initialization.Uniform"/> or <see cref="Initialization.Normal"/>.</param>
    /// <param name="value">The constant; the limit of the range, between −value and value; or the standard deviation.</param>
    public InitializeAttribute(Initialization scheme, double value) => (Scheme, Values) = (scheme, [value]);

    /// <summary>By a scheme that takes two numbers.</summary>
    /// <param name="scheme"><see cref="Initialization.Uniform"/>.</param>
    /// <param name="from">The lower end of the range.</param>
    /// <param name="to">The upper end of the range.</param>
    public InitializeAttribute(Initialization scheme, double from, double to) => (Scheme, Values) = (scheme, [from, to]);

    /// <summary>The scheme.</summary>
    public Initialization Scheme { get; }

    /// <summary>The numbers that it takes.</summary>
    public IReadOnlyList<double> Values { get; }
}
