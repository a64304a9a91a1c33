namespace Backprop.Generator.Mathematics;

/// <summary>A node and its graph, with operators, so that derivative rules read as mathematics: <c>adj * (1 - r) * (1 + r)</c>. Constants take the type of what they meet.</summary>
internal readonly record struct Expr(Graph Graph, int Id)
{
    public Node Node => Graph[Id];

    public Shape Shape => Node.Shape;

    public static Expr operator +(Expr x, Expr y) => x.With(Ops.Add, y);

    public static Expr operator -(Expr x, Expr y) => x.With(Ops.Subtract, y);

    public static Expr operator *(Expr x, Expr y) => x.With(Ops.Multiply, y);

    public static Expr operator /(Expr x, Expr y) => x.With(Ops.Divide, y);

    public static Expr operator -(Expr x) => x.To(Ops.Negate);

    public static Expr operator +(double c, Expr y) => y.Constant(c) + y;

    public static Expr operator +(Expr x, double c) => x + x.Constant(c);

    public static Expr operator -(double c, Expr y) => y.Constant(c) - y;

    public static Expr operator -(Expr x, double c) => x - x.Constant(c);

    public static Expr operator *(double c, Expr y) => y.Constant(c) * y;

    public static Expr operator *(Expr x, double c) => x * x.Constant(c);

    public static Expr operator !(Expr x) => new(x.Graph, x.Graph.Not(x.Id));

    public static Expr operator &(Expr x, Expr y) => new(x.Graph, x.Graph.And(x.Id, y.Id));

    public static Expr operator |(Expr x, Expr y) => new(x.Graph, x.Graph.Or(x.Id, y.Id));

    public Expr To(Op op) => new(Graph, Graph.Append(op, Id));

    public Expr With(Op op, Expr other) => new(Graph, Graph.Append(op, Id, other.Id));

    /// <summary>An operation that is given its shape.</summary>
    public Expr Shaped(Op op, long payload, Shape shape, params Expr[] others) => new(Graph, Graph.Append(op, op.Type ?? Node.Type, payload, shape, [Id, .. others.Select(other => other.Id)]));

    public Expr Constant(double value) => new(Graph, Graph.Constant(value, Node.Type));

    /// <summary>The same number in another type.</summary>
    public Expr As(NumberType type, long payload = 0) => Node.Type == type ? this : new(Graph, Graph.Append(Ops.Convert, type, payload, Id));

    /// <summary>This condition selects: <c>condition ? then : otherwise</c>. What is not selected contributes nothing, not even a NaN.</summary>
    public Expr Select(Expr then, Expr otherwise) => new(Graph, Graph.Append(Ops.Select, Id, then.Id, otherwise.Id));

    public Expr Select(Expr then, double otherwise) => Select(then, then.Constant(otherwise));

    public Expr Select(double then, Expr otherwise) => Select(otherwise.Constant(then), otherwise);

    public Expr Less(Expr other) => With(Ops.Less, other);

    public Expr Equal(Expr other) => With(Ops.Equal, other);

    public Expr Less(double other) => Less(Constant(other));

    public Expr Greater(Expr other) => With(Ops.Greater, other);

    public Expr Is(double value) => With(Ops.Equal, Constant(value));
}
