namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>Loops, whose number of rounds is known at compile time, unless a break or a condition ends them before.</summary>
internal sealed partial class ProgramBuilder
{
    private Statement Loop()
    {
        int rounds = 1 + Next(_place.Repeats > 1 ? 2 : 4);
        return Choose<Statement>(
            (4, () => CountedFor(rounds)),
            (2, () => CountedWhile(rounds)),
            (1, () => CountedDo(rounds)),
            (1, () => Endless(rounds)),
            (2, () => Each(rounds)));
    }

    private For CountedFor(int rounds) => Scoped(() =>
    {
        Variable[] outer = [.. _variables.Where(variable => variable.Limit is > 0 and <= 4)];
        int stride = 1 + Next(2);
        bool isDown = Chance(3);
        int first = isDown ? (rounds - 1) * stride : Next(2);
        int last = isDown ? 0 : first + ((rounds - 1) * stride);
        string name = NewName("i");
        var counter = new Name(Kind.Int, name);
        Expression condition = Choose<Expression>(
            (1, () => new Binary(isDown ? ">=" : "<=", counter, new Literal(Kind.Int, last))),
            (isDown ? 0 : 2, () => new Binary("<", counter, new Literal(Kind.Int, last + 1))),
            (isDown || outer.Length == 0 ? 0 : 2, () => new Binary("<", counter, new Name(Kind.Int, Pick(outer).Name))),
            (With(Features.Branches, isDown ? 0 : 1), () => new ShortCircuit("&&", new Binary("<", counter, new Literal(Kind.Int, last + 1)), Condition(1))));
        Expression advance = stride == 1 && !Chance(4)
            ? new Step(counter, isDown ? "--" : "++", Chance(3))
            : new Update(counter, isDown ? "-" : "+", new Literal(Kind.Int, stride));
        AddCounter(name, Math.Max(first, last) + 4);
        return new For(new Declaration(Kind.Int, Chance(3) ? "var" : "int", name, new Literal(Kind.Int, first)), condition, advance, Block(rounds, isLoop: true));
    });

    /// <summary>The counter runs down at the head of a round, so that continue cannot pass it by.</summary>
    private Group CountedWhile(int rounds)
    {
        string name = NewName("k");
        var counter = new Name(Kind.Int, name);
        Statement[] body = Counting(name, rounds);
        bool isShort = Has(Features.Assignments) && Chance(2);
        Expression condition = new Binary(">", isShort ? new Step(counter, "--", false) : counter, new Literal(Kind.Int, 0));
        return Counted(name, rounds, new While(condition, isShort ? body : [new Evaluate(new Update(counter, "-", new Literal(Kind.Int, 1))), .. body]));
    }

    private Group CountedDo(int rounds)
    {
        string name = NewName("k");
        var counter = new Name(Kind.Int, name);
        Statement[] body = Counting(name, rounds);
        return Counted(name, 0, new DoWhile(new Binary("<", counter, new Literal(Kind.Int, rounds)), [new Evaluate(new Update(counter, "+", new Literal(Kind.Int, 1))), .. body]));
    }

    /// <summary>while (true), with a break.</summary>
    private Group Endless(int rounds)
    {
        string name = NewName("k");
        var counter = new Name(Kind.Int, name);
        Statement[] body = Counting(name, rounds);
        return Counted(name, 0, new While(
            new Literal(Kind.Bool, 1),
            [new If(new Binary(">=", counter, new Literal(Kind.Int, rounds)), [new Jump(Flow.Break)], []), new Evaluate(new Update(counter, "+", new Literal(Kind.Int, 1))), .. body]));
    }

    private Statement[] Counting(string name, int rounds) => Scoped(() =>
    {
        AddCounter(name, rounds + 1);
        return Block(rounds, isLoop: true);
    });

    /// <summary>Behind the loop the counter is an int like any other.</summary>
    private Group Counted(string name, int first, Statement loop)
    {
        _variables.Add(new Variable(Kind.Int, name, IsWritable: false));
        return new Group([new Declaration(Kind.Int, "int", name, new Literal(Kind.Int, first)), loop], false);
    }

    private void AddCounter(string name, int limit) => _variables.Add(new Variable(Kind.Int, name, IsWritable: false, Limit: limit));

    private ForEach Each(int rounds) => Scoped(() =>
    {
        Aggregate[] arrays = [.. _aggregates.Where(aggregate => !aggregate.IsComposite && aggregate.Length <= 4 && aggregate.Length * _place.Repeats <= 12)];
        Aggregate? array = arrays.Length > 0 && !Chance(4) ? Pick(arrays) : null;
        Expression[] elements = array is null ? [.. Enumerable.Range(0, rounds).Select(_ => Operand(Kind.Double, 1))] : [];
        string name = NewName("e");
        _variables.Add(new Variable(Kind.Double, name, IsWritable: false));
        return new ForEach(Chance(2) ? "var" : "double", name, array?.Name, elements, Block(array?.Length ?? rounds, isLoop: true));
    });
}
