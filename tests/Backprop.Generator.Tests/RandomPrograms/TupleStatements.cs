namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>A tuple or a pair as a new local.</summary>
internal sealed record CompositeDeclaration(string Keyword, string Identifier, Composite Value) : Statement
{
    public override string Print(string indent) => $"{indent}{Keyword} {Identifier} = {Value.Text};\n";

    public override Flow Run(Frame frame)
    {
        frame.Bind(Identifier, Value.Run(frame));
        return Flow.Next;
    }
}

internal sealed record CompositeAssignment(string Identifier, Composite Value) : Statement
{
    public override string Print(string indent) => $"{indent}{Identifier} = {Value.Text};\n";

    public override Flow Run(Frame frame)
    {
        Number[] value = Value.Run(frame);
        value.CopyTo(frame.FindAggregate(Identifier).AsSpan());
        return Flow.Next;
    }
}

/// <summary>var (x, y) = …; or (double x, double y) = …;</summary>
internal sealed record Deconstruction(bool IsTyped, string First, string Second, Composite Value) : Statement
{
    public override string Print(string indent) => $"{indent}{(IsTyped ? $"(double {First}, double {Second})" : $"var ({First}, {Second})")} = {Value.Text};\n";

    public override Flow Run(Frame frame)
    {
        Number[] value = Value.Run(frame);
        frame.Declare(First, value[0]);
        frame.Declare(Second, value[1]);
        return Flow.Next;
    }
}

/// <summary>(x, y) = …; : places first, then values, then stores. (x, y) = (y, x) swaps.</summary>
internal sealed record TupleAssignment(Target First, Target Second, Composite Value) : Statement
{
    public override string Print(string indent) => $"{indent}({First.Text}, {Second.Text}) = {Value.Text};\n";

    public override Flow Run(Frame frame)
    {
        (Place first, Place second) = (First.Locate(frame), Second.Locate(frame));
        Number[] value = Value.Run(frame);
        first.Value = value[0];
        second.Value = value[1];
        return Flow.Next;
    }
}
