namespace Backprop.Generator.Mathematics;

/// <summary>
/// ∂C/∂node where the node takes part in the cost, and exactly nothing where it does not. The value may be anything where the guard is false, NaN and infinity included:
/// it is computed from numbers of a branch that was not taken, and no use is made of it.
/// </summary>
/// <param name="Guard">The condition under which the node takes part; null where it always does.</param>
/// <param name="Value">The adjoint where it does.</param>
/// <param name="IsZeroElsewhere">Where the guard is false the value is 0, as it should be.</param>
internal readonly record struct Adjoint(Expr? Guard, Expr Value, bool IsZeroElsewhere = false)
{
    /// <summary>A number in all cases: 0 where the guard is false.</summary>
    public Expr Number => Guard is { } guard && !IsZeroElsewhere ? guard.Select(Value, 0) : Value;

    /// <summary>The same, with a value that is a number in all cases.</summary>
    public Adjoint AsNumber() => new(Guard, Number, IsZeroElsewhere: true);

    /// <summary>With one condition for all entries, as operations need it whose values depend on several entries.</summary>
    public Adjoint Whole() => Guard is { Shape.IsScalar: false } ? new(null, Number) : this;

    /// <summary>For an operand of this shape: what went to each entry of something larger is added, and what goes to all alike is handed to each.</summary>
    public Adjoint For(Shape shape)
    {
        Adjoint whole = shape.IsScalar ? Whole() : this;
        return whole.Value.Shape == shape ? whole
            : whole with { Value = shape.IsScalar ? whole.Value.To(Ops.Sum) : whole.Value.Shaped(Ops.Fill, 0, shape) };
    }

    /// <summary>A contribution that a rule has computed from an adjoint; what the rule itself selects becomes part of the guard.</summary>
    public static Adjoint Of(Expr? guard, Expr value)
    {
        for (Node node = value.Node; node.Op == Ops.Select; node = value.Node)
        {
            var condition = new Expr(value.Graph, node.A);
            bool isThen = value.Graph[node.Operand(2)].IsNumber(0);
            if (!isThen && !value.Graph[node.B].IsNumber(0))
            {
                break;
            }

            Expr own = isThen ? condition : !condition;
            guard = guard is { } outer ? outer & own : own;
            value = new Expr(value.Graph, isThen ? node.B : node.Operand(2));
        }

        return new(guard, value);
    }

    public static Adjoint operator +(Adjoint x, Adjoint y)
    {
        if (x.Guard == y.Guard)
        {
            return new(x.Guard, x.Value + y.Value, x.IsZeroElsewhere && y.IsZeroElsewhere);
        }

        if ((x.Taking(y) ?? y.Taking(x)) is { } taken)
        {
            return taken;
        }

        if (x.Guard is not { } left || y.Guard is not { } right)
        {
            return new(null, x.Number + y.Number);
        }

        if (left.Graph.Split(left.Id, right.Id) is { } split)
        {
            Expr common = left with { Id = split.Common };
            return new(common.Node.IsTrue ? null : common, (left with { Id = split.Choice }).Select(x.Value, y.Value));
        }

        Expr either = left | right;
        if (left.Graph.Parting(left.Id, right.Id) is { } parting && !(x.IsZeroElsewhere && y.IsZeroElsewhere))
        {
            // They never count both: a choice between the two, and no sum.
            return new(either.Node.IsTrue ? null : either, (left with { Id = parting }).Select(x.Value, y.Value));
        }

        return new(either.Node.IsTrue ? null : either, x.Number + y.Number, IsZeroElsewhere: true);
    }

    /// <summary>(c ? a : b) plus what counts where c holds is c ? a + more : b. What is added need not be 0 where neither counts.</summary>
    private Adjoint? Taking(Adjoint more)
    {
        if (Value.Node.Op != Ops.Select || more.Guard is not { } guard)
        {
            return null;
        }

        var condition = new Expr(Value.Graph, Value.Node.A);
        var then = new Expr(Value.Graph, Value.Node.B);
        var otherwise = new Expr(Value.Graph, Value.Node.Operand(2));
        return guard == Within(condition) ? new Adjoint(Guard, condition.Select(then + more.Value, otherwise))
            : guard == Within(!condition) ? new Adjoint(Guard, condition.Select(then, otherwise + more.Value))
            : null;
    }

    private Expr Within(Expr condition) => Guard is { } guard ? guard & condition : condition;
}
