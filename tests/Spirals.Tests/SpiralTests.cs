namespace SpiralsSample.Tests;

/// <summary>The data: drawn from a seed, balanced, and on the arms.</summary>
public sealed class SpiralTests
{
    private readonly Samples _samples = Spiral.Draw(200, new Random(7));

    [Fact]
    public void The_same_seed_draws_the_same_points()
    {
        Samples again = Spiral.Draw(200, new Random(7));
        Assert.Equal(_samples.Points, again.Points);
        Assert.Equal(_samples.Arms, again.Arms);
        Assert.False(_samples.Points.SequenceEqual(Spiral.Draw(200, new Random(8)).Points));
    }

    [Fact]
    public void Every_arm_has_as_many_points()
    {
        Assert.Equal(600, _samples.Count);
        Assert.Equal(1200, _samples.Points.Length);
        Assert.All(_samples.Arms.ToArray().CountBy(arm => arm), arm => Assert.Equal(200, arm.Value));
    }

    [Fact]
    public void Points_lie_around_the_curve_of_their_arm()
    {
        double sum = 0;
        for (int i = 0; i < _samples.Count; i++)
        {
            double distance = DistanceToArm(_samples.Points[2 * i], _samples.Points[(2 * i) + 1], _samples.Arms[i]);
            Assert.InRange(distance, 0, 5 * Spiral.Noise);
            sum += distance * distance;
        }

        // Of the two directions of the noise, one is along the curve.
        Assert.Equal(Spiral.Noise, Math.Sqrt(sum / _samples.Count), 0.2 * Spiral.Noise);
    }

    [Fact]
    public void Shuffling_leaves_each_point_its_arm()
    {
        (double, double, int)[] before = Rows();
        _samples.Shuffle(new Random(1));
        Assert.NotEqual(before, Rows());
        Assert.Equal(before.Order(), Rows().Order());
    }

    private (double, double, int)[] Rows() => [.. Enumerable.Range(0, _samples.Count).Select(i => (_samples.Points[2 * i], _samples.Points[(2 * i) + 1], _samples.Arms[i]))];

    private static double DistanceToArm(double x, double y, int arm) => Enumerable.Range(0, 1001).Min(step =>
    {
        double radius = step / 1000.0;
        (double sin, double cos) = Math.SinCos(Math.Tau * ((Spiral.Turns * radius) + (arm / 3.0)));
        return double.Hypot(x - (radius * cos), y - (radius * sin));
    });
}
