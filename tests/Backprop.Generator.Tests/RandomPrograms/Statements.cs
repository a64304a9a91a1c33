namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>Where a statement leaves the program.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
    Return,
}

internal abstract record Statement
{
    public abstract string Print(string indent);

    public abstract Flow Run(Frame frame);

    public static string Print(Statement[] statements, string indent) => string.Concat(statements.Select(statement => statement.Print(indent)));

    public static string Block(Statement[] statements, string indent) => $"{indent}{{\n{Print(statements, indent + "    ")}{indent}}}\n";

    public static Flow Run(Statement[] statements, Frame frame)
    {
        foreach (Statement statement in statements)
        {
            frame.Step();
            if (statement.Run(frame) is not Flow.Next and Flow flow)
            {
                return flow;
            }
        }

        return Flow.Next;
    }
}

/// <summary>double x = …;, var x = …; or double x;</summary>
/// <param name="Keyword">var, the type, or const with the type.</param>
internal sealed record Declaration(Kind Kind, string Keyword, string Identifier, Expression? Value) : Statement
{
    public override string Print(string indent) => $"{indent}{Keyword} {Identifier}{(Value is null ? "" : " = " + Value.Bare)};\n";

    public override Flow Run(Frame frame)
    {
        frame.Declare(Identifier, Value?.RunAs(Kind, frame) ?? double.NaN);
        return Flow.Next;
    }
}

/// <summary>ref double x = ref y;</summary>
internal sealed record RefDeclaration(string Identifier, Target Target) : Statement
{
    public override string Print(string indent) => $"{indent}ref {Target.Kind.Keyword()} {Identifier} = ref {Target.Text};\n";

    public override Flow Run(Frame frame)
    {
        frame.Bind(Identifier, Target.Locate(frame));
        return Flow.Next;
    }
}

/// <summary>An assignment, an update or a step as a statement.</summary>
internal sealed record Evaluate(Expression Expression) : Statement
{
    public override string Print(string indent) => $"{indent}{Expression.Bare};\n";

    public override Flow Run(Frame frame)
    {
        Expression.Run(frame);
        return Flow.Next;
    }
}

internal sealed record LocalFunction(Helper Helper) : Statement
{
    public override string Print(string indent) => Helper.Print(indent, "");

    public override Flow Run(Frame frame)
    {
        frame.Declare(Helper);
        return Flow.Next;
    }
}

internal sealed record Return(Kind Kind, Expression Value) : Statement
{
    public override string Print(string indent) => $"{indent}return {Value.Bare};\n";

    public override Flow Run(Frame frame)
    {
        frame.Result = Value.RunAs(Kind, frame);
        return Flow.Return;
    }
}

/// <summary>break; or continue;</summary>
internal sealed record Jump(Flow To) : Statement
{
    public override string Print(string indent) => $"{indent}{To.ToString().ToLowerInvariant()};\n";

    public override Flow Run(Frame frame) => To;
}

/// <summary>Statements in braces of their own, or one after the other where they belong together.</summary>
internal sealed record Group(Statement[] Statements, bool HasBraces) : Statement
{
    public override string Print(string indent) => HasBraces ? Block(Statements, indent) : Print(Statements, indent);

    public override Flow Run(Frame frame) => Run(Statements, frame);
}
