using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Reads switch statements: the sections are asked in their order, the default comes last wherever it stands.</summary>
internal sealed class SwitchParser(Reading reading)
{
    public Flow Run(ISwitchOperation choice)
    {
        if (reading.Expressions.Parse(choice.Value) is not { } value)
        {
            foreach (ISwitchCaseOperation section in choice.Cases)
            {
                reading.Statements.RunAll(section.Body);
            }

            return Flow.To(Flow.Next, reading.Graph.Constant(true), reading.State);
        }

        ISwitchCaseOperation? otherwise = choice.Cases.FirstOrDefault(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));
        return Ask(0).Rename(choice.ExitLabel, Flow.Next, reading);

        Flow Ask(int index)
        {
            if (index == choice.Cases.Length)
            {
                return otherwise is null ? Flow.To(Flow.Next, reading.Graph.Constant(true), reading.State) : reading.Statements.RunAll(otherwise.Body);
            }

            ISwitchCaseOperation section = choice.Cases[index];
            return reading.Statements.Fork(choice, Any(section, value, 0), () => reading.Statements.RunAll(section.Body), () => Ask(index + 1));
        }
    }

    /// <summary>One of the section's labels from this one on applies.</summary>
    private Value? Any(ISwitchCaseOperation section, Value value, int index)
    {
        ICaseClauseOperation[] clauses = [.. section.Clauses.Where(clause => clause is not IDefaultCaseClauseOperation)];
        return index == clauses.Length ? new Scalar(reading.Graph.Constant(false))
            : Condition(clauses[index], value) is not Scalar first ? null
            : reading.Choices.Between(clauses[index], first.Id, () => new Scalar(reading.Graph.Constant(true)), () => Any(section, value, index + 1));
    }

    private Value? Condition(ICaseClauseOperation clause, Value value) => clause switch
    {
        ISingleValueCaseClauseOperation single when value is Scalar => reading.Patterns.IsConstant(clause, value, single.Value),
        IPatternCaseClauseOperation pattern => reading.Patterns.Condition(clause, pattern.Pattern, pattern.Guard, value),
        _ => reading.Refuse(clause),
    };
}
