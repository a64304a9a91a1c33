using System.Globalization;
using System.Text;

namespace Backprop.Benchmarks;

/// <summary>The ratios of a run as a table in markdown.</summary>
internal static class RatioTable
{
    private static readonly (Type Benchmarks, string Title)[] _rows =
    [
        (typeof(OneSample), "one sample, `double`"),
        (typeof(OneSampleF), "one sample, `float`"),
        (typeof(Mean), "mean, `double`"),
        (typeof(MeanF), "mean, `float`"),
    ];

    private static readonly (string Title, string Numerator, string Denominator)[] _columns =
    [
        ("generated / scalar C#", nameof(Mean.Generated), nameof(Mean.ScalarCSharp)),
        ("generated / TensorPrimitives", nameof(Mean.Generated), nameof(Mean.TensorPrimitives)),
        ("generated / C", nameof(Mean.Generated), nameof(Mean.C)),
        ("one thread / two threads", nameof(Mean.Generated), nameof(Mean.TwoThreads)),
    ];

    public static string Write(Ratios ratios)
    {
        var table = new StringBuilder();
        Append(table, ["", "N", .. _columns.Select(column => column.Title), "bytes allocated"]);
        Append(table, ["---", .. Enumerable.Repeat("---:", _columns.Length + 2)]);
        foreach ((Type benchmarks, string title) in _rows)
        {
            foreach (int count in ratios.CountsOf(benchmarks))
            {
                Append(table,
                [
                    title,
                    count == 0 ? "" : count.ToString("N0", CultureInfo.InvariantCulture),
                    .. _columns.Select(column => Text(ratios.Of(benchmarks, count, column.Numerator, column.Denominator))),
                    $"{ratios.BytesOf(benchmarks, count, nameof(Mean.Generated))}",
                ]);
            }
        }

        return table.ToString();
    }

    private static void Append(StringBuilder table, IEnumerable<string> cells) => table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Text(double? ratio) => ratio is { } number ? number.ToString(number < 0.1 ? "F3" : "F2", CultureInfo.InvariantCulture) : "";
}
