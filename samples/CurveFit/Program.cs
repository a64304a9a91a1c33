using System.Globalization;
using CurveFitSample;
using ScottPlot;
using SkiaSharp;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; // Numbers read alike everywhere, on the axes of the picture too.

double[] x = [9, 14, 21, 28, 42, 57, 63, 70, 79];
double[] y = [8.930, 10.800, 18.590, 22.330, 39.350, 56.110, 61.730, 64.620, 67.080];
var curve = new Growth { B1 = 100, B2 = 1, B3 = 0.1 };
var fit = new Fit(curve, x, y);
fit.MoveToMinimum();

string[] names = [.. Growth.ParameterNames, .. Growth.ParameterNames.Select(name => $"standard error of {name}"), "sum of squares", "standard deviation"];
double[] fitted = [.. curve.Parameters, .. fit.Covariance.Diagonal().PointwiseSqrt(), fit.SumOfSquares, fit.StandardDeviation];
double[] certified = [72.462237576, 2.6180768402, 0.067359200066, 1.7340283401, 0.088295217536, 0.0034465663377, 8.0565229338, 1.1587725499];
Console.WriteLine("                               fitted        certified");
foreach ((string name, double found, double expected) in names.Zip(fitted, certified))
{
    Console.WriteLine($"{name,-20}  {found,15:G11}  {expected,15:G11}");
}

Console.WriteLine("\nday  yield  fitted   95 %");
foreach ((double day, double yield) in x.Zip(y))
{
    Console.WriteLine($"{day,3}  {yield,5:F2}  {curve.Yield(day),6:F2}  ± {fit.HalfWidth(day):F2}");
}

double[] days = [.. Enumerable.Range(0, 101)];
double[] Shifted(int widths) => [.. days.Select(day => curve.Yield(day) + widths * fit.HalfWidth(day))];
var plot = new Plot();
var band = plot.Add.FillY(days, Shifted(-1), Shifted(1));
(band.FillColor, band.LineWidth) = (Colors.DarkRed.WithAlpha(0.2), 0);
plot.Add.ScatterLine(days, Shifted(0), Colors.DarkRed).LineWidth = 2.5f;
plot.Add.ScatterPoints(x, y, Colors.SteelBlue).MarkerSize = 10;
plot.Title("Regrowth of a pasture: observed, fitted, and the 95 % confidence band");
plot.XLabel("day");
plot.YLabel("yield");
plot.Axes.SetLimits(0, 100, 0, 80);
plot.SavePng("curve-fit.png", 900, 550);
Console.WriteLine(SKTypeface.Default.GlyphCount > 0 ? "\npicture: curve-fit.png" : "\npicture: curve-fit.png, without text: no font is installed (on Debian: apt-get install fonts-dejavu-core)");
