namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>if, else if and else. An else of one if is written as else if.</summary>
internal sealed record If(Expression Condition, Statement[] Then, Statement[] Otherwise) : Statement
{
    public override string Print(string indent) =>
        $"{indent}if ({Condition.Bare})\n{Block(Then, indent)}" + Otherwise switch
        {
            [] => "",
            [If next] => $"{indent}else {next.Print(indent).TrimStart()}",
            _ => $"{indent}else\n{Block(Otherwise, indent)}",
        };

    public override Flow Run(Frame frame) => Run(Condition.Run(frame).IsTrue ? Then : Otherwise, frame);
}

/// <summary>A section of a switch statement; no patterns are the default. A break at its end leaves the switch.</summary>
internal sealed record Section(Pattern[] Patterns, Expression? When, Statement[] Body)
{
    public string Print(string indent)
    {
        string labels = Patterns.Length == 0
            ? $"{indent}default:\n"
            : string.Concat(Patterns.Select(pattern => $"{indent}case {pattern.Text}{(When is null ? "" : $" when {When.Text}")}:\n"));
        return $"{labels}{Statement.Print(Body, indent + "    ")}{(Body is [.., Return or Jump] ? "" : $"{indent}    break;\n")}";
    }
}

internal sealed record Switch(Expression Subject, Section[] Sections) : Statement
{
    public override string Print(string indent) =>
        $"{indent}switch ({Subject.Bare})\n{indent}{{\n{string.Concat(Sections.Select(section => section.Print(indent + "    ")))}{indent}}}\n";

    public override Flow Run(Frame frame)
    {
        Number subject = Subject.Run(frame);
        Section? chosen = Sections.FirstOrDefault(section =>
            section.Patterns.Any(pattern => pattern.Matches(subject, Subject.Kind, frame) && (section.When?.Run(frame).IsTrue ?? true)))
            ?? Sections.FirstOrDefault(section => section.Patterns.Length == 0);
        Flow flow = chosen is null ? Flow.Next : Run(chosen.Body, frame);
        return flow == Flow.Break ? Flow.Next : flow;
    }
}
