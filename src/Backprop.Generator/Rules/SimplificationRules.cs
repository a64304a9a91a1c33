namespace Backprop.Generator.Mathematics;

/// <summary>A rewriting of a derivative: what is found and what replaces it.</summary>
/// <param name="From">The shape that is replaced.</param>
/// <param name="To">Its replacement, over the same variables.</param>
/// <param name="Rounding">Null where the result keeps every bit; otherwise how the two sides can differ.</param>
internal sealed record SimplificationRule(Pattern From, Pattern To, string? Rounding = null)
{
    /// <summary>A condition on what the variables stand for; null where there is none.</summary>
    public Func<Graph, IReadOnlyDictionary<string, int>, bool>? When { get; init; }
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
        new(X + C, X - -C) { When = IsNegative },
        new(X - C, X + -C) { When = IsNegative },
        new(X + (C * Y), X - (-C * Y)) { When = IsNegative },
        new(X - (C * Y), X + (-C * Y)) { When = IsNegative },
        new((C * Y) + X, X - (-C * Y)) { When = IsNegative },
        new(X + (C * Y * Z), X - (-C * Y * Z)) { When = IsNegative },
        new(X - (C * Y * Z), X + (-C * Y * Z)) { When = IsNegative },
        new((C * Y * Z) + X, X - (-C * Y * Z)) { When = IsNegative },

        // Constants stand in front, and those that meet become one
        new(X * C, C * X),
        new(-(C * X), -C * X),
        new(C * (D * X), C * D * X, "c·d is rounded before x comes in, not after: at most one unit in the last place where d·x is a normal number, and for the better where it is not. Only where c·d is a normal number") { When = ProductIsNormal },
        new(C * (D / X), C * D / X, "as above") { When = ProductIsNormal },
        new(1 / X * Y, Y / X, "one rounding less"),
        new(X * (1 / Y), X / Y, "one rounding less"),
        new(C * (D * X * Y), C * D * X * Y, "only for c = ±2 and ±½, which are exact unless an intermediate result leaves the normal numbers") { When = (graph, found) => IsPowerOfTwo(graph, found) && ProductIsNormal(graph, found) },
    ];

    private static bool IsNegative(Graph graph, IReadOnlyDictionary<string, int> bindings) => graph[bindings["c"]].Value < 0;

    private static bool IsPowerOfTwo(Graph graph, IReadOnlyDictionary<string, int> bindings) => Math.Abs(graph[bindings["c"]].Value) is 2 or 0.5;

    /// <summary>Merging c·d neither overflows nor loses digits that c·(d·x) would have kept.</summary>
    private static bool ProductIsNormal(Graph graph, IReadOnlyDictionary<string, int> bindings)
    {
        double product = Math.Abs(graph[bindings["c"]].Value * graph[bindings["d"]].Value);
        return graph[bindings["c"]].Type == NumberType.Single ? product is >= 1e-30 and <= 1e30 : product is >= 1e-300 and <= 1e300;
    }
}
