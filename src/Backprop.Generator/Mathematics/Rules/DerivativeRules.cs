namespace Backprop.Generator.Mathematics;

/// <summary>What a derivative rule sees of a node: its adjoint, its operands, its own value, and which operand is asked for.</summary>
internal readonly record struct At(Expr Adj, Graph Graph, Node Node, int Id, int Place)
{
    public Expr X => new(Graph, Node.A);

    public Expr Y => new(Graph, Node.B);

    public Expr Z => new(Graph, Node.Operand(2));

    /// <summary>The operand that the contribution is for.</summary>
    public Expr Own => new(Graph, Node.Operand(Place));

    public Expr R => new(Graph, Id);

    /// <summary>What the rule computes once for all operands.</summary>
    public Expr Common { get; init; }
}

/// <summary>The contribution of one node to the adjoint of one operand.</summary>
internal delegate Expr? Partial(At at);

/// <summary>A row of the table: a contribution for each operand, and the convention or the identity behind it where it is not the textbook's.</summary>
internal sealed record DerivativeRule(string? Note, params Partial[] Partials)
{
    public DerivativeRule(params Partial[] partials)
        : this(null, partials)
    {
    }

    /// <summary>What the contributions to many operands have in common; null where there is no such thing.</summary>
    public Func<At, Expr>? Common { get; init; }
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
    private const double Ln2 = 0.6931471805599453;
    private const double Ln10 = 2.302585092994046;
    private const double Third = 1.0 / 3;
    private const double RootHalf = 0.7071067811865476;

    /// <summary>The operand receives nothing: the value does not vary smoothly with it.</summary>
    public static readonly Partial Nothing = _ => null;

    public static readonly IReadOnlyDictionary<Op, DerivativeRule> Table = new Dictionary<Op, DerivativeRule>
    {
        [Ops.Add] = new(n => n.Adj, n => n.Adj),
        [Ops.Subtract] = new(n => n.Adj, n => -n.Adj),
        [Ops.Multiply] = new(n => n.Adj * n.Y, n => n.Adj * n.X),
        [Ops.Divide] = new("by way of r = x/y: y is never squared, so that nothing overflows at y = 1e200", n => n.Adj / n.Y, n => -(n.Adj / n.Y * n.R)),
        [Ops.Negate] = new(n => -n.Adj),
        [Ops.Select] = new("what is not selected receives exactly 0", Nothing, n => n.X.Select(n.Adj, 0), n => n.X.Select(0, n.Adj)),
        [Ops.Convert] = new("nothing where one of the two is an integer", n => n.Adj.As(n.X.Node.Type)),
        [Ops.Remainder] = new("r = x − y trunc(x/y), in between the jumps; the quotient as (x − r)/y, which x/y, rounded, may exceed", n => n.Adj, n => -(n.Adj * Quotient(n))),

        [Ops.Square] = new(n => n.Adj * (2 * n.X)),
        [Ops.Sqrt] = new(n => 0.5 * n.Adj / n.R),
        [Ops.Cbrt] = new(n => Third * n.Adj / n.R / n.R),
        [Ops.Pow] = new("see below for constant exponents", PowBase, n => n.R.Is(0).Select(0, n.Adj * (n.R * n.X.To(Ops.Log)))),
        [Ops.Exp] = new(n => n.Adj * n.R),
        [Ops.Expm1] = new("not r + 1, which is 0 far below 0", n => n.Adj * n.X.To(Ops.Exp)),
        [Ops.RootN] = new("y is an integer", n => n.Adj / (n.Y.As(n.R.Node.Type) * n.R.With(Ops.Pow, n.Y.As(n.R.Node.Type) - 1)), Nothing),
        [Ops.Exp2] = new(n => n.Adj * (Ln2 * n.R)),
        [Ops.Exp10] = new(n => n.Adj * (Ln10 * n.R)),
        [Ops.ExpM1] = new(n => n.Adj * n.X.To(Ops.Exp)),
        [Ops.Exp2M1] = new(n => n.Adj * (Ln2 * n.X.To(Ops.Exp2))),
        [Ops.Exp10M1] = new(n => n.Adj * (Ln10 * n.X.To(Ops.Exp10))),
        [Ops.Log] = new(n => n.Adj / n.X),
        [Ops.Log1p] = new(n => n.Adj / (1 + n.X)),
        [Ops.Log2] = new(n => n.Adj / n.X * Log2E),
        [Ops.Log10] = new(n => n.Adj / n.X * Log10E),
        [Ops.LogP1] = new(n => n.Adj / (1 + n.X)),
        [Ops.Log2P1] = new(n => n.Adj / (1 + n.X) * Log2E),
        [Ops.Log10P1] = new(n => n.Adj / (1 + n.X) * Log10E),
        [Ops.LogBase] = new(n => n.Adj / n.X / n.Y.To(Ops.Log), n => -(n.Adj / n.Y / n.Y.To(Ops.Log) * n.R)),
        [Ops.LogSumExp] = new("of any number of operands; the derivatives are the softmax, each at most 1", n => n.Adj * n.Own.With(Ops.LogSumExpDerivative, n.R)),
        [Ops.LogSumExpDerivative] = new(n => n.Adj * n.R, n => -(n.Adj * n.R)),

        [Ops.Erf] = new("erf′ = 2/√π exp(−x²)", n => n.Adj * n.X.To(Ops.ErfDerivative)),
        [Ops.ErfDerivative] = new("0 where r is, however large x", n => n.R.Is(0).Select(0, -(n.Adj * (2 * n.X * n.R)))),
        [Ops.Erfc] = new("erfc′ = −erf′", n => n.Adj * n.X.To(Ops.ErfcDerivative)),
        [Ops.ErfcDerivative] = new("0 where r is, however large x", n => n.R.Is(0).Select(0, -(n.Adj * (2 * n.X * n.R)))),

        [Ops.Sin] = new(n => n.Adj * n.X.To(Ops.Cos)),
        [Ops.Cos] = new(n => -(n.Adj * n.X.To(Ops.Sin))),
        [Ops.Tan] = new(n => n.Adj * (1 + n.R * n.R)),
        [Ops.Asin] = new("1 − x² as (1 − x)(1 + x): exact near ±1", n => n.Adj / ((1 - n.X) * (1 + n.X)).To(Ops.Sqrt)),
        [Ops.Acos] = new("1 − x² as (1 − x)(1 + x): exact near ±1", n => -(n.Adj / ((1 - n.X) * (1 + n.X)).To(Ops.Sqrt))),
        [Ops.Atan] = new(n => n.Adj / (1 + n.X * n.X)),
        [Ops.Atan2] = new("r = atan2(x, y), divided twice by hypot(x, y): neither overflows nor underflows", n => n.Adj * (n.Y / Radius(n) / Radius(n)), n => -(n.Adj * (n.X / Radius(n) / Radius(n)))),
        [Ops.Hypot] = new("0 at the kink x = y = 0", n => n.R.Is(0).Select(0, n.Adj * (n.X / n.R)), n => n.R.Is(0).Select(0, n.Adj * (n.Y / n.R))),
        [Ops.Sinh] = new(n => n.Adj * n.X.To(Ops.Cosh)),
        [Ops.Cosh] = new(n => n.Adj * n.X.To(Ops.Sinh)),
        [Ops.Tanh] = new("tanh′ = 1 − r², as 4e / (1 + e)² with e = exp(−2|x|) where 1 − r would cancel", n => n.Adj * n.X.To(Ops.TanhDerivative)),
        [Ops.TanhDerivative] = new(n => -(n.Adj * (2 * n.X.To(Ops.Tanh) * n.R))),

        [Ops.Asinh] = new("√(x² + 1) as hypot(x, 1): does not overflow", n => n.Adj / n.X.With(Ops.Hypot, n.X.Constant(1))),
        [Ops.Acosh] = new("√(x² − 1) as √(x − 1) √(x + 1): exact near 1, does not overflow", n => n.Adj / ((n.X - 1).To(Ops.Sqrt) * (n.X + 1).To(Ops.Sqrt))),
        [Ops.Atanh] = new("1 − x² as (1 − x)(1 + x): exact near ±1", n => n.Adj / ((1 - n.X) * (1 + n.X))),
        [Ops.SinPi] = new(n => n.Adj * (Math.PI * n.X.To(Ops.CosPi))),
        [Ops.CosPi] = new(n => -(n.Adj * (Math.PI * n.X.To(Ops.SinPi)))),
        [Ops.TanPi] = new(n => n.Adj * (Math.PI * (1 + n.R * n.R))),
        [Ops.AsinPi] = new(n => n.Adj / (Math.PI * ((1 - n.X) * (1 + n.X)).To(Ops.Sqrt))),
        [Ops.AcosPi] = new(n => -(n.Adj / (Math.PI * ((1 - n.X) * (1 + n.X)).To(Ops.Sqrt)))),
        [Ops.AtanPi] = new(n => n.Adj / (Math.PI * (1 + n.X * n.X))),
        [Ops.Atan2Pi] = new("as atan2", n => n.Adj * (n.Y / Radius(n) / Radius(n) * (1 / Math.PI)), n => -(n.Adj * (n.X / Radius(n) / Radius(n) * (1 / Math.PI)))),
        [Ops.DegreesToRadians] = new(n => n.Adj * (Math.PI / 180)),
        [Ops.RadiansToDegrees] = new(n => n.Adj * (180 / Math.PI)),
        [Ops.SinOfSinCos] = new(n => n.Adj * n.X.To(Ops.CosOfSinCos)),
        [Ops.CosOfSinCos] = new(n => -(n.Adj * n.X.To(Ops.SinOfSinCos))),
        [Ops.SinOfSinCosPi] = new(n => n.Adj * (Math.PI * n.X.To(Ops.CosOfSinCosPi))),
        [Ops.CosOfSinCosPi] = new(n => -(n.Adj * (Math.PI * n.X.To(Ops.SinOfSinCosPi)))),

        [Ops.FusedMultiplyAdd] = new(n => n.Adj * n.Y, n => n.Adj * n.X, n => n.Adj),
        [Ops.Lerp] = new("r = x (1 − z) + y z", n => n.Adj * (1 - n.Z), n => n.Adj * n.Z, n => n.Adj * (n.Y - n.X)),
        [Ops.ScaleB] = new("y is an integer", n => n.Adj.With(Ops.ScaleB, n.Y), Nothing),
        [Ops.IEEERemainder] = new("r = x − y round(x/y), in between the jumps; the quotient as for %", n => n.Adj, n => -(n.Adj * Quotient(n))),

        [Ops.Abs] = new("0 at the kink x = 0", n => n.X.Is(0).Select(0, n.X.Less(0).Select(-n.Adj, n.Adj))),
        [Ops.Max] = new("a tie is split ½ and ½", n => IfGreater(n.X, n.Y, n.Adj), n => IfGreater(n.Y, n.X, n.Adj)),
        [Ops.Min] = new("a tie is split ½ and ½", n => IfLess(n.X, n.Y, n.Adj), n => IfLess(n.Y, n.X, n.Adj)),
        [Ops.Relu] = new("½ at the kink x = 0, as max(x, 0) has it", n => n.X.Less(0).Select(0, n.X.Is(0).Select(0.5 * n.Adj, n.Adj))),
        [Ops.LeakyRelu] = new("the mean of 1 and 0.01 at the kink x = 0", n => n.X.Less(0).Select(0.01 * n.Adj, n.X.Is(0).Select(0.505 * n.Adj, n.Adj))),
        [Ops.LeakyReluBy] = new("the mean of 1 and y at the kink x = 0", n => AcrossZero(n.X, n.Adj * n.Y, n.Y, n.Adj), n => n.X.Less(0).Select(n.Adj * n.X, 0)),
        [Ops.EluBy] = new("r = y (exp(x) − 1) for x < 0; the mean of 1 and y at the kink x = 0", n => AcrossZero(n.X, n.Adj * (n.Y * n.X.To(Ops.EluDerivative)), n.Y, n.Adj), n => n.X.Less(0).Select(n.Adj * n.X.To(Ops.Elu), 0)),
        [Ops.MaxMagnitude] = new("a tie of |x| and |y| is split ½ and ½", n => IfGreater(n.X.To(Ops.Abs), n.Y.To(Ops.Abs), n.Adj), n => IfGreater(n.Y.To(Ops.Abs), n.X.To(Ops.Abs), n.Adj)),
        [Ops.MinMagnitude] = new("a tie of |x| and |y| is split ½ and ½", n => IfLess(n.X.To(Ops.Abs), n.Y.To(Ops.Abs), n.Adj), n => IfLess(n.Y.To(Ops.Abs), n.X.To(Ops.Abs), n.Adj)),
        [Ops.Clamp] = new("as min(max(x, y), z), but that a bound which is NaN bounds nothing", n => Above(n.X, n.Y, Below(n.X, n.Z, n.Adj)), n => Reaches(n.X, n.Y, Below(n.Y, n.Z, n.Adj)), n => Exceeds(n.X.Less(n.Y).Select(n.Y, n.X), n.Z, n.Adj)),
        [Ops.ClampOfDouble] = new("as min(max(x, y), z)", n => IfGreater(n.X, n.Y, IfLess(Raised(n), n.Z, n.Adj)), n => IfGreater(n.Y, n.X, IfLess(Raised(n), n.Z, n.Adj)), n => IfLess(n.Z, Raised(n), n.Adj)),
        [Ops.CopySign] = new("|x| with a sign: 0 at the kink x = 0", n => n.X.Is(0).Select(0, n.Adj * (n.X.Constant(1).With(Ops.CopySign, n.X) * n.X.Constant(1).With(Ops.CopySign, n.Y))), Nothing),

        [Ops.Sign] = new("piecewise constant, with a warning", Nothing),
        [Ops.Floor] = new("piecewise constant, with a warning", Nothing),
        [Ops.Ceiling] = new("piecewise constant, with a warning", Nothing),
        [Ops.Truncate] = new("piecewise constant, with a warning", Nothing),
        [Ops.Round] = new("piecewise constant, with a warning", Nothing),
        [Ops.RoundBy] = new("piecewise constant, with a warning", Nothing, Nothing),
        [Ops.Call] = new("the function's own, by the chain rule", CallPartial),
        [Ops.Custom] = new("the user's own", CustomPartial),
        [Ops.Held] = new("x, as a constant", Nothing),

        [Ops.Sigmoid] = new("σ′ = r (1 − r), with 1 − r computed as σ(−x): both tails stay exact", n => n.Adj * n.X.To(Ops.SigmoidDerivative)),
        [Ops.SigmoidDerivative] = new("1 − 2 σ(x) as −tanh(x/2): nothing cancels near 0", n => -(n.Adj * (n.R * (0.5 * n.X).To(Ops.Tanh)))),
        [Ops.Softplus] = new("softplus′ = σ", n => n.Adj * n.X.To(Ops.SoftplusDerivative)),
        [Ops.SoftplusDerivative] = new(n => n.Adj * n.X.To(Ops.SigmoidDerivative)),
        [Ops.LogSigmoid] = new("(ln σ)′(x) = σ(−x)", n => n.Adj * n.X.To(Ops.LogSigmoidDerivative)),
        [Ops.LogSigmoidDerivative] = new(n => -(n.Adj * n.X.To(Ops.SigmoidDerivative))),
        [Ops.Silu] = new("silu′ = σ(x) (1 + x (1 − σ(x)))", n => n.Adj * n.X.To(Ops.SiluDerivative)),
        [Ops.SiluDerivative] = new("0 where σ′(x) is, however large x", n => n.X.To(Ops.SigmoidDerivative).Is(0).Select(0, n.Adj * (n.X.To(Ops.SigmoidDerivative) * (2 + n.X * (1 - 2 * n.X.To(Ops.Sigmoid)))))),
        [Ops.Gelu] = new("gelu′ = Φ(x) + x φ(x), of a normal variable's distribution and density", n => n.Adj * n.X.To(Ops.GeluDerivative)),
        [Ops.GeluDerivative] = new("(2 − x²) φ(x), by way of 2√2 φ(x) = erf′(x/√2): x is never squared", n => Density(n).Is(0).Select(0, n.Adj * (2 * Density(n) - n.X * (n.X * Density(n))))),
        [Ops.Elu] = new("exp(x) for x < 0, else 1", n => n.Adj * n.X.To(Ops.EluDerivative)),
        [Ops.EluDerivative] = new("½ at the kink x = 0", n => n.X.Less(0).Select(n.Adj * n.R, n.X.Is(0).Select(0.5 * n.Adj, 0))),
        [Ops.BinaryCrossEntropy] = new("r = softplus(x) − x y; σ(x) − y as (1 − y) − σ(−x) for x ≥ 0: nothing cancels where the logit is right", n => n.X.Less(0).Select(n.Adj * (n.X.To(Ops.Sigmoid) - n.Y), n.Adj * (1 - n.Y - (-n.X).To(Ops.Sigmoid))), n => -(n.Adj * n.X)),

        [Ops.Product] = new("of matrices and vectors", n => n.Y.Shape.Rank == 1 ? n.Adj.With(Ops.OuterProduct, n.Y) : n.Adj.With(Ops.Product, n.Y.To(Ops.Transpose)), n => n.X.To(Ops.Transpose).With(Ops.Product, n.Adj)),
        [Ops.Transpose] = new(n => n.Adj.To(Ops.Transpose)),
        [Ops.OuterProduct] = new(n => n.Adj.With(Ops.Product, n.Y), n => n.Adj.To(Ops.Transpose).With(Ops.Product, n.X)),
        [Ops.Dot] = new(n => n.Adj * n.Y, n => n.Adj * n.X),
        [Ops.Sum] = new("each entry receives the adjoint of the sum", n => n.Adj),
        [Ops.Norm] = new("0 at the kink, where all entries are 0", n => n.R.Is(0).Select(0, n.Adj * (n.X / n.R))),
        [Ops.Greatest] = new("a tie is split evenly", n => n.Own.Less(n.R).Select(0, n.Common)) { Common = n => n.Adj / Ties(n, Ops.Less) },
        [Ops.Least] = new("a tie is split evenly", n => n.Own.Greater(n.R).Select(0, n.Common)) { Common = n => n.Adj / Ties(n, Ops.Greater) },
        [Ops.CrossEntropy] = new("the softmax, less 1 where it has happened: exp(−r) − 1, so that nothing cancels where the logit is right", CrossEntropyPartial),
        [Ops.Pick] = new("y is an integer", n => n.Y.Shaped(Ops.IsAt, 0, n.X.Shape).Select(n.Adj, 0), Nothing),
        [Ops.Fill] = new("the number receives the sum of what the entries receive", n => n.Adj),
        [Ops.Slice] = new(n => n.Adj.Shaped(Ops.Place, n.Node.Payload, n.X.Shape)),
        [Ops.Place] = new(n => n.Adj.Shaped(Ops.Slice, n.Node.Payload, n.X.Shape)),
        [Ops.Join] = new("each operand receives its part", n => n.Adj.Shaped(Ops.Slice, n.Node.Operands.Take(n.Place).Sum(operand => n.Graph[operand].Shape.Count), n.Own.Shape)),
    };

    /// <summary>Operations that have no derivative rule, and why.</summary>
    public static readonly IReadOnlyDictionary<Op, string> WithoutRule = new Dictionary<Op, string>
    {
        [Ops.Constant] = "a leaf",
        [Ops.Parameter] = "a leaf",
        [Ops.Input] = "a leaf",
        [Ops.Outer] = "a leaf",
        [Ops.CallPartial] = "a derivative, which has none itself",
        [Ops.CustomPartials] = "a derivative of the user's, which has none itself",
        [Ops.Item] = "a derivative of the user's, which has none itself",
        [Ops.Less] = "a condition: piecewise constant",
        [Ops.Greater] = "a condition: piecewise constant",
        [Ops.LessOrEqual] = "a condition: piecewise constant",
        [Ops.GreaterOrEqual] = "a condition: piecewise constant",
        [Ops.Equal] = "a condition: piecewise constant",
        [Ops.NotEqual] = "a condition: piecewise constant",
        [Ops.And] = "a condition: piecewise constant",
        [Ops.Or] = "a condition: piecewise constant",
        [Ops.Not] = "a condition: piecewise constant",
        [Ops.IsNaN] = "a condition: piecewise constant",
        [Ops.IsFinite] = "a condition: piecewise constant",
        [Ops.IsInfinity] = "a condition: piecewise constant",
        [Ops.IsNegative] = "a condition: piecewise constant",
        [Ops.IsPositive] = "a condition: piecewise constant",
        [Ops.IsAt] = "a condition: piecewise constant",
        [Ops.Quotient] = "of integers",
        [Ops.BitAnd] = "of integers",
        [Ops.BitOr] = "of integers",
        [Ops.BitXor] = "of integers",
        [Ops.ShiftLeft] = "of integers",
        [Ops.ShiftRight] = "of integers",
        [Ops.UnsignedShiftRight] = "of integers",
        [Ops.Complement] = "of integers",
    };

    /// <summary>The rule for an operand; an operation on any number of operands has one for all.</summary>
    public static Partial For(Op op, int place)
    {
        Partial[] partials = Table[op].Partials;
        return partials[Math.Min(place, partials.Length - 1)];
    }

    private static Expr IfGreater(Expr mine, Expr other, Expr adj) =>
        mine == other ? 0.5 * adj : mine.Less(other).Select(0, mine.Greater(other).Select(adj, 0.5 * adj));

    private static Expr IfLess(Expr mine, Expr other, Expr adj) =>
        mine == other ? 0.5 * adj : mine.Greater(other).Select(0, mine.Less(other).Select(adj, 0.5 * adj));

    /// <summary>The adjoint to the right of 0, what is given to the left, and at 0 the mean of both, where the slope to the left is given too.</summary>
    private static Expr AcrossZero(Expr x, Expr left, Expr slope, Expr adj) => x.Less(0).Select(left, x.Is(0).Select(adj * (0.5 + 0.5 * slope), adj));

    /// <summary>For mine where it is at least the bound, which takes its half where the two tie; not NaN, mine is not less than a bound that is.</summary>
    private static Expr Above(Expr mine, Expr bound, Expr adj) => mine.Less(bound).Select(0, mine.Equal(bound).Select(0.5 * adj, adj));

    private static Expr Below(Expr mine, Expr bound, Expr adj) => mine.Greater(bound).Select(0, mine.Equal(bound).Select(0.5 * adj, adj));

    /// <summary>For the bound, where a value is less, or its half of a tie.</summary>
    private static Expr Reaches(Expr value, Expr bound, Expr adj) => value.Less(bound).Select(adj, value.Equal(bound).Select(0.5 * adj, 0));

    private static Expr Exceeds(Expr value, Expr bound, Expr adj) => value.Greater(bound).Select(adj, value.Equal(bound).Select(0.5 * adj, 0));

    /// <summary>How many entries tie for the extreme: those that are not beyond it, which all are where it is NaN.</summary>
    private static Expr Ties(At n, Op beyond) =>
        n.Node.Operands.Select(operand => new Expr(n.Graph, operand).With(beyond, n.R).Select(0, n.Adj.Constant(1))).Select(ties => ties.Shape.IsScalar ? ties : ties.To(Ops.Sum)).Aggregate((sum, ties) => sum + ties);

    private static Expr? CrossEntropyPartial(At n)
    {
        const int First = 2;
        int hasHappened = n.Place - ((n.Node.Operands.Count - First) / 2);
        return hasHappened < First ? null
            : n.Adj * new Expr(n.Graph, n.Node.Operand(hasHappened)).Select((-n.R).To(Ops.Expm1), n.Own.With(Ops.LogSumExpDerivative, n.X));
    }

    /// <summary>What the function yields beside its value. The payload of a call says for which operands it does.</summary>
    private static Expr? CallPartial(At n) =>
        IsDifferentiated(n.Node, n.Place) ? n.Adj.As(n.Own.Node.Type) * new Expr(n.Graph, n.Graph.Append(Ops.CallPartial, n.Own.Node.Type, n.Place, n.Id)) : null;

    /// <summary>Of a call: the function's result varies smoothly with the operand. Other operations say by their rules alone.</summary>
    public static bool IsDifferentiated(Node node, int place) => node.Op != Ops.Call || ((node.Payload >> place) & 1) != 0;

    /// <summary>The partials with respect to the real arguments, in their order: a number where there is one, a tuple where there are several.</summary>
    private static Expr? CustomPartial(At n)
    {
        const int FirstArgument = 3;
        if (n.Place < FirstArgument || !n.Own.Node.Type.IsReal())
        {
            return null;
        }

        int[] arguments = [.. n.Node.Operands.Skip(FirstArgument)];
        int[] operands = [n.Node.B, n.Node.Operand(n.Node.Op.Guard), .. arguments];
        NumberType type = n.R.Node.Type;
        int[] real = [.. Enumerable.Range(FirstArgument, arguments.Length).Where(place => n.Graph[n.Node.Operand(place)].Type.IsReal())];
        if (real.Length == 1)
        {
            return (n.Adj * new Expr(n.Graph, n.Graph.Append(Ops.CustomPartials, type, 0, operands))).As(n.Own.Node.Type);
        }

        int all = n.Graph.Append(Ops.CustomPartials, NumberType.Several, 0, operands);
        return (n.Adj * new Expr(n.Graph, n.Graph.Append(Ops.Item, type, 1 + Array.IndexOf(real, n.Place), all))).As(n.Own.Node.Type);
    }

    /// <summary>How often y is in x, as the remainder has it.</summary>
    private static Expr Quotient(At n) => ((n.X - n.R) / n.Y).To(Ops.Round);

    private static Expr Raised(At n) => n.X.With(Ops.Max, n.Y);

    private static Expr Density(At n) => RootHalf / 2 * (RootHalf * n.X).To(Ops.ErfDerivative);

    private static Expr Radius(At n) => n.X.With(Ops.Hypot, n.Y);

    /// <summary>
    /// ∂x^c/∂x = c x^(c−1) without a logarithm, right at 0 and for negative bases. A variable exponent asks first whether it is 0, where x^(c−1) may be infinite.
    /// </summary>
    private static Expr? PowBase(At n)
    {
        if (n.Y.Node.Op != Ops.Constant)
        {
            return n.Y.Is(0).Select(0, n.Adj * (n.Y * n.X.With(Ops.Pow, n.Y - 1)));
        }

        return n.Y.Node.Value switch
        {
            0 => null,
            1 => n.Adj,
            2 => n.Adj * (2 * n.X),
            3 => n.Adj * (3 * n.X) * n.X,
            0.5 => 0.5 * n.Adj / n.R,
            -1 => -(n.Adj * n.R * n.R),
            double c => n.Adj * (c * n.X.With(Ops.Pow, n.X.Constant(c - 1))),
        };
    }
}
