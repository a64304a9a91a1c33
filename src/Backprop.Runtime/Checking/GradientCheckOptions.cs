namespace Backprop;

/// <summary>How <see cref="GradientCheck"/> compares.</summary>
public sealed class GradientCheckOptions
{
    /// <summary>How far a partial may be from its difference, relative to the larger of the two, beside the uncertainty of the difference. 10⁻⁶, or 10⁻³ over <see cref="float"/>, where nothing is said.</summary>
    public double? RelativeTolerance { get; init; }

    /// <summary>The names of the parameters, for the report: <c>ThreeLayerNetwork.ParameterNames</c>.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>How many partials are checked at most, of a model that has very many: a choice that <see cref="Seed"/> makes.</summary>
    public int MostPartials { get; init; } = int.MaxValue;

    /// <summary>Which partials are checked where not all of them are.</summary>
    public int Seed { get; init; }
}
