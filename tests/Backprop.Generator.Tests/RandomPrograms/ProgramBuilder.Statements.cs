namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>Statements, and the branches among them.</summary>
internal sealed partial class ProgramBuilder
{
    private const int Deepest = 3;

    private Statement[] Statements(int count) => [.. Enumerable.Range(0, count).Select(_ => Statement())];

    /// <summary>The inside of a branch or a loop, which nobody sees into.</summary>
    private Statement[] Block(int repeats = 1, bool isLoop = false, bool isSwitch = false) => Scoped(() =>
    {
        var before = _place;
        _place = (before.Nesting + 1, before.Loops + (isLoop ? 1 : 0), before.Switches + (isSwitch ? 1 : 0), before.Repeats * repeats);
        Statement[] block = Statements(1 + Next(2));
        _place = before;
        return block;
    });

    private Statement Statement()
    {
        bool isShallow = _place.Nesting < Deepest;
        return Choose<Statement>(
            (5, () => Declare(Pick(KindsOfLocals()))),
            (3, Change),
            (With(Features.Assignments, 2), DeclareLater),
            (With(Features.Branches, isShallow ? 4 : 1), Branch),
            (With(Features.Branches, 1), GuardedUpdate),
            (With(Features.Branches, 1), EarlyReturn),
            (With(Features.Switches, isShallow ? 2 : 0), SwitchStatement),
            (With(Features.Loops, isShallow && _place.Repeats <= 4 ? 4 : 0), Loop),
            (_place.Loops + _place.Switches > 0 && Has(Features.Branches) ? 2 : 0, ConditionalJump),
            (With(Features.Tuples, 3), TupleStatement),
            (With(Features.Arrays, 3), ArrayStatement),
            (With(Features.Helpers, 2), HelperStatement),
            (isShallow ? 1 : 0, () => new Group(Block(), true)));
    }

    private Kind[] KindsOfLocals() =>
    [
        Kind.Double, Kind.Double, Kind.Double,
        .. Has(Features.Branches) ? [Kind.Bool] : Array.Empty<Kind>(),
        .. Has(Features.Integers) ? [Kind.Int] : Array.Empty<Kind>(),
        .. Has(Features.Floats) ? [Kind.Float, Kind.Float] : Array.Empty<Kind>(),
    ];

    private Declaration Declare(Kind kind)
    {
        // An int may initialise a double, but var would make it an int.
        bool isVar = Chance(2);
        Expression value = kind == Kind.Double && !isVar ? Operand(kind, 2) : Number(kind, 2);
        string name = NewName("v");
        Add(kind, name);
        return new Declaration(kind, isVar ? "var" : kind.Keyword(), name, value);
    }

    /// <summary>x = …; x += …; x++;</summary>
    private Statement Change()
    {
        Target[] targets = [.. KindsOfLocals().Distinct().SelectMany(Targets)];
        if (targets.Length == 0)
        {
            return Declare(Kind.Double);
        }

        Target target = Pick(targets);
        return new Evaluate(Choose<Expression>(
            (3, () => new Assign(target, target.Kind == Kind.Bool ? Condition(2) : Operand(target.Kind, 2))),
            (target.Kind == Kind.Bool ? 0 : 3, () => Updated(target, 2)),
            (target.Kind != Kind.Bool && Has(Features.Assignments) ? 1 : 0, () => new Step(target, Chance(2) ? "++" : "--", Chance(2)))));
    }

    /// <summary>double x; and a value later, on every way that leads on.</summary>
    private Group DeclareLater()
    {
        string name = NewName("v");
        var target = new Name(Kind.Double, name);
        Statement Set() => new Evaluate(new Assign(target, Number(Kind.Double, 2)));
        Statement set = Has(Features.Branches) && Chance(2)
            ? new If(Condition(2), [.. _place.Nesting < Deepest ? Block() : [], Set()], Chance(3) ? [new Return(_result, Number(_result, 1))] : [Set()])
            : Set();
        Add(Kind.Double, name);
        return new Group([new Declaration(Kind.Double, "double", name, null), set], false);
    }

    private If Branch()
    {
        Expression condition = Condition(2);
        Statement[] then = Block();
        return new If(condition, then, Choose<Statement[]>(
            (3, () => []),
            (3, () => Block()),
            (2, () => [new If(Condition(1), Block(), Chance(2) ? Block() : [])])));
    }

    /// <summary>if (x > 0) { y += Math.Log(x); }: the logarithm runs only where it has a value.</summary>
    private Statement GuardedUpdate()
    {
        (Name[] names, Target[] targets) = (Names(Kind.Double), Targets(Kind.Double));
        if (targets.Length == 0 || names.Length == 0)
        {
            return Declare(Kind.Double);
        }

        Name name = Pick(names);
        return new If(new Binary(">", name, new Literal(Kind.Int, 0)), [new Evaluate(new Update(Pick(targets), "+", OfPositive(name)))], []);
    }

    private If EarlyReturn() => new(Condition(2), [.. Chance(3) && _place.Nesting < Deepest ? Block() : [], new Return(_result, Number(_result, 2))], []);

    private If ConditionalJump() => new(Condition(2), [.. Chance(2) ? Scoped(() => new[] { Change() }) : [], new Jump(_place.Loops > 0 && Chance(2) ? Flow.Continue : Flow.Break)], []);

    private Switch SwitchStatement()
    {
        Kind tested = Names(Kind.Int).Length > 0 && Chance(2) ? Kind.Int : Kind.Double;
        Name[] counters = [.. _variables.Where(variable => variable.Limit > 0).Select(variable => new Name(Kind.Int, variable.Name))];
        Expression subject = tested == Kind.Int && counters.Length > 0 && !Chance(4) ? Pick(counters) : Number(tested, 1);
        Section[] sections = tested == Kind.Int && Chance(2)
            ? [new Section([new Relation("==", Bound(tested, 0))], null, SectionBody()), new Section([new Relation("==", Bound(tested, 1)), new Relation("==", Bound(tested, 2))], null, SectionBody())]
            : [.. Cases(tested).Select(pattern => new Section([pattern], Guard(1), SectionBody()))];
        return new Switch(subject, Chance(3) && sections.Length > 0 ? sections : [.. sections, new Section([], null, SectionBody())]);
    }

    private Statement[] SectionBody() => [.. Block(isSwitch: true), .. Has(Features.Branches) && Chance(5) ? [new Return(_result, Number(_result, 1))] : Array.Empty<Statement>()];
}
