using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using SampleTests;
using SkiaSharp;

namespace CurveFitSample.Tests;

public sealed class CurveFitTests : IDisposable
{
    // NIST Statistical Reference Datasets, Rat42.
    private static readonly double[] X = [9, 14, 21, 28, 42, 57, 63, 70, 79];
    private static readonly double[] Y = [8.930, 10.800, 18.590, 22.330, 39.350, 56.110, 61.730, 64.620, 67.080];

    private readonly Sample _sample = new("CurveFit");

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void The_README_shows_the_curve() => _sample.ShowsTheFile("Growth.cs");

    [Fact]
    public void The_README_shows_what_is_printed_in_every_culture()
    {
        string output = _sample.Run();
        string shown = SKTypeface.Default.GlyphCount > 0 ? _sample.Shown : _sample.Shown + ", without text: no font is installed (on Debian: apt-get install fonts-dejavu-core)";
        Assert.Equal(shown, output);
        byte[] picture = _sample.Picture("curve-fit.png");
        Assert.Equal((900, 550), Sample.SizeOf(picture));

        Assert.Equal(output, _sample.Run("de_DE.UTF-8"));
        Assert.Equal(picture, _sample.Picture("curve-fit.png"));
    }

    /// <summary>From both starts that NIST names.</summary>
    [Theory]
    [InlineData(100, 1, 0.1)]
    [InlineData(75, 2.5, 0.07)]
    public void The_fit_has_ten_certified_digits(double b1, double b2, double b3)
    {
        var curve = new Growth { B1 = b1, B2 = b2, B3 = b3 };
        Fit fit = Minimum(curve);
        double[] errors = [.. fit.Covariance.Diagonal().PointwiseSqrt()];
        Certified([72.462237576, 2.6180768402, 0.067359200066], curve.Parameters.ToArray());
        Certified([1.7340283401, 0.088295217536, 0.0034465663377], errors);
        Certified([8.0565229338, 1.1587725499], [fit.SumOfSquares, fit.StandardDeviation]);
    }

    /// <summary>Far to the right the curve is b1, and so is its band, with Student's t for 6 degrees of freedom.</summary>
    [Fact]
    public void Far_to_the_right_the_band_is_that_of_b1() => Assert.Equal(2.4469118511 * 1.7340283401, Minimum(new Growth { B1 = 75, B2 = 2.5, B3 = 0.07 }).HalfWidth(1e4), 8);

    /// <summary>The band by differences: how far the curve moves with each parameter is found without a derivative.</summary>
    [Fact]
    public void The_band_is_that_of_differences()
    {
        var curve = new Growth { B1 = 75, B2 = 2.5, B3 = 0.07 };
        Fit fit = Minimum(curve);
        Vector<double> partials = Vector<double>.Build.Dense(3, i =>
        {
            double value = curve.Parameters[i], h = 1e-6 * value;
            curve.Parameters[i] = value + h;
            double above = curve.Yield(42);
            curve.Parameters[i] = value - h;
            double below = curve.Yield(42);
            curve.Parameters[i] = value;
            return (above - below) / (2 * h);
        });
        Assert.Equal(2.4469118511 * Math.Sqrt(partials * fit.Covariance * partials), fit.HalfWidth(42), 6);
    }

    private static Fit Minimum(Growth curve)
    {
        var fit = new Fit(curve, X, Y);
        fit.MoveToMinimum();
        return fit;
    }

    private static void Certified(double[] expected, double[] found) => Assert.Equal(expected.Select(Digits), found.Select(Digits));

    private static string Digits(double value) => value.ToString("E9", CultureInfo.InvariantCulture);
}
