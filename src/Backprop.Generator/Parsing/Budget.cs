using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>Nothing that is read may grow without end, or an editor would hang at each keystroke. What exceeds the budget is refused at the place where it did.</summary>
internal sealed class Budget(Reading reading)
{
    public const int MostCalls = 20_000;
    public const int MostRounds = 10_000;
    public const int MostNodes = 200_000;

    /// <summary>The rounds after which a loop whose end depends on data is taken to have none.</summary>
    public const int MostUncertainRounds = 256;

    private int _calls;
    private int _rounds;

    public void TakeCall(IOperation call, string name) =>
        Require(++_calls <= MostCalls, call, $"The call of '{name}'", $"the cost expands to more than {MostCalls} calls: make it smaller");

    public void TakeRound(IOperation loop) =>
        Require(++_rounds <= MostRounds && reading.Graph.Count <= MostNodes, loop, "This loop", $"written out, the loops of the cost have more than {MostRounds} rounds or {MostNodes} operations: make it smaller");

    private void Require(bool condition, IOperation place, string construct, string remedy)
    {
        reading.Cancellation.ThrowIfCancellationRequested();
        if (!condition)
        {
            reading.Refuse(place, construct, remedy);
            throw new ExceededException();
        }
    }

    /// <summary>The budget is exceeded, as has been said: the cost is not read any further.</summary>
    internal sealed class ExceededException : Exception;
}
