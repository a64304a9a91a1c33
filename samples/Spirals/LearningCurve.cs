using ScottPlot;
using ScottPlot.TickGenerators;

namespace SpiralsSample;

/// <summary>The picture of the costs over the epochs, on a logarithmic scale.</summary>
public static class LearningCurve
{
    public const int Width = 900;
    public const int Height = 550;

    public static Plot Of(IReadOnlyList<Epoch> epochs)
    {
        var plot = new Plot();
        Curve(plot, epochs, epoch => epoch.TestCost, Colors.DarkRed, $"test set: {epochs[^1].TestCost:F4} in the end");
        Curve(plot, epochs, epoch => epoch.TrainingCost, Colors.SteelBlue, $"training set: {epochs[^1].TrainingCost:F4}");
        plot.Title("Learning three spirals");
        plot.XLabel("epoch");
        plot.YLabel("mean cross-entropy");
        plot.ShowLegend(Alignment.UpperRight);

        var ticks = new NumericManual();
        foreach (double cost in (double[])[0.02, 0.05, 0.1, 0.2, 0.5, 1, 2])
        {
            ticks.AddMajor(Math.Log10(cost), $"{cost}");
        }

        plot.Axes.Left.TickGenerator = ticks;
        plot.Axes.SetLimitsX(0, epochs.Count * 1.02);
        return plot;
    }

    /// <summary>The plot itself is linear: it is given the logarithms.</summary>
    private static void Curve(Plot plot, IReadOnlyList<Epoch> epochs, Func<Epoch, double> cost, Color color, string name)
    {
        double[] numbers = [.. epochs.Select(epoch => (double)epoch.Number)];
        double[] logarithms = [.. epochs.Select(epoch => Math.Log10(cost(epoch)))];
        var curve = plot.Add.ScatterLine(numbers, logarithms, color);
        curve.LineWidth = 2;
        curve.LegendText = name;
    }
}
