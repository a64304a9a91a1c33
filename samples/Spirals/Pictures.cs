using ScottPlot;
using SkiaSharp;

namespace SpiralsSample;

/// <summary>Learning curve and decision regions.</summary>
public static class Pictures
{
    private const double Edge = 1.2;
    private const int Pixels = 500;

    // Told apart without red and green.
    private static readonly Color[] ArmColors = [new(0, 90, 181), new(230, 140, 0), new(0, 158, 115)];

    /// <summary>The costs of both sets after each epoch, on a logarithmic scale.</summary>
    public static Plot LearningCurve(List<double> training, List<double> test)
    {
        var plot = new Plot();
        Curve(test, Colors.DarkRed, $"test set: {test[^1]:F4} in the end");
        Curve(training, Colors.SteelBlue, $"training set: {training[^1]:F4}");
        plot.Title("Learning three spirals");
        plot.XLabel("epoch");
        plot.YLabel("mean cross-entropy");
        double[] ticks = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2];
        plot.Axes.Left.SetTicks([.. ticks.Select(Math.Log10)], [.. ticks.Select(cost => $"{cost}")]);
        plot.ShowLegend(Alignment.UpperRight);
        return plot;

        void Curve(List<double> costs, Color color, string name)
        {
            var curve = plot.Add.ScatterLine(Enumerable.Range(1, costs.Count).ToArray(), costs.Select(Math.Log10).ToArray(), color);
            (curve.LineWidth, curve.LegendText) = (2, name);
        }
    }

    /// <summary>The plane in the colours of the arms that the network takes its points for, and the test set.</summary>
    public static Plot DecisionRegions(Network network, Points test, int[] taken)
    {
        var plot = new Plot();
        plot.Add.ImageRect(Plane(network), new CoordinateRect(-Edge, Edge, -Edge, Edge));
        for (int arm = 0; arm < 3; arm++)
        {
            Dots($"{Spiral.Names[arm]} arm", i => test.Arms[i] == arm, MarkerShape.FilledCircle, 6, ArmColors[arm]);
        }

        Dots("taken for another", i => test.Arms[i] != taken[i], MarkerShape.OpenCircle, 11, Colors.Black);
        plot.Title("What the network takes each point for, and the test set");
        plot.XLabel("x₁");
        plot.YLabel("x₂");
        plot.Axes.SetLimits(-Edge, Edge, -Edge, Edge);
        plot.Layout.Fixed(new PixelPadding(60, 20, 50, 45)); // Leaves a square of 620 pixels.
        plot.ShowLegend(Alignment.UpperLeft);
        return plot;

        void Dots(string name, Func<int, bool> isShown, MarkerShape shape, float size, Color color)
        {
            int[] shown = [.. Enumerable.Range(0, test.Arms.Length).Where(isShown)];
            var dots = plot.Add.ScatterPoints(shown.Select(i => test.X[2 * i]).ToArray(), shown.Select(i => test.X[2 * i + 1]).ToArray(), color);
            (dots.MarkerShape, dots.MarkerSize, dots.LegendText) = (shape, size, $"{name} ({shown.Length})");
        }
    }

    /// <summary>Colours mixed by probability, so that borders are sharp where the network is sure, and light, so that points stand out.</summary>
    private static Image Plane(Network network)
    {
        using var bitmap = new SKBitmap(Pixels, Pixels);
        double[] coordinates = [.. Enumerable.Range(0, Pixels).Select(i => Edge * ((2 * i + 1.0) / Pixels - 1))];
        double[] probabilities = new double[3 * Pixels];
        for (int row = 0; row < Pixels; row++)
        {
            network.Predict(coordinates.SelectMany(x1 => new[] { x1, -coordinates[row] }).ToArray(), probabilities);
            for (int column = 0; column < Pixels; column++)
            {
                double[] shares = probabilities[(3 * column)..(3 * column + 3)];
                byte Mixed(Func<Color, byte> part) => (byte)(0.65 * 255 + 0.35 * shares.Zip(ArmColors, (share, color) => share * part(color)).Sum());
                bitmap.SetPixel(column, row, new SKColor(Mixed(color => color.R), Mixed(color => color.G), Mixed(color => color.B)));
            }
        }

        return new Image(bitmap);
    }
}
