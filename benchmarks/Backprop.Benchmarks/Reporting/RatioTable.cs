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

    private static readonly (Type Benchmarks, string Title)[] _rowsOfLayers =
    [
        (typeof(LayersMean), "mean over 1,024 samples"),
        (typeof(LayersOneSample), "one sample"),
    ];

    /// <summary>The network of single neurons.</summary>
    public static string Write(Ratios ratios) => Write(ratios, _rows, "N", _columns);

    /// <summary>A hundred thousand parameters against a hundred, where they are compiled.</summary>
    public static string WriteCompileTime(Ratios ratios) => Write(ratios, [(typeof(CompileTime), "2-310-310-1 / 2-8-8-1")], "time of", [("ratio", nameof(CompileTime.OfHundredThousand), nameof(CompileTime.OfHundred))], hasBytes: false);

    /// <summary>Networks of layers.</summary>
    public static string WriteLayers(Ratios ratios) => Write(ratios, _rowsOfLayers, "network", [("generated / C", nameof(LayersMean.Generated), nameof(LayersMean.C))]);

    private static string Write(Ratios ratios, (Type Benchmarks, string Title)[] rows, string cases, (string Title, string Numerator, string Denominator)[] columns, bool hasBytes = true)
    {
        var table = new StringBuilder();
        Append(table, ["", cases, .. columns.Select(column => column.Title), .. hasBytes ? ["bytes allocated"] : Array.Empty<string>()]);
        Append(table, ["---", .. Enumerable.Repeat("---:", columns.Length + (hasBytes ? 2 : 1))]);
        foreach ((Type benchmarks, string title) in rows)
        {
            foreach (string what in ratios.CasesOf(benchmarks))
            {
                Append(table,
                [
                    title,
                    what,
                    .. columns.Select(column => Text(ratios.Of(benchmarks, what, column.Numerator, column.Denominator))),
                    .. hasBytes ? [$"{ratios.BytesOf(benchmarks, what, nameof(Mean.Generated))}"] : Array.Empty<string>(),
                ]);
            }
        }

        return table.ToString();
    }

    private static void Append(StringBuilder table, IEnumerable<string> cells) => table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Text(double? ratio) => ratio is { } number ? number.ToString(number < 0.1 ? "F3" : "F2", CultureInfo.InvariantCulture) : "";
}
