namespace Backprop.Generator.Tests.RandomPrograms;

internal abstract record Loop(Statement[] Body) : Statement
{
    /// <summary>One round; true if the loop goes on.</summary>
    protected bool Round(Frame frame, out Flow flow)
    {
        frame.Step();
        flow = Run(Body, frame);
        bool goesOn = flow is Flow.Next or Flow.Continue;
        flow = flow == Flow.Return ? flow : Flow.Next;
        return goesOn;
    }
}

/// <summary>for (int i = first; condition; advance)</summary>
internal sealed record For(Declaration Counter, Expression Condition, Expression Advance, Statement[] Body) : Loop(Body)
{
    public override string Print(string indent) =>
        $"{indent}for ({Counter.Print("").TrimEnd()} {Condition.Bare}; {Advance.Bare})\n{Block(Body, indent)}";

    public override Flow Run(Frame frame)
    {
        Counter.Run(frame);
        for (; Condition.Run(frame).IsTrue; Advance.Run(frame))
        {
            if (!Round(frame, out Flow flow))
            {
                return flow;
            }
        }

        return Flow.Next;
    }
}

internal sealed record While(Expression Condition, Statement[] Body) : Loop(Body)
{
    public override string Print(string indent) => $"{indent}while ({Condition.Bare})\n{Block(Body, indent)}";

    public override Flow Run(Frame frame)
    {
        while (Condition.Run(frame).IsTrue)
        {
            if (!Round(frame, out Flow flow))
            {
                return flow;
            }
        }

        return Flow.Next;
    }
}

internal sealed record DoWhile(Expression Condition, Statement[] Body) : Loop(Body)
{
    public override string Print(string indent) => $"{indent}do\n{Block(Body, indent)}{indent}while ({Condition.Bare});\n";

    public override Flow Run(Frame frame)
    {
        do
        {
            if (!Round(frame, out Flow flow))
            {
                return flow;
            }
        }
        while (Condition.Run(frame).IsTrue);
        return Flow.Next;
    }
}

/// <summary>foreach over an array that has a name, or over one that is written in place. An element is read when its turn comes.</summary>
internal sealed record ForEach(string Keyword, string Identifier, string? Array, Expression[] Elements, Statement[] Body) : Loop(Body)
{
    public override string Print(string indent)
    {
        string source = Array ?? $"new double[] {{ {string.Join(", ", Elements.Select(element => element.Bare))} }}";
        return $"{indent}foreach ({Keyword} {Identifier} in {source})\n{Block(Body, indent)}";
    }

    public override Flow Run(Frame frame)
    {
        ArraySegment<Number> items = Array is null ? Elements.Select(element => element.RunAs(Kind.Double, frame)).ToArray() : frame.FindAggregate(Array);
        for (int index = 0; index < items.Count; index++)
        {
            frame.Declare(Identifier, items[index]);
            if (!Round(frame, out Flow flow))
            {
                return flow;
            }
        }

        return Flow.Next;
    }
}
