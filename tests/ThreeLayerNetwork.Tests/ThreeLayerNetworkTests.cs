using System.Globalization;
using SampleTests;
using SkiaSharp;

namespace ThreeLayerNetworkSample.Tests;

public sealed class ThreeLayerNetworkTests : IDisposable
{
    // Dalal, Fowlkes, Hoadley, J. Am. Stat. Assoc. 84 (1989) 945-957: in the order of the launches.
    private static readonly double[] Temperatures = [66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58];
    private static readonly double[] Distress = [0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1];

    private readonly Sample _sample = new("ThreeLayerNetwork");
    private readonly ThreeLayerNetwork _network = new();

    public ThreeLayerNetworkTests()
    {
        var random = new Random(7);
        foreach (ref double parameter in _network.Parameters)
        {
            parameter = 2 * random.NextDouble() - 1;
        }
    }

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void The_README_shows_the_class() => _sample.ShowsTheFile("ThreeLayerNetwork.cs", parts: 1);

    [Fact]
    public void The_README_shows_the_gradient_that_is_emitted() => Assert.Contains(_sample.Part(1, indentation: 8), _sample.Emitted("Cost"), StringComparison.Ordinal);

    [Fact]
    public void The_README_shows_what_is_printed_in_every_culture()
    {
        // The comma of German numbers must be there to be guarded against.
        Assert.Equal(",", new CultureInfo("de-DE").NumberFormat.NumberDecimalSeparator);

        string output = _sample.Run();
        string shown = SKTypeface.Default.GlyphCount > 0 ? _sample.Shown : _sample.Shown + ", without text: no font is installed (on Debian: apt-get install fonts-dejavu-core)";
        Assert.Equal(shown, output);
        byte[] picture = _sample.Picture("three-layer-network.png");
        Assert.Equal((900, 550), Sample.SizeOf(picture));

        Assert.Equal(output, _sample.Run("de_DE.UTF-8"));
        Assert.Equal(picture, _sample.Picture("three-layer-network.png"));
    }

    [Fact]
    public void The_first_page_of_the_repository_shows_the_same() => Assert.Contains($"```\n{_sample.Shown}\n```\n", _sample.Read("../../README.md"), StringComparison.Ordinal);

    [Fact]
    public void It_learns_that_cold_is_dangerous()
    {
        double[] costs = Train(1000);
        Assert.Equal(costs.OrderDescending(), costs);

        string[] values = [.. ThreeLayerNetwork.ParameterNames.Zip(_network.Parameters.ToArray(), (name, value) => string.Create(CultureInfo.InvariantCulture, $"{name} = {value:F4}"))];
        Assert.Contains(string.Join("  ", values), _sample.Shown, StringComparison.Ordinal);

        double[] fitted = [.. Enumerable.Range(31, 51).Select(temperature => Fitted(temperature))];
        Assert.Equal(fitted.OrderDescending(), fitted);
        Assert.True(fitted[0] > 0.5 && fitted[^1] < 0.5);
    }

    /// <summary>The README says so of the plateau, and of training for longer.</summary>
    [Fact]
    public void It_starts_on_the_plateau_of_the_mean_and_does_not_end_with_the_last_epoch()
    {
        double[] costs = Train(10_000);
        double mean = Distress.Average();
        Assert.Equal(7 / 23.0, mean);
        Assert.Equal(mean * (1 - mean), costs[200], 0.0005);
        Assert.Equal((0.110, 0.99), (Math.Round(costs[^1], 3), Math.Round(Fitted(31), 2)));
    }

    /// <summary>The mean cost before each epoch.</summary>
    private double[] Train(int epochs)
    {
        double[] x = [.. Temperatures.Select(Normalised)];
        double[] costs = new double[epochs];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            costs[epoch] = _network.MeanCostAndGradient(x, Distress, out ThreeLayerNetwork.CostGradient gradient);
            _network.Descend(gradient, learningRate: 2);
        }

        return costs;
    }

    private double Fitted(double temperature) => _network.Predict(Normalised(temperature));

    private static double Normalised(double temperature) =>
        (temperature - Temperatures.Average()) / Math.Sqrt(Temperatures.Average(other => Math.Pow(other - Temperatures.Average(), 2)));
}
