namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>Expressions of double and float.</summary>
internal sealed partial class ProgramBuilder
{
    private static readonly double[] Literals = [0.5, 1.25, 0.1, 2, 0.75, 1, 1.5, 0.3, 0.625, 2.5];

    /// <summary>An expression of exactly this kind.</summary>
    private Expression Number(Kind kind, int depth) => kind switch
    {
        Kind.Bool => Condition(depth),
        Kind.Int => Whole(depth),
        _ => depth <= 0 ? Atom(kind) : Real(kind, depth - 1),
    };

    private Expression Atom(Kind kind)
    {
        Name[] names = Names(kind);
        Target[] items = kind == Kind.Double ? Items() : [];
        return Choose<Expression>(
            (1, () => Constant(kind)),
            (names.Length > 0 ? 5 : 0, () => Pick(names)),
            (items.Length > 0 ? 3 : 0, () => Pick(items)));
    }

    private Literal Constant(Kind kind) => kind switch
    {
        Kind.Bool => new Literal(kind, Next(2)),
        Kind.Int => new Literal(kind, Next(5)),
        Kind.Float => new Literal(kind, (float)Pick(Literals)),
        _ => new Literal(kind, Pick(Literals)),
    };

    private Expression Real(Kind kind, int depth) => Choose(
        (2, () => Atom(kind)),
        (3, () => Chance(2) ? new Binary(Chance(2) ? "+" : "-", Number(kind, depth), Operand(kind, depth)) : new Binary(Chance(2) ? "+" : "-", Operand(kind, depth), Number(kind, depth))),
        (2, () => new Binary("*", Operand(kind, depth), Chance(3) ? Number(kind, depth) : Within(Domain.Small, kind, depth))),
        (2, () => new Binary("/", Operand(kind, depth), Within(Domain.Positive, kind, depth))),
        (1, () => new Negated(Number(kind, depth))),
        (6, () => Function(kind, depth)),
        (CallableOf(kind).Length > 0 ? 2 : 0, () => Call(Pick(CallableOf(kind)), depth)),
        (With(Features.Assignments, 2), () => Assignment(kind, depth)),
        (With(Features.Branches, 2), () => new Conditional(Condition(depth), Number(kind, depth), Operand(kind, depth))),
        (With(Features.Branches, kind == Kind.Double ? 2 : 0), () => Guarded(depth)),
        (With(Features.Switches, 1), () => SwitchOf(kind, depth)),
        (With(Features.Integers, 1), () => new Binary("%", Number(kind, depth), Within(Domain.Positive, kind, depth))),
        (With(Features.Integers, 1), () => new Cast(kind, Whole(depth))),
        (With(Features.Tuples, kind == Kind.Double ? 2 : 0), () => CompositeItem(depth)),
        (With(Features.Floats, 2), () => new Cast(kind, Number(kind == Kind.Float ? Kind.Double : Kind.Float, depth))));

    /// <summary>An operand beside one of the kind: mostly of the same, sometimes a narrower one that C# promotes.</summary>
    private Expression Operand(Kind kind, int depth) => Choose(
        (8, () => Number(kind, depth)),
        (1, () => new Literal(Kind.Int, 1 + Next(3))),
        (Names(Kind.Int).Length > 0 ? 2 : 0, () => Whole(depth - 1)),
        (kind == Kind.Double && Has(Features.Floats) ? 2 : 0, () => Number(Kind.Float, depth)));

    private Call Function(Kind kind, int depth)
    {
        Function function = Pick(FunctionTable.All.Where(function => function.Kind == kind && Has(function.Needs)).ToArray());
        return new Call(function, [.. function.Domains.Select(domain => Within(domain, kind, depth))]);
    }

    /// <summary>A value that stays in a domain, whatever the variables are.</summary>
    private Expression Within(Domain domain, Kind kind, int depth) => domain switch
    {
        Domain.Whole => new Literal(Chance(2) ? Kind.Int : kind, Next(4)),
        Domain.Any => Number(kind, depth),
        _ when kind == Kind.Int => new Literal(kind, 1 + Next(4)),
        Domain.Small => Bounded(kind, depth),
        Domain.Unit => new Binary("*", Fraction(0.9, kind), Bounded(kind, depth)),
        _ => Choose<Expression>(
            (1, () => new Binary("+", Fraction(2, kind), Bounded(kind, depth))),
            (2, () => new Binary("+", Fraction(1.25, kind), new Call(Named("Math.Abs", kind), [Number(kind, depth)])))),
    };

    private Call Bounded(Kind kind, int depth) => kind == Kind.Double
        ? new Call(Named(Pick(["Math.Sin", "Math.Cos", "Math.Tanh", "Sigmoid"]), kind), [Number(kind, depth)])
        : new Call(Named(Pick(["MathF.Sin", "MathF.Cos", "MathF.Tanh"]), kind), [Number(kind, depth)]);

    private static Literal Fraction(double value, Kind kind) => new(kind, kind == Kind.Float ? (float)value : value);

    private static Function Named(string name, Kind kind) => FunctionTable.All.First(function => function.Name == name && function.Kind == kind);

    /// <summary>x = …, x += …, x++ as a value.</summary>
    private Expression Assignment(Kind kind, int depth)
    {
        Target[] targets = Targets(kind);
        return targets.Length == 0
            ? Number(kind, depth)
            : Choose<Expression>(
                (3, () => new Assign(Pick(targets), Number(kind, depth))),
                (2, () => Updated(Pick(targets), depth)),
                (2, () => new Step(Pick(targets), Chance(2) ? "++" : "--", Chance(2))));
    }

    private Update Updated(Target target, int depth) => Choose(
        (3, () => new Update(target, "+", Operand(target.Kind, depth))),
        (2, () => new Update(target, "-", Operand(target.Kind, depth))),
        (2, () => new Update(target, "*", Within(Domain.Small, target.Kind, depth))),
        (1, () => new Update(target, "/", Within(Domain.Positive, target.Kind, depth))),
        (With(Features.Integers, 1), () => new Update(target, "%", Within(Domain.Positive, target.Kind, depth))));

    private Target[] Targets(Kind kind) => [.. Names(kind, writable: true), .. kind == Kind.Double ? Items() : []];
}
