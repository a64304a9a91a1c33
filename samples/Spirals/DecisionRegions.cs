using ScottPlot;
using SkiaSharp;

namespace SpiralsSample;

/// <summary>The picture of the plane, in the colours of the arms that the network takes its points for, and of the test points.</summary>
public static class DecisionRegions
{
    public const int Width = 700;
    public const int Height = 715;

    private const double Edge = 1.2;
    private const int Pixels = 500;

    /// <summary>Light enough for points of the same colour to stand out.</summary>
    private const double Strength = 0.35;

    public static Plot Of(Network network, Samples test, int[] taken)
    {
        var plot = new Plot();
        plot.Add.ImageRect(Plane(network), new CoordinateRect(-Edge, Edge, -Edge, Edge));
        for (int arm = 0; arm < Spiral.Arms; arm++)
        {
            Markers(plot, test, i => test.Arms[i] == arm, MarkerShape.FilledCircle, 6, Arm.All[arm].Color, $"{Arm.All[arm].Name} arm");
        }

        Markers(plot, test, i => test.Arms[i] != taken[i], MarkerShape.OpenCircle, 11, Colors.Black, "taken for another");
        plot.Title("What the network takes each point for, and the test set");
        plot.XLabel("x₁");
        plot.YLabel("x₂");
        plot.Axes.SetLimits(-Edge, Edge, -Edge, Edge);
        plot.ShowLegend(Alignment.UpperLeft);

        // Leaves a square of 620 pixels.
        plot.Layout.Fixed(new PixelPadding(60, 20, 50, 45));
        return plot;
    }

    private static void Markers(Plot plot, Samples test, Func<int, bool> isShown, MarkerShape shape, float size, Color color, string name)
    {
        int[] shown = [.. Enumerable.Range(0, test.Count).Where(isShown)];
        var markers = plot.Add.ScatterPoints(shown.Select(i => test.Points[2 * i]).ToArray(), shown.Select(i => test.Points[(2 * i) + 1]).ToArray(), color);
        markers.MarkerShape = shape;
        markers.MarkerSize = size;
        markers.LegendText = $"{name} ({shown.Length})";
    }

    /// <summary>Colours mixed by probability, so that borders are sharp where the network is sure. A row of pixels is a batch.</summary>
    private static Image Plane(Network network)
    {
        using var bitmap = new SKBitmap(Pixels, Pixels);
        double[] points = new double[2 * Pixels];
        double[] probabilities = new double[Spiral.Arms * Pixels];
        for (int row = 0; row < Pixels; row++)
        {
            for (int column = 0; column < Pixels; column++)
            {
                points[2 * column] = Coordinate(column);
                points[(2 * column) + 1] = -Coordinate(row);
            }

            network.Predict(points, probabilities);
            for (int column = 0; column < Pixels; column++)
            {
                bitmap.SetPixel(column, row, Mixed(probabilities.AsSpan(Spiral.Arms * column, Spiral.Arms)));
            }
        }

        return new Image(bitmap);
    }

    private static double Coordinate(int pixel) => Edge * ((((2 * pixel) + 1) / (double)Pixels) - 1);

    private static SKColor Mixed(ReadOnlySpan<double> probabilities)
    {
        double red = 0, green = 0, blue = 0;
        for (int arm = 0; arm < Spiral.Arms; arm++)
        {
            Color color = Arm.All[arm].Color;
            red += probabilities[arm] * color.R;
            green += probabilities[arm] * color.G;
            blue += probabilities[arm] * color.B;
        }

        return new SKColor(Lightened(red), Lightened(green), Lightened(blue));
    }

    private static byte Lightened(double value) => (byte)Math.Round((Strength * value) + ((1 - Strength) * 255));
}
