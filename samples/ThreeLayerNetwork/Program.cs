using System.Globalization;
using ScottPlot;
using SkiaSharp;
using ThreeLayerNetworkSample;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; // Numbers read alike everywhere, on the axes of the picture too.

string file = Path.Combine(AppContext.BaseDirectory, "challenger.csv");
string[][] rows = [.. File.ReadLines(file).Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split(','))];
double[] temperatures = [.. rows.Select(row => double.Parse(row[0], CultureInfo.InvariantCulture))];
double[] y = [.. rows.Select(row => double.Parse(row[1], CultureInfo.InvariantCulture))];

// The network sees temperatures with mean 0 and standard deviation 1.
double mean = temperatures.Average();
double deviation = Math.Sqrt(temperatures.Average(temperature => (temperature - mean) * (temperature - mean)));
double Normalised(double temperature) => (temperature - mean) / deviation;
double[] x = [.. temperatures.Select(Normalised)];

var random = new Random(7);
var network = new ThreeLayerNetwork();
foreach (ref double parameter in network.Parameters)
{
    parameter = 2 * random.NextDouble() - 1;
}

for (int epoch = 1; epoch <= 1000; epoch++)
{
    network.MeanCostAndGradient(x, y, out ThreeLayerNetwork.CostGradient gradient);
    network.Descend(gradient, learningRate: 2); // Large, because three factors σ′ ≤ ¼ make the gradient of the first layer small.
    if (epoch % 100 == 0)
    {
        Console.WriteLine($"epoch {epoch,4}  mean cost {network.MeanCost(x, y):F6}");
    }
}

double Fitted(double temperature) => network.Predict(Normalised(temperature));
string[] values = [.. ThreeLayerNetwork.ParameterNames.Zip(network.Parameters.ToArray(), (name, value) => $"{name} = {value:F4}")];
Console.WriteLine($"\n{string.Join("  ", values)}\n\n°F  launches  with distress  fitted");
foreach (var launches in temperatures.Zip(y).GroupBy(launch => launch.First, launch => launch.Second).OrderBy(launches => launches.Key))
{
    Console.WriteLine($"{launches.Key}  {launches.Count(),8}  {launches.Sum(),13}  {Fitted(launches.Key),6:F3}");
}

Console.WriteLine($"\nprobability of distress at 31 °F, the temperature of Challenger's launch: {Fitted(31):F3}");

var plot = new Plot();
foreach (((double temperature, double distress), int count) in temperatures.Zip(y).CountBy(launch => launch))
{
    plot.Add.Marker(temperature, distress, MarkerShape.FilledCircle, 9 * MathF.Sqrt(count), Colors.SteelBlue.WithAlpha(0.7));
}

Curve(temperatures.Min(), temperatures.Max(), LinePattern.Solid, "fitted");
Curve(31, temperatures.Min(), LinePattern.Dashed, "extrapolated");
plot.Add.Marker(31, Fitted(31), MarkerShape.OpenDiamond, 14, Colors.DarkRed).LegendText = "Challenger's launch";
plot.Title("O-ring distress at launch, before Challenger; the area of a dot is the number of launches");
plot.XLabel("joint temperature in °F");
plot.YLabel("distress (1) or none (0), and its probability");
plot.ShowLegend(Alignment.MiddleRight);
plot.SavePng("three-layer-network.png", 900, 550);
string missing = SKTypeface.Default.GlyphCount > 0 ? "" : ", without text: no font is installed (on Debian: apt-get install fonts-dejavu-core)";
Console.WriteLine($"picture: three-layer-network.png{missing}");

void Curve(double from, double to, LinePattern pattern, string name)
{
    double[] t = [.. Enumerable.Range(0, 301).Select(i => from + (to - from) * i / 300)];
    var curve = plot.Add.ScatterLine(t, [.. t.Select(Fitted)], Colors.DarkRed);
    (curve.LineWidth, curve.LinePattern, curve.LegendText) = (2.5f, pattern, name);
}
