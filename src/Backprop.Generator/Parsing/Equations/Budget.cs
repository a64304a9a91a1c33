using Backprop.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>Nothing that is read may grow without end, or an editor would hang at each keystroke. What exceeds the budget is refused at the place where it did.</summary>
/// <param name="reading">What is read.</param>
/// <param name="outer">The budget of which this is a part.</param>
internal sealed class Budget(Reading reading, Budget? outer)
{
    public const int MostCalls = 20_000;
    public const int MostRounds = 10_000;
    public const int MostNodes = 200_000;

    /// <summary>The rounds after which a loop whose end depends on data is taken to have none.</summary>
    public const int MostUncertainRounds = 256;

    private readonly Spent _spent = outer?._spent ?? new Spent();

    public void TakeCall(IOperation call, string name) =>
        Require(++_spent.Calls <= MostCalls, call, $"The call of '{name}'", $"the cost expands to more than {MostCalls} calls: make it smaller, or pass numbers by value, so that methods need not be written out at each call");

    public void TakeRound(IOperation loop) =>
        Require(++_spent.Rounds <= MostRounds && reading.Graph.Count <= MostNodes, loop, "This loop", $"written out, the loops of the cost have more than {MostRounds} rounds or {MostNodes} operations: make it smaller");

    /// <summary>Entries of vectors and matrices, which will be written out.</summary>
    public void TakeEntries(IOperation operation, int count) =>
        Require((_spent.Entries += count) <= MostNodes, operation, $"'{operation.Syntax}'", $"written out, the vectors and matrices of the cost have more than {MostNodes} operations: make them smaller");

    private void Require(bool condition, IOperation place, string construct, string remedy)
    {
        reading.Cancellation.ThrowIfCancellationRequested();
        if (!condition)
        {
            throw new ExceededException(Descriptors.Unsupported, place.Syntax.GetLocation(), construct, remedy) { IsOfSize = true };
        }
    }

    /// <summary>The budget is exceeded: the cost is not read any further this way.</summary>
    internal sealed class ExceededException(DiagnosticDescriptor descriptor, Location place, params object[] arguments) : Exception
    {
        /// <summary>It is too long, and might be short enough if helpers were not written out.</summary>
        public bool IsOfSize { get; init; }

        public void ReportTo(Problems problems) => problems.Report(descriptor, place, arguments);
    }

    private sealed class Spent
    {
        public int Calls { get; set; }

        public int Rounds { get; set; }

        public int Entries { get; set; }
    }
}
