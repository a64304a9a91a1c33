using Backprop.Generator.Diagnostics;
using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>
/// Reads loops, round by round, until they end. Where the end depends on data, each further round is read under the condition that it is reached; such a loop must be bounded by
/// something that does not depend on data.
/// </summary>
internal sealed class LoopParser(Reading reading)
{
    public Flow Run(ILoopOperation loop)
    {
        int before = reading.Problems.Count;
        switch (loop)
        {
            case IForLoopOperation { } each:
                return Started(each.Before, () => Rounds(loop, each.Condition, each.Body, each.AtLoopBottom, isTestedFirst: true));
            case IWhileLoopOperation { Condition: { } condition, ConditionIsUntil: false, IgnoredCondition: null } each:
                return Rounds(loop, condition, each.Body, [], each.ConditionIsTop);
            case IForEachLoopOperation { IsAsynchronous: false } each when reading.Arrays.Viewed(each.Collection) is { } collection:
                return Elements(each, collection);
            default:
                reading.Refuse(loop, since: before);
                return Flow.To(Flow.Next, reading.Graph.Constant(true), reading.State);
        }
    }

    private Flow Started(IReadOnlyList<IOperation> before, Func<Flow> rounds)
    {
        Flow start = reading.Statements.RunAll(before);
        return start[Flow.Next] is null ? start : start.Then(rounds(), reading);
    }

    private Flow Rounds(ILoopOperation loop, IOperation? condition, IOperation body, IReadOnlyList<IOperation> bottom, bool isTestedFirst)
    {
        var total = Flow.To(Flow.Next, reading.Graph.Constant(true), reading.State);
        int uncertain = 0;
        for (int round = 0; total[Flow.Next] is { } entry; round++)
        {
            reading.Budget.TakeRound(loop);
            uncertain += reading.Graph[entry.Condition].IsTrue ? 0 : 1;
            if (uncertain > Budget.MostUncertainRounds)
            {
                throw new Budget.ExceededException(Descriptors.Unsupported, loop.Syntax.GetLocation(), "A loop whose number of rounds depends on data", $"bound it by a constant, 'for (int i = 0; i < 50 && …; i++)', of at most {Budget.MostUncertainRounds} rounds");
            }

            bool isTested = condition is not null && (isTestedFirst || round > 0);
            reading.State = entry.State;
            total = total.Then(reading.Under(entry.Condition, () => isTested ? Tested(loop, condition!, body, bottom) : Round(loop, body, bottom)), reading);
        }

        return Ended(total, loop);
    }

    private Flow Elements(IForEachLoopOperation loop, View collection)
    {
        var total = Flow.To(Flow.Next, reading.Graph.Constant(true), reading.State);
        for (int index = 0; index < collection.Length && total[Flow.Next] is { } entry; index++)
        {
            reading.Budget.TakeRound(loop);
            reading.State = entry.State;
            Place element = ArrayParser.At(collection, index);
            total = total.Then(
                reading.Under(entry.Condition, () =>
                {
                    bool isKnown = reading.Declarations.Bind(loop, loop.LoopControlVariable, element);
                    return isKnown ? Round(loop, loop.Body, []) : Flow.To(loop.ExitLabel, reading.Graph.Constant(true), reading.State);
                }),
                reading);
        }

        return Ended(total, loop);
    }

    /// <summary>The condition, and the round where it holds; where it does not, the loop ends.</summary>
    private Flow Tested(ILoopOperation loop, IOperation condition, IOperation body, IReadOnlyList<IOperation> bottom)
    {
        Flow End() => Flow.To(loop.ExitLabel, reading.Graph.Constant(true), reading.State);
        if (reading.Expressions.Parse(condition) is not { } value)
        {
            // Read once, for what else may be wrong in it.
            Round(loop, body, bottom);
            return End();
        }

        return reading.Statements.Fork(loop, value, () => Round(loop, body, bottom), End);
    }

    private Flow Round(ILoopOperation loop, IOperation body, IReadOnlyList<IOperation> bottom)
    {
        Flow round = reading.Statements.Run(body).Rename(loop.ContinueLabel, Flow.Next, reading);
        if (bottom.Count == 0 || round[Flow.Next] is not { } end)
        {
            return round;
        }

        reading.State = end.State;
        return round.Then(reading.Under(end.Condition, () => reading.Statements.RunAll(bottom)), reading);
    }

    private Flow Ended(Flow total, ILoopOperation loop) => total.Rename(loop.ExitLabel, Flow.Next, reading);
}
