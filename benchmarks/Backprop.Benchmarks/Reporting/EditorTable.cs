using System.Globalization;
using System.Text;

namespace Backprop.Benchmarks;

/// <summary>What edits cost, in milliseconds: what an editor notices is no ratio.</summary>
internal static class EditorTable
{
    private static readonly (Type Benchmarks, string Title, string Benchmark)[] _rows =
    [
        (typeof(EditorTypes), "types: the first run", nameof(EditorTypes.Cold)),
        (typeof(EditorTypes), "types: an edit in another file", nameof(EditorTypes.EditElsewhere)),
        (typeof(EditorTypes), "types: an edit of a comment", nameof(EditorTypes.EditOfComment)),
        (typeof(EditorTypes), "types: an edit of one cost method", nameof(EditorTypes.EditOfMethod)),
        (typeof(EditorGraphs), "operations in one cost method", nameof(EditorGraphs.Generation)),
    ];

    public static string Write(Ratios ratios)
    {
        var table = new StringBuilder("|  | how many | ms | µs for each |\n| --- | ---: | ---: | ---: |\n");
        foreach ((Type benchmarks, string title, string benchmark) in _rows)
        {
            foreach (string count in ratios.CasesOf(benchmarks))
            {
                double milliseconds = ratios.Milliseconds(benchmarks, count, benchmark);
                double each = milliseconds * 1000 / int.Parse(count, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
                table.Append(CultureInfo.InvariantCulture, $"| {title} | {count} | {milliseconds:N1} | {each:N0} |\n");
            }
        }

        return table.ToString();
    }
}
