using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Parsing;

/// <summary>
/// What the members of vectors and matrices mean, a line each; the receiver of an instance's method is its first operand. In the signature v is a vector, A a matrix, s a number, n an integer.
/// Functions of numbers work entry by entry: they are in <see cref="KnownMembers"/>.
/// </summary>
internal static class VectorMembers
{
    private static readonly Dictionary<string, Op> Elementwise = new Dictionary<string, Op>
    {
        ["op_Addition"] = Ops.Add,
        ["op_Subtraction"] = Ops.Subtract,
        ["op_UnaryNegation"] = Ops.Negate,
        ["op_Multiply"] = Ops.Multiply,
        ["op_Division"] = Ops.Divide,
        ["PointwiseMultiply"] = Ops.Multiply,
        ["PointwiseDivide"] = Ops.Divide,
    };

    public static readonly IReadOnlyDictionary<string, Func<Expr[], Expr>> Table = new Dictionary<string, Func<Expr[], Expr>>
    {
        // Linear algebra
        ["op_Multiply(Av)"] = x => x[0].With(Ops.Product, x[1]),
        ["op_Multiply(vA)"] = x => x[1].To(Ops.Transpose).With(Ops.Product, x[0]),
        ["op_Multiply(AA)"] = x => x[0].With(Ops.Product, x[1]),
        ["Transpose(A)"] = x => x[0].To(Ops.Transpose),
        ["TransposeThisAndMultiply(Av)"] = x => x[0].To(Ops.Transpose).With(Ops.Product, x[1]),
        ["Outer(vv)"] = x => x[0].With(Ops.OuterProduct, x[1]),
        ["Dot(vv)"] = x => x[0].With(Ops.Dot, x[1]),

        // Reductions
        ["Sum(v)"] = x => x[0].To(Ops.Sum),
        ["Sum(A)"] = x => x[0].To(Ops.Sum),
        ["Mean(v)"] = Mean,
        ["Mean(A)"] = Mean,
        ["Max(v)"] = x => x[0].To(Ops.Greatest),
        ["Max(A)"] = x => x[0].To(Ops.Greatest),
        ["Min(v)"] = x => x[0].To(Ops.Least),
        ["Min(A)"] = x => x[0].To(Ops.Least),
        ["Norm(v)"] = x => x[0].To(Ops.Norm),
        ["Norm(A)"] = x => x[0].To(Ops.Norm),
        ["SumOfSquares(v)"] = x => x[0].With(Ops.Dot, x[0]),
        ["SumOfSquares(A)"] = x => x[0].With(Ops.Dot, x[0]),

        // Probabilities from logits
        ["LogSumExp(v)"] = x => x[0].To(Ops.LogSumExp),
        ["Softmax(v)"] = InDoubles(x => Shifted(x).To(Ops.Exp) / Shifted(x).To(Ops.Exp).To(Ops.Sum)),
        ["LogSoftmax(v)"] = InDoubles(x => Shifted(x) - Shifted(x).To(Ops.LogSumExp)),
        ["CrossEntropy(vn)"] = InDoubles(x => Shifted(x).To(Ops.LogSumExp).Shaped(Ops.CrossEntropy, 0, Shape.Scalar, Shifted(x).With(Ops.Pick, x[1]), x[1].Shaped(Ops.IsAt, 0, x[0].Shape), Shifted(x))),
        ["CrossEntropy(vv)"] = InDoubles(CrossEntropy),
        ["BinaryCrossEntropy(vv)"] = x => Mean([x[0].With(Ops.BinaryCrossEntropy, x[1])]),
    };

    /// <summary>What a member computes; null where it is not known.</summary>
    public static Func<Expr[], Expr>? Find(string name, string signature) =>
        Table.TryGetValue($"{name}({signature})", out Func<Expr[], Expr> whole) ? whole
        : (Elementwise.TryGetValue(name, out Op op) && signature.All(kind => kind != 'n')) || (op = Known(name, signature)!) is not null ? x => new Expr(x[0].Graph, x[0].Graph.Append(op, [.. x.Select(operand => operand.Id)]))
        : null;

    /// <summary>The function of numbers that has the name.</summary>
    private static Op? Known(string name, string signature)
    {
        string numbers = signature.Replace('v', 'x').Replace('A', 'x').Replace('s', 'x');
        return KnownMembers.Table.TryGetValue($"Functions.{name}({numbers})", out KnownMember known) || KnownMembers.Table.TryGetValue($"Math.{name}({numbers})", out known)
            ? known is { Second: null, Op.Arity: not Op.Any } ? known.Op : null
            : null;
    }

    private static Expr Mean(Expr[] x) => x[0].To(Ops.Sum) / x[0].Constant(x[0].Shape.Count);

    /// <summary>Over floats computed in double precision, and rounded.</summary>
    private static Func<Expr[], Expr> InDoubles(Func<Expr[], Expr> rule) =>
        x => rule([.. x.Select(operand => operand.Node.Type.IsReal() ? operand.As(NumberType.Double, Node.OfRule) : operand)]).As(x[0].Node.Type, Node.OfRule);

    /// <summary>zᵢ − m, with the largest entry m as a constant: what is made of it does not depend on m, but for its accuracy.</summary>
    private static Expr Shifted(Expr[] x) => x[0] - x[0].To(Ops.Greatest).To(Ops.Held);

    // 0 ln 0 is 0, and costs nothing where the logarithm is infinite.
    private static Expr CrossEntropy(Expr[] x)
    {
        Expr cost = Shifted(x).To(Ops.LogSumExp) - Shifted(x);
        Expr isNothing = x[1].Is(0) & cost.Is(double.PositiveInfinity);
        return isNothing.Select(0, x[1] * cost).To(Ops.Sum);
    }
}
