using System.Diagnostics;
using System.Globalization;
using System.Numerics;

namespace Backprop.Tests;

/// <summary>What is computed over many samples at a time: the same bits in every width of vectors, and as accurate as documented.</summary>
public class LaneTests
{
    /// <summary>The switches of the runtime take instructions away: first AVX-512, then AVX2 and with it fused multiply-add.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    public void A_mean_has_the_same_bits_in_every_width(string switchedOff, int width)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(LaneTests).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment[switchedOff] = "0";
        using Process child = Process.Start(start)!;
        string printed = child.StandardOutput.ReadToEnd();
        Assert.True(child.WaitForExit(60_000));
        int end = printed.IndexOf('\n', StringComparison.Ordinal);
        Assert.True(int.Parse(printed[..end], CultureInfo.InvariantCulture) <= width, $"{switchedOff}=0 has left vectors of {printed[..end].Trim()} bits.");
        Assert.Equal(Program.Means(), printed[(end + 1)..]);
    }

    [Fact]
    public void Exp_is_accurate_from_the_smallest_subnormal_to_overflow() =>
        Check(At(-745.13, 709.78), x => LaneModel.MeanExp([x], 1), FunctionsOracle.Exp, "exp", ulps: 1.1);

    [Fact]
    public void Sigmoid_is_accurate_in_both_tails() =>
        Check(At(-745, 745), x => LaneModel.MeanSigma([x], 0), FunctionsOracle.Sigmoid, "σ", ulps: 2.5);

    [Fact]
    public void The_ends_of_the_range_are_those_of_Math()
    {
        foreach (double x in new[] { double.NaN, double.NegativeInfinity, double.PositiveInfinity, -746, 710, -0.0, 0, -745.2, 1e300, -1e300, double.Epsilon })
        {
            Assert.Equal(Math.Exp(x), LaneModel.MeanExp([x], 1));
            Assert.Equal(Functions.Sigmoid(x), LaneModel.MeanSigma([x], 0));
            Assert.Equal(MathF.Exp((float)x), LaneModel.MeanExpF([(float)x], 1));
            Assert.Equal(FunctionsF.Sigmoid((float)x), LaneModel.MeanSigmaF([(float)x], 0));
        }
    }

    [Fact]
    public void Functions_of_floats_are_accurate_everywhere()
    {
        foreach (float x in At(-103.9, 88.7).Select(x => (float)x))
        {
            AssertClose(Math.Exp(x), LaneModel.MeanExpF([x], 1), $"exp({x})", ulps: 1.1);
            AssertClose(Functions.Sigmoid(x), LaneModel.MeanSigmaF([x], 0), $"σ({x})", ulps: 2.5);
        }
    }

    /// <summary>Every size of number within the bounds, and many of the large ones.</summary>
    private static IEnumerable<double> At(double least, double most)
    {
        var random = new Random(20261124);
        for (int i = 0; i < 4000; i++)
        {
            yield return least + ((most - least) * random.NextDouble());
            yield return Math.ScaleB((2 * random.NextDouble()) - 1, random.Next(-60, 6));
        }
    }

    private static void Check(IEnumerable<double> points, Func<double, double> function, Func<double, BigInteger> truth, string name, double ulps)
    {
        (double error, double at) = points.Select(x => (FunctionsOracle.Ulps(function(x), truth(x)), x)).Max();
        Assert.True(error <= ulps, $"{name} is {error:F3} ulp off at {at:R}.");
    }

    private static void AssertClose(double expected, float actual, string what, double ulps)
    {
        double ulp = Math.Max(Math.ScaleB(1, Math.ILogB(expected) - 23), float.Epsilon);
        Assert.True(Math.Abs(actual - expected) <= ulps * ulp, $"{what} is {Math.Abs(actual - expected) / ulp:F3} ulp off.");
    }
}
