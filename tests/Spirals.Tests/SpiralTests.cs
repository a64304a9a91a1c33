namespace SpiralsSample.Tests;

/// <summary>The data: drawn from a seed, balanced, and on the arms.</summary>
public sealed class SpiralTests
{
    private readonly Points _points = Spiral.Draw(600, new Random(7));

    [Fact]
    public void The_same_seed_draws_the_same_points()
    {
        Points again = Spiral.Draw(600, new Random(7));
        Assert.Equal(_points.X, again.X);
        Assert.Equal(_points.Arms, again.Arms);
        Assert.NotEqual(_points.X, Spiral.Draw(600, new Random(8)).X);
    }

    [Fact]
    public void Every_arm_has_as_many_points()
    {
        Assert.Equal(1200, _points.X.Length);
        Assert.Equal([200, 200, 200], _points.Arms.CountBy(arm => arm).Select(arm => arm.Value));
    }

    [Fact]
    public void Points_lie_around_the_curve_of_their_arm()
    {
        double[] distances = [.. _points.Arms.Select((arm, i) => DistanceToArm(_points.X[2 * i], _points.X[2 * i + 1], arm))];
        Assert.All(distances, distance => Assert.InRange(distance, 0, 5 * Spiral.Noise));

        // Of the two directions of the noise, one is along the curve.
        Assert.Equal(Spiral.Noise, Math.Sqrt(distances.Average(distance => distance * distance)), 0.2 * Spiral.Noise);
    }

    [Fact]
    public void Points_are_taken_out_with_their_arms()
    {
        Points some = new Points([1, 2, 3, 4, 5, 6], [0, 1, 2]).At([2, 0]);
        Assert.Equal([5, 6, 1, 2], some.X);
        Assert.Equal([2, 0], some.Arms);
    }

    private static double DistanceToArm(double x, double y, int arm) => Enumerable.Range(0, 1001).Min(step =>
    {
        double radius = step / 1000.0;
        (double sin, double cos) = Math.SinCos(Math.Tau * (Spiral.Turns * radius + arm / 3.0));
        return double.Hypot(x - radius * cos, y - radius * sin);
    });
}
