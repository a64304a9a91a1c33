namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>Conditions, integers and patterns.</summary>
internal sealed partial class ProgramBuilder
{
    private static readonly double[] Bounds = [-1, -0.5, 0, 0.5, 1, 1.5];

    private Expression Condition(int depth)
    {
        Name[] flags = Names(Kind.Bool);
        return depth <= 0 ? Comparison(0) : Choose(
            (4, () => Comparison(depth - 1)),
            (flags.Length > 0 ? 3 : 0, () => Pick(flags)),
            (2, () => new ShortCircuit(Chance(2) ? "&&" : "||", Condition(depth - 1), Condition(depth - 1))),
            (CallableOf(Kind.Bool).Length > 0 ? 1 : 0, () => Call(Pick(CallableOf(Kind.Bool)), depth - 1)),
            (1, () => new Not(Condition(depth - 1))),
            (1, () => new Binary(Pick(["&", "|", "^", "==", "!="]), Condition(depth - 1), Condition(depth - 1))),
            (With(Features.Assignments, 1), () => new ShortCircuit(Chance(2) ? "&&" : "||", Condition(depth - 1), new Binary(">", Assignment(Kind.Double, depth - 1), Constant(Kind.Double)))),
            (With(Features.Switches, 2), () => Matched(depth - 1)),
            (With(Features.Integers, 1), () => new Query("double.IsNaN", Kind.Bool, x => double.IsNaN(x) ? 1 : 0, Number(Kind.Double, depth - 1))));
    }

    private Expression Comparison(int depth) => Choose<Expression>(
        (4, () => new Binary(Pick(["<", ">", "<=", ">="]), Number(Kind.Double, depth), Chance(2) ? new Literal(Kind.Double, Pick(Bounds)) : Operand(Kind.Double, depth))),
        (1, () => new Binary(Pick(["==", "!="]), Number(Kind.Double, depth), Chance(2) ? new Literal(Kind.Double, Pick(Bounds)) : Atom(Kind.Double))),
        (Names(Kind.Int).Length > 0 ? 3 : 0, () => new Binary(Pick(["<", ">", "<=", ">=", "==", "!="]), Whole(depth), new Literal(Kind.Int, Next(4)))),
        (Names(Kind.Int).Length > 0 ? 1 : 0, () => new Binary("==", new Binary("%", Pick(Names(Kind.Int)), new Literal(Kind.Int, 2)), new Literal(Kind.Int, 0))));

    private Is Matched(int depth)
    {
        Kind kind = Names(Kind.Int).Length > 0 && Chance(3) ? Kind.Int : Kind.Double;
        int low = Next(Bounds.Length - 1);
        Literal from = Bound(kind, low);
        Literal to = Bound(kind, low + 1 + Next(Bounds.Length - low - 1));
        return new Is(Number(kind, depth), Choose<Pattern>(
            (1, () => new Relation(">", from)),
            (2, () => new Both(new Relation(">=", from), new Relation("<", to))),
            (1, () => new Either(new Relation("<", from), new Relation(">=", to))),
            (1, () => new Neither(new Relation(">", from))),
            (1, () => new Either(new Relation("==", from), new Relation("==", to)))));
    }

    /// <summary>The bounds in ascending order: of int they are 0, 1, 2, ….</summary>
    private static Literal Bound(Kind kind, int place) => kind == Kind.Int ? new Literal(kind, place) : new Literal(kind, Bounds[place]);

    /// <summary>An int of moderate size.</summary>
    private Expression Whole(int depth)
    {
        Name[] names = Names(Kind.Int);
        return depth <= 0 ? WholeAtom(names) : Choose(
            (3, () => WholeAtom(names)),
            (1, () => new Binary(Pick(["+", "-"]), Whole(depth - 1), Whole(depth - 1))),
            (1, () => new Binary("*", Whole(depth - 1), Constant(Kind.Int))),
            (2, () => new Binary(Pick(["/", "%"]), Whole(depth - 1), new Literal(Kind.Int, 2 + Next(3)))),
            (With(Features.Branches, 1), () => new Conditional(Condition(depth - 1), Whole(depth - 1), Whole(depth - 1))),
            (With(Features.Assignments, Targets(Kind.Int).Length > 0 ? 1 : 0), () => Assignment(Kind.Int, depth - 1)),
            (With(Features.Integers, 1), () => new Negated(WholeAtom(names))),
            (With(Features.Integers, 2), () => new Cast(Kind.Int, new Binary("*", new Literal(Kind.Double, 3.5), Bounded(Kind.Double, depth - 1)))),
            (With(Features.Integers, 1), () => new Query("Math.Sign", Kind.Int, x => Math.Sign(x), Number(Kind.Double, depth - 1))),
            (With(Features.Integers, 1), () => new Binary("%", new WrappedProduct(WholeAtom(names), new Literal(Kind.Int, 1_000_000_007)), new Literal(Kind.Int, 7))),
            (With(Features.Integers, 1), () => Function(Kind.Int, depth - 1)));
    }

    private Expression WholeAtom(Name[] names) => names.Length > 0 && !Chance(3) ? Pick(names) : Constant(Kind.Int);

    /// <summary>What would be NaN or infinite on the other side of a condition.</summary>
    private Expression Guarded(int depth)
    {
        Name[] names = Names(Kind.Double);
        if (names.Length == 0)
        {
            return Atom(Kind.Double);
        }

        Name name = Pick(names);
        Literal zero = new(Chance(2) ? Kind.Int : Kind.Double, 0);
        Expression other = Chance(2) ? zero : Number(Kind.Double, depth);
        return Choose<Expression>(
            (2, () => new Conditional(new Binary(">", name, zero), OfPositive(name), other)),
            (1, () => new Conditional(new Binary("<=", name, zero), other, OfPositive(name))),
            (1, () => new Conditional(new Binary("!=", name, zero), new Binary("/", Chance(2) ? new Literal(Kind.Int, 1) : Pick(names), name), other)),
            (1, () => new Conditional(new Binary("<", new Call(Named("Math.Abs", Kind.Double), [name]), new Literal(Kind.Int, 1)), new Call(Named(Pick(["Math.Asin", "Math.Acos"]), Kind.Double), [name]), other)),
            (1, () => new Conditional(new ShortCircuit("&&", new Binary(">", name, zero), new Binary("<", OfPositive(name), Constant(Kind.Double))), OfPositive(name), other)));
    }

    private Call OfPositive(Name name) => new(Named(Pick(["Math.Log", "Math.Sqrt", "Math.Log10"]), Kind.Double), [name]);

    private SwitchExpression SwitchOf(Kind kind, int depth)
    {
        Kind tested = Names(Kind.Int).Length > 0 && Chance(2) ? Kind.Int : Kind.Double;
        Expression subject = Number(tested, depth);
        Arm[] arms = [.. Cases(tested).Select(pattern => new Arm(pattern, Guard(depth), Number(kind, depth)))];
        if (!Chance(3))
        {
            return new SwitchExpression(subject, [.. arms, new Arm(new Discard(), null, Number(kind, depth))]);
        }

        return Scoped(() =>
        {
            var capture = new Capture(NewName("z"));
            _variables.Add(new Variable(tested, capture.Identifier, IsWritable: false));
            return new SwitchExpression(subject, [.. arms, new Arm(capture, null, Number(kind, depth))]);
        });
    }

    private Expression? Guard(int depth) => Chance(4) ? Condition(depth) : null;

    /// <summary>Patterns in an order in which none is hidden by those before.</summary>
    private Pattern[] Cases(Kind kind)
    {
        Pattern[] all =
        [
            new Relation("==", Bound(kind, 5)),
            new Relation(Chance(2) ? "<" : "<=", Bound(kind, 0)),
            new Both(new Relation(">", Bound(kind, 0)), new Relation("<", Bound(kind, 2))),
            new Either(new Relation("==", Bound(kind, 2)), new Relation("==", Bound(kind, 3))),
            new Neither(new Relation(">", Bound(kind, 4))),
        ];
        return [.. all.Where(_ => Chance(2))];
    }
}
