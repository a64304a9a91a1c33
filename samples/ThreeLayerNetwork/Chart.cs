using ScottPlot;
using SkiaSharp;

namespace ThreeLayerNetworkSample;

/// <summary>The picture of data and fitted curve.</summary>
public static class Chart
{
    /// <summary>Why the picture has no text, or null if it has: ScottPlot brings no font, and a bare container has none either.</summary>
    /// <remarks>Without fonts SkiaSharp still counts one family, which is nameless. It has no glyphs.</remarks>
    public static string? MissingText { get; } =
        SKTypeface.Default.GlyphCount > 0 ? null : "the picture has no text: no font is installed (on Debian: apt-get install fonts-dejavu-core)";

    public static void Save(string path, Observations data, Func<double, double> fitted, double? extrapolateTo)
    {
        var plot = new Plot();
        double from = data.X.Min();
        double to = data.X.Max();

        Curve(plot, fitted, from, to, LinePattern.Solid, "fitted");
        if (extrapolateTo is { } outside)
        {
            Curve(plot, fitted, Math.Min(outside, from), from, LinePattern.Dashed, "extrapolated");
            var marker = plot.Add.Marker(outside, fitted(outside), MarkerShape.OpenDiamond, 14, Colors.DarkRed);
            marker.LegendText = FormattableString.Invariant($"{outside} °F: {fitted(outside):F2}");
        }

        Dots(plot, data);
        plot.Title(extrapolateTo is null ? "Three layers of one neuron" : "O-ring distress at launch, before Challenger");
        plot.XLabel(extrapolateTo is null ? "x" : "joint temperature in °F");
        plot.YLabel(extrapolateTo is null ? "y" : "distress (1) or none (0), and its probability");
        plot.Axes.SetLimitsY(-0.05, 1.05);
        plot.ShowLegend(Alignment.MiddleRight);
        try
        {
            plot.SavePng(path, 900, 550);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path}: cannot be written", problem);
        }
    }

    private static void Curve(Plot plot, Func<double, double> fitted, double from, double to, LinePattern pattern, string name)
    {
        double[] x = [.. Enumerable.Range(0, 301).Select(i => from + ((to - from) * i / 300))];
        var curve = plot.Add.ScatterLine(x, [.. x.Select(fitted)], Colors.DarkRed);
        curve.LineWidth = 2.5f;
        curve.LinePattern = pattern;
        curve.LegendText = name;
    }

    /// <summary>Equal observations lie on top of each other: the area of a dot is their number.</summary>
    private static void Dots(Plot plot, Observations data)
    {
        string legend = "observed (area: how many)";
        foreach (var group in data.X.Zip(data.Y).GroupBy(pair => pair).OrderBy(group => group.Count()))
        {
            var dot = plot.Add.Marker(group.Key.First, group.Key.Second, MarkerShape.FilledCircle, 9 * (float)Math.Sqrt(group.Count()), Colors.SteelBlue.WithAlpha(0.7));
            dot.LegendText = legend;

            // One entry in the legend, and the smallest dot in it.
            legend = "";
        }
    }
}
