namespace Backprop.Generator.Mathematics;

/// <summary>A rewriting of a derivative: what is found and what replaces it.</summary>
/// <param name="From">The shape that is replaced.</param>
/// <param name="To">Its replacement, over the same variables.</param>
/// <param name="Rounding">Null where the result keeps every bit; otherwise how the two sides can differ.</param>
internal sealed record SimplificationRule(Pattern From, Pattern To, string? Rounding = null)
{
    /// <summary>A condition on what the variables stand for; null where there is none.</summary>
    public Func<Finding, bool>? When { get; init; }

    /// <summary>The condition in words, for documentation.</summary>
    public string? Where { get; init; }

    /// <summary>Where something else needs what is taken apart, that is computed a second time: such a replacement must not take more operations than fall away. Signs may, because they cancel later.</summary>
    public bool IsWorthwhile(Finding finding) => Rounding is null || To.Cost <= finding.Falling;
}

/// <summary>
/// The rewriting rules for derivatives; the user's own computation is never rewritten. The first tier keeps every bit, signed zeros, infinities and NaN included
/// (which is why neither x + 0 nor 0·x is in it). The second says by how much the two sides can differ.
/// </summary>
internal static class SimplificationRules
{
    private static readonly Pattern X = Pattern.Any("x");
    private static readonly Pattern Y = Pattern.Any("y");
    private static readonly Pattern Z = Pattern.Any("z");
    private static readonly Pattern C = Pattern.AnyConstant("c");
    private static readonly Pattern D = Pattern.AnyConstant("d");

    public static readonly IReadOnlyList<SimplificationRule> Table =
    [
        // Neutral elements
        new(1 * X, X),
        new(X * 1, X),
        new(X / 1, X),
        new(-1 * X, -X),
        new(X * -1, -X),
        new(X / -1, -X),
        new(X + X, 2 * X),
        new(X.Transpose().Transpose(), X),

        // Signs move outwards and cancel: IEEE rounding is symmetric
        new(-(-X), X),
        new(-X * Y, -(X * Y)),
        new(X * -Y, -(X * Y)),
        new(-X / Y, -(X / Y)),
        new(X / -Y, -(X / Y)),
        new(X + -Y, X - Y),
        new(-X + Y, Y - X),
        new(X - -Y, X + Y),

        // A negative constant is a subtraction
        new(X + C, X - -C) { When = IsNegative, Where = "c < 0" },
        new(X - C, X + -C) { When = IsNegative, Where = "c < 0" },
        new(C + X, X - -C) { When = IsNegative, Where = "c < 0" },

        // Constants stand in front, and those that meet become one
        new(X * C, C * X),
        new(-(C * X), -C * X),
        new(C * (D * X), C * D * X, "c·d is rounded before x comes in, not after: at most one unit in the last place where d·x is a normal number, and for the better where it is not. Only where c·d is a normal number") { When = ProductIsNormal },
        new(C * (D / X), C * D / X, "as above") { When = ProductIsNormal },
        new(C * (D * X * Y), X * Y, "as above, for c·d = 1") { When = AreInverse },
        new(C * (D * X * Y), C * D * X * Y, "as above, for 1/1024 ≤ |c| ≤ 1024") { When = MeetsWithin },
        new(C * (D * X * Y * Z), C * D * X * Y * Z, "as above") { When = MeetsWithin },
        new(D * X * (C * Y), C * D * X * Y, "as above") { When = MeetsWithin },

        // and move inwards, to where they may meet or be shared
        new(C * (X * Y), C * X * Y, "only for powers of two from 1/1024 to 1024, which are exact unless an intermediate result leaves the normal numbers") { When = IsPowerOfTwo },
        new(X * (C * Y), C * X * Y, "as above") { When = IsPowerOfTwo },
        new(C * (X / Y), C * X / Y, "as above") { When = IsPowerOfTwo },

        // What stands above and below cancels
        new(C * (X / (D * Y)), C / D * (X / Y), "one rounding less, or two; only where |c| = |d|") { When = AreAlike },
        new(C * X / (D * Y), C / D * (X / Y), "likewise; only where |c| = |d|") { When = AreAlike },
        new(C / (D * X), C / D / X, "likewise; only where |c| = |d|") { When = AreAlike },
        new(C * (D * X / Y), X / Y, "likewise; only where c·d = 1") { When = AreInverse },
        new(X / (C * Y) * (C * Z), X / Y * Z, "likewise; only for 1/1024 ≤ |c| ≤ 1024") { When = IsModest },
        new(X / Y * Y, X, "likewise; and where y is 0 or infinite, the left side is NaN"),
        new(Y * (X / Y), X, "likewise"),
        new(X / Y * Z * Y, X * Z, "likewise"),
        new(Y * (X / Y * Z), X * Z, "likewise"),
        new(1 / X * Y, Y / X, "likewise"),
        new(X * (1 / Y), X / Y, "likewise"),
        new(-1 / X * Y, -(Y / X), "likewise"),
        new(X * (-1 / Y), -(X / Y), "likewise"),
    ];

    /// <summary>The same, by the operation that is replaced.</summary>
    public static IReadOnlyList<SimplificationRule> Of(Op op) => ByOperation.TryGetValue(op, out SimplificationRule[]? rules) ? rules : [];

    private static readonly Dictionary<Op, SimplificationRule[]> ByOperation = Table.GroupBy(rule => rule.From.Op!).ToDictionary(rules => rules.Key, rules => rules.ToArray());

    /// <summary>What takes more than a look at one place: what else there is (<see cref="Signs"/>, <see cref="Turning"/>, <see cref="Simplifier"/>), and terms of a sum that lie apart (<see cref="LikeTerms"/>).</summary>
    public static readonly IReadOnlyList<SimplificationRule> OfWholes =
    [
        new(X + (C * Y), X - (-C * Y)) { Where = "c < 0, or (−c) · y is there already; y may be divided, and more factors may follow" },
        new(X - (C * Y), X + (-C * Y)) { Where = "likewise" },
        new(-X - (C * Y), (-C * Y) - X) { Where = "likewise for every c" },
        new(-(X * Y), -X * Y) { Where = "−x is there already, or x is a factor of several products that are all negated, added or subtracted" },
        new(X + (Y * Z), X - (-Y * Z)) { Where = "−y is better computed than y, as in the row above" },
        new((C * X) + (D * X), (C + D) * X, "x is the same product in both, in whatever order, of which that of the first stays: one rounding less, or more. Not where c + d = 0"),
        new((D * X) + (C * Y), C * ((D / C * X) + Y), "no digit, because c is a power of two from 2 to 1024, unless a result leaves the normal numbers; for a sum of up to eight terms, where it saves an operation: where d = ±c, or (d/c) · x is there already"),
        new(X * Y * Z, X * (Y * Z), "only where the cost needs y · z, and is infinite or NaN wherever y · z is: the same number of roundings, unless y · z leaves the normal numbers at their lower end"),
    ];

    private static bool IsNegative(Finding found) => found.Number("c") < 0;

    private static bool AreAlike(Finding found) => Math.Abs(found.Number("c")) == Math.Abs(found.Number("d")) && IsNormal(found);

    private static bool IsNormal(Finding found) => IsNormal(found.Number("c"), found.Graph[found["c"]].Type);

    private static bool AreInverse(Finding found) => found.Number("c") * found.Number("d") == 1;

    /// <summary>Nothing that was in the middle of the range comes to its ends.</summary>
    private static bool IsModest(Finding found) => Math.Abs(found.Number("c")) is >= 1.0 / 1024 and <= 1024;

    private static bool MeetsWithin(Finding found) => IsModest(found) && ProductIsNormal(found);

    private static bool IsPowerOfTwo(Finding found) =>
        IsModest(found) && IsPowerOfTwo(found.Number("c")) && !found.Graph[found["x"]].IsConstant && !found.Graph[found["y"]].IsConstant;

    public static bool IsPowerOfTwo(double number) => (BitConverter.DoubleToInt64Bits(number) & 0xFFFFFFFFFFFFF) == 0;

    /// <summary>Neither infinite nor near the smallest numbers.</summary>
    public static bool IsNormal(double number, NumberType type) =>
        Math.Abs(number) is var size && (type == NumberType.Single ? size is >= 1e-30 and <= 1e30 : size is >= 1e-300 and <= 1e300);

    /// <summary>Merging c·d neither overflows nor loses digits that c·(d·x) would have kept.</summary>
    private static bool ProductIsNormal(Finding found) =>
        IsNormal(found.Number("c") * found.Number("d"), found.Graph[found["c"]].Type);
}
