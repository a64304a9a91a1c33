using System.Globalization;

namespace Backprop;

/// <summary>A partial of a gradient beside the difference of the cost; see <see cref="GradientCheck"/>.</summary>
public sealed record PartialCheck
{
    // Richardson's estimates are those of the last step, which is usually too careful, and sometimes not careful enough.
    private const double Safety = 10;

    private PartialCheck(int index, string? name) => (Index, Name) = (index, name ?? string.Create(CultureInfo.InvariantCulture, $"[{index}]"));

    /// <summary>Which parameter it is.</summary>
    public int Index { get; }

    /// <summary>What the parameter is called; its index where there are no names.</summary>
    public string Name { get; }

    /// <summary>The partial that was to be checked.</summary>
    public double Gradient { get; private init; }

    /// <summary>The derivative by differences of the cost; NaN where the cost is not finite around the point.</summary>
    public double Difference { get; private init; }

    /// <summary>About how far <see cref="Difference"/> may be from the derivative.</summary>
    public double Uncertainty { get; private init; }

    /// <summary>The slope of the cost to the left of the point.</summary>
    public double Left { get; private init; }

    /// <summary>The slope of the cost to the right of the point.</summary>
    public double Right { get; private init; }

    /// <summary>What came out.</summary>
    public PartialVerdict Verdict { get; private init; }

    /// <summary>It agrees, or lies between both slopes of a kink.</summary>
    public bool Passed => Verdict is PartialVerdict.Agrees or PartialVerdict.AtKink;

    /// <summary>How far it is from its difference, by what is tolerated.</summary>
    internal double Score { get; private init; }

    /// <summary>Name, partial and difference, and why it has not passed.</summary>
    public override string ToString() => Verdict switch
    {
        PartialVerdict.AtKink => string.Create(CultureInfo.InvariantCulture, $"{Name}: gradient {Gradient}, at a kink with slopes {Left} and {Right}"),
        PartialVerdict.Uncertain when double.IsNaN(Difference) => string.Create(CultureInfo.InvariantCulture, $"{Name}: gradient {Gradient}, but the cost is not finite around this point"),
        PartialVerdict.Uncertain => string.Create(CultureInfo.InvariantCulture, $"{Name}: gradient {Gradient}, differences {Difference} ± {Uncertainty:E0}, too uncertain to tell: the cost is no smooth function of this parameter around this point, or has too few digits"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Name}: gradient {Gradient}, differences {Difference} ± {Uncertainty:E0}"),
    };

    /// <param name="index">Which parameter it is.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="gradient">The partial.</param>
    /// <param name="difference">The derivative by differences.</param>
    /// <param name="tolerance">Relative to the larger of the two.</param>
    /// <param name="negligible">Uncertainties below the tolerance times this do not matter: a slope of the cost for some step, or the cost by the size of the parameter.</param>
    internal static PartialCheck Of(int index, string? name, double gradient, in Difference difference, double tolerance, double negligible)
    {
        double size = Math.Max(Math.Abs(gradient), Math.Abs(difference.Derivative));
        double distance = Math.Abs(gradient - difference.Derivative);
        double tolerated = (tolerance * size) + (Safety * difference.Uncertainty);
        return new PartialCheck(index, name)
        {
            Gradient = gradient,
            Difference = difference.Derivative,
            Uncertainty = difference.Uncertainty,
            Left = difference.Left,
            Right = difference.Right,
            Score = double.IsNaN(distance) ? double.PositiveInfinity : distance == 0 ? 0 : distance / tolerated,
            Verdict = !double.IsFinite(gradient) ? PartialVerdict.Differs
                : !(distance > tolerated) ? (Safety * difference.Uncertainty <= Math.Max(0.01 * size, tolerance * negligible) ? PartialVerdict.Agrees : PartialVerdict.Uncertain)
                : difference.HasKink && IsBetween(gradient, difference.Left, difference.Right) ? PartialVerdict.AtKink
                : PartialVerdict.Differs,
        };
    }

    private static bool IsBetween(double x, double y, double z) => Math.Min(y, z) - (1e-4 * Math.Abs(y - z)) <= x && x <= Math.Max(y, z) + (1e-4 * Math.Abs(y - z));
}

/// <summary>What a partial's check came to.</summary>
public enum PartialVerdict
{
    /// <summary>The partial is as far from the difference as is tolerated, or nearer.</summary>
    Agrees,

    /// <summary>The cost has a kink at this point, |w| at 0 for instance, and the partial lies between the slopes of both sides. Which of them it is, is a convention.</summary>
    AtKink,

    /// <summary>The partial is something else than the derivative of the cost.</summary>
    Differs,

    /// <summary>The differences have too few digits to tell. Another point may do better.</summary>
    Uncertain,
}
