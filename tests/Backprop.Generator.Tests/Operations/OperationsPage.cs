using System.Globalization;
using System.Text;

namespace Backprop.Generator.Tests;

/// <summary>docs/operations.md: what the emitted gradients of the table cost, beside those by hand.</summary>
internal static class OperationsPage
{
    public static string Write()
    {
        var page = new StringBuilder();
        page.Append("""
            # Operations

            <!-- Written by a test from tests/Backprop.Generator.Tests/Operations: mend a model or the generator, and accept what the test writes. -->

            An emitted gradient should be what a careful person would write. Here are twenty costs, from learning, calibration, physics, games, control and finance, and the floating-point operations of
            cost and gradient together: `ByHand` is derived and written by hand, `CostAndGradient` is emitted. Both stand in one class, in [Operations/Models](../tests/Backprop.Generator.Tests/Operations/Models), a file for each cost.
            Where a number differs, `9 → 10` is nine by hand and ten emitted.

            | model | + − | × | ÷ | functions | choices | by hand | emitted | ratio |
            |---|---|---|---|---|---|---|---|---|

            """);
        Row[] rows = Rows();
        foreach (Row row in rows)
        {
            row.AppendTo(page);
        }

        Total(rows).AppendTo(page);
        page.Append("""

            ## How it is counted

            - An operation counts one, whatever it takes: a sum, a difference, a change of sign, a product, a square, a quotient. What the compiler computes, such as −0.5, counts nothing.
            - A function counts one for each number that it yields: `Functions.Sigmoid(z, out double slope)` is two, for σ and σ′, on both sides. What is inside of it counts nothing.
            - A choice counts one with its comparison, `&&`, `||` and `!` count one more each, and so do |x|, the larger and the smaller. A function with a derivative of the user's counts one, and so do its partials.
            - By hand the cost is computed as the model has it, to the same bits, because that is what the emitted code has to do. The gradient is free: it may use whatever a person sees.
              A test compares it with the emitted one at eight points, to 1e-12 of its value.
            - No number here can change unnoticed: the page is written by a test, which fails while it differs.

            """);
        return page.ToString().ReplaceLineEndings("\n");
    }

    public static Row[] Rows() => [.. OperationModel.Table.Select(model => new Row(model.Title, OperationsRun.ByHand(model), OperationsRun.Emitted(model)))];

    public static Row Total(IEnumerable<Row> rows) => rows.Aggregate((sum, row) => new Row("**together**", sum.ByHand + row.ByHand, sum.Emitted + row.Emitted));

    internal sealed record Row(string Title, OperationCount ByHand, OperationCount Emitted)
    {
        public double Ratio => (double)Emitted.Total / ByHand.Total;

        public void AppendTo(StringBuilder page) => page.AppendLine(CultureInfo.InvariantCulture,
            $"| {Title} | {Both(x => x.Sums)} | {Both(x => x.Products)} | {Both(x => x.Quotients)} | {Both(x => x.Functions)} | {Both(x => x.Choices)} | {ByHand.Total} | {Emitted.Total} | {Ratio:F2} |");

        private string Both(Func<OperationCount, int> part) =>
            part(ByHand) == part(Emitted) ? part(ByHand).ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{part(ByHand)} → {part(Emitted)}");
    }
}
