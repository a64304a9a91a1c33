namespace Backprop.Generator.Mathematics;

/// <summary>What a derivative rule sees of a node: its adjoint, its operands and its own value.</summary>
internal readonly record struct At(Expr Adj, Expr X, Expr Y, Expr R);

/// <summary>The contribution of one node to the adjoint of one operand.</summary>
internal delegate Expr? Partial(At at);

/// <summary>A row of the table: a contribution for each operand, and the convention or the identity behind it where it is not the textbook's.</summary>
internal sealed record DerivativeRule(string? Note, params Partial[] Partials)
{
    public DerivativeRule(params Partial[] partials)
        : this(null, partials)
    {
    }
}

/// <summary>
/// All of calculus, a line per operation: adj is the node's adjoint ∂C/∂r, x and y are its operands, r is its own value, which the forward pass has computed.
/// A rule multiplies the adjoint in; null means that the operand receives nothing. Each holds at the ends of the range: no square that overflows where the derivative
/// does not, no logarithm of a base that a constant exponent does not need, and selects instead of products where 0·∞ could arise.
/// </summary>
internal static class DerivativeRules
{
    private const double Log2E = 1.4426950408889634;
    private const double Log10E = 0.4342944819032518;
    private const double Third = 1.0 / 3;

    public static readonly IReadOnlyDictionary<Op, DerivativeRule> Table = new Dictionary<Op, DerivativeRule>
    {
        [Ops.Add] = new(n => n.Adj, n => n.Adj),
        [Ops.Subtract] = new(n => n.Adj, n => -n.Adj),
        [Ops.Multiply] = new(n => n.Adj * n.Y, n => n.Adj * n.X),
        [Ops.Divide] = new("by way of r = x/y: y is never squared, so that nothing overflows at y = 1e200", n => n.Adj / n.Y, n => -(n.Adj / n.Y * n.R)),
        [Ops.Negate] = new(n => -n.Adj),
        [Ops.Select] = new("what is not selected receives exactly 0", _ => null, n => n.X.Select(n.Adj, 0), n => n.X.Select(0, n.Adj)),

        [Ops.Square] = new(n => n.Adj * (2 * n.X)),
        [Ops.Sqrt] = new(n => 0.5 * n.Adj / n.R),
        [Ops.Cbrt] = new(n => Third * n.Adj / n.R / n.R),
        [Ops.Pow] = new("see below for constant exponents", PowBase, n => n.R.Is(0).Select(0, n.Adj * (n.R * n.X.To(Ops.Log)))),
        [Ops.Exp] = new(n => n.Adj * n.R),
        [Ops.Expm1] = new("not r + 1, which is 0 far below 0", n => n.Adj * n.X.To(Ops.Exp)),
        [Ops.Log] = new(n => n.Adj / n.X),
        [Ops.Log1p] = new(n => n.Adj / (1 + n.X)),
        [Ops.Log2] = new(n => n.Adj / n.X * Log2E),
        [Ops.Log10] = new(n => n.Adj / n.X * Log10E),

        [Ops.Sin] = new(n => n.Adj * n.X.To(Ops.Cos)),
        [Ops.Cos] = new(n => -(n.Adj * n.X.To(Ops.Sin))),
        [Ops.Tan] = new(n => n.Adj * (1 + n.R * n.R)),
        [Ops.Asin] = new("1 − x² as (1 − x)(1 + x): exact near ±1", n => n.Adj / ((1 - n.X) * (1 + n.X)).To(Ops.Sqrt)),
        [Ops.Acos] = new("1 − x² as (1 − x)(1 + x): exact near ±1", n => -(n.Adj / ((1 - n.X) * (1 + n.X)).To(Ops.Sqrt))),
        [Ops.Atan] = new(n => n.Adj / (1 + n.X * n.X)),
        [Ops.Atan2] = new("r = atan2(x, y), divided twice by hypot(x, y): neither overflows nor underflows", n => n.Adj * (n.Y / Radius(n) / Radius(n)), n => -(n.Adj * (n.X / Radius(n) / Radius(n)))),
        [Ops.Hypot] = new(n => n.Adj * (n.X / n.R), n => n.Adj * (n.Y / n.R)),
        [Ops.Sinh] = new(n => n.Adj * n.X.To(Ops.Cosh)),
        [Ops.Cosh] = new(n => n.Adj * n.X.To(Ops.Sinh)),
        [Ops.Tanh] = new("1 − r² as (1 − r)(1 + r)", n => n.Adj * ((1 - n.R) * (1 + n.R))),

        [Ops.Abs] = new("0 at the kink x = 0", n => n.X.Is(0).Select(0, n.X.Less(0).Select(-n.Adj, n.Adj))),
        [Ops.Max] = new("a tie is split ½ and ½", n => IfGreater(n.X, n.Y, n.Adj), n => IfGreater(n.Y, n.X, n.Adj)),
        [Ops.Min] = new("a tie is split ½ and ½", n => IfLess(n.X, n.Y, n.Adj), n => IfLess(n.Y, n.X, n.Adj)),
        [Ops.Relu] = new("½ at the kink x = 0, as max(x, 0) has it", n => n.X.Less(0).Select(0, n.X.Is(0).Select(0.5 * n.Adj, n.Adj))),

        [Ops.Sigmoid] = new("σ′ = r (1 − r), with 1 − r computed as σ(−x): both tails stay exact", n => n.Adj * n.X.To(Ops.SigmoidDerivative)),
        [Ops.SigmoidDerivative] = new(n => n.Adj * (n.R * (1 - 2 * n.X.To(Ops.Sigmoid)))),
        [Ops.Softplus] = new("softplus′ = σ", n => n.Adj * n.X.To(Ops.SoftplusDerivative)),
        [Ops.SoftplusDerivative] = new(n => n.Adj * n.X.To(Ops.SigmoidDerivative)),
        [Ops.LogSigmoid] = new("(ln σ)′(x) = σ(−x)", n => n.Adj * n.X.To(Ops.LogSigmoidDerivative)),
        [Ops.LogSigmoidDerivative] = new(n => -(n.Adj * n.X.To(Ops.SigmoidDerivative))),
    };

    /// <summary>Operations that have no derivative rule, and why.</summary>
    public static readonly IReadOnlyDictionary<Op, string> WithoutRule = new Dictionary<Op, string>
    {
        [Ops.Constant] = "a leaf",
        [Ops.Parameter] = "a leaf",
        [Ops.Input] = "a leaf",
        [Ops.Less] = "a condition: piecewise constant",
        [Ops.Greater] = "a condition: piecewise constant",
        [Ops.Equal] = "a condition: piecewise constant",
    };

    private static Expr IfGreater(Expr mine, Expr other, Expr adj) =>
        mine == other ? 0.5 * adj : mine.Less(other).Select(0, mine.Greater(other).Select(adj, 0.5 * adj));

    private static Expr IfLess(Expr mine, Expr other, Expr adj) =>
        mine == other ? 0.5 * adj : mine.Greater(other).Select(0, mine.Less(other).Select(adj, 0.5 * adj));

    private static Expr Radius(At n) => n.X.With(Ops.Hypot, n.Y);

    /// <summary>
    /// ∂x^c/∂x = c x^(c−1) without a logarithm, right at 0 and for negative bases. A variable exponent asks first whether it is 0, where x^(c−1) may be infinite.
    /// </summary>
    private static Expr? PowBase(At n)
    {
        if (n.Y.Node.Op != Ops.Constant)
        {
            return n.Y.Is(0).Select(0, n.Adj * (n.Y * n.X.With(Ops.Pow, n.Y - n.Y.Constant(1))));
        }

        return n.Y.Node.Value switch
        {
            0 => null,
            1 => n.Adj,
            2 => n.Adj * (2 * n.X),
            3 => n.Adj * (3 * (n.X * n.X)),
            0.5 => 0.5 * n.Adj / n.R,
            -1 => -(n.Adj * (n.R * n.R)),
            double c => n.Adj * (c * n.X.With(Ops.Pow, n.X.Constant(c - 1))),
        };
    }
}
