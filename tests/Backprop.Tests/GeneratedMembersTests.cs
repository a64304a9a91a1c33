namespace Backprop.Tests;

/// <summary>The generated members as a user's project has them.</summary>
public class GeneratedMembersTests
{
    private static readonly double[] X = [-1.5, 0.25, 2, 3.5];
    private static readonly double[] Y = [0, 1, 1, 0.5];

    private static ThreeLayers Network() => new() { W1 = 0.5, B1 = -0.25, W2 = 1.5, B2 = 0.1, W3 = -2, B3 = 0.75 };

    [Fact]
    public void Parameters_are_a_live_view_in_declaration_order()
    {
        ThreeLayers network = Network();
        Assert.Equal([0.5, -0.25, 1.5, 0.1, -2, 0.75], network.Parameters);
        Assert.Equal(["W1", "B1", "W2", "B2", "W3", "B3"], ThreeLayers.ParameterNames);
        Assert.Equal(6, ThreeLayers.ParameterCount);

        network.Parameters[4] = 7;
        network.B3 = 8;
        Assert.Equal(7, network.W3);
        Assert.Equal(8, network.Parameters[5]);
    }

    [Fact]
    public void Parameters_of_a_struct_are_its_own()
    {
        var line = new Line { Slope = 2, Offset = 1 };
        Line copy = line;
        line.Parameters[0] = 5;
        Assert.Equal((5, 2), (line.Slope, copy.Slope));
    }

    [Fact]
    public void Records_compare_and_copy_their_parameters()
    {
        var gaussian = new Gaussian { Mean = 2, LogDeviation = 0.5 };
        Assert.Equal(gaussian, gaussian with { Mean = 2 });
        Assert.NotEqual(gaussian, gaussian with { Mean = 3 });
        Assert.Equal(2, gaussian.Mean);
    }

    [Fact]
    public void A_gradient_shows_its_partials()
    {
        ThreeLayers.CostGradient gradient = default;
        gradient.AsSpan()[1] = 0.5;
        Assert.Equal(0.5, gradient.B1);
        Assert.Equal(gradient, gradient with { W1 = 0 });
        Assert.Contains("W1 = 0, B1 = ", gradient.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_mean_is_the_mean_of_the_samples()
    {
        ThreeLayers network = Network();
        double cost = 0;
        var sum = new double[6];
        for (int i = 0; i < X.Length; i++)
        {
            cost += network.CostAndGradient(X[i], Y[i], out ThreeLayers.CostGradient sample) / 4;
            Assert.Equal(network.Cost(X[i], Y[i]), network.CostAndGradient(X[i], Y[i], out _));
            for (int p = 0; p < 6; p++)
            {
                sum[p] += sample.AsSpan()[p] / 4;
            }
        }

        Assert.Equal(cost, network.MeanCost(X, Y), 1e-15);
        Assert.Equal(network.MeanCost(X, Y), network.MeanCostAndGradient(X, Y, out ThreeLayers.CostGradient mean));
        Assert.All(Enumerable.Range(0, 6), p => Assert.Equal(sum[p], mean.AsSpan()[p], 1e-15));
    }

    [Fact]
    public void Marked_arguments_are_one_number_for_the_whole_batch()
    {
        var line = new Line { Slope = 2, Offset = 1 };
        double[] weights = [1, 2, 0, 1];
        double mean = line.MeanCostAndGradient(X, Y, weights, 0.5, out Line.CostGradient gradient);
        Assert.Equal(Enumerable.Range(0, 4).Average(i => line.Cost(X[i], Y[i], weights[i], 0.5)), mean, 1e-15);
        Assert.Equal(Enumerable.Range(0, 4).Average(i => weights[i] * 2 * ((0.5 * ((2 * X[i]) + 1)) - Y[i]) * ((2 * X[i]) + 1)), gradient.scale, 1e-15);
    }

    [Fact]
    public void Descending_lowers_the_cost()
    {
        ThreeLayers network = Network();
        double before = network.MeanCostAndGradient(X, Y, out ThreeLayers.CostGradient gradient);
        double w3 = network.W3;
        network.Descend(gradient, 0.1);
        Assert.Equal(w3 - (0.1 * gradient.W3), network.W3);
        Assert.True(network.MeanCost(X, Y) < before);

        var line = new Line { Slope = 2, Offset = -1 };
        _ = line.PenaltyAndGradient(out Line.PenaltyGradient penalty);
        line.Descend(penalty, 0.25);
        Assert.Equal((1, -0.75), (line.Slope, line.Offset));
    }

    [Fact]
    public void Spans_that_do_not_fit_are_refused_by_name()
    {
        ThreeLayers network = Network();
        ArgumentException empty = Assert.Throws<ArgumentException>(() => network.MeanCost([], []));
        ArgumentException shorter = Assert.Throws<ArgumentException>(() => network.MeanCostAndGradient(X, [1, 0, 1], out _));
        Assert.Equal("x", empty.ParamName);
        Assert.Equal("y", shorter.ParamName);
        Assert.StartsWith("The spans of a batch must have equal lengths: expected 4 entries, as in the first, found 3.", shorter.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        ThreeLayers network = Network();
        var line = new Line { Slope = 2, Offset = 1 };
        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run()
        {
            _ = network.CostAndGradient(0.5, 1, out ThreeLayers.CostGradient gradient);
            _ = network.MeanCost(X, Y);
            _ = network.MeanCostAndGradient(X, Y, out gradient);
            network.Descend(gradient, 1e-3);
            network.Parameters[0] += gradient.AsSpan()[0];
            network.W2 += ThreeLayers.ParameterNames.Count;
            _ = line.MeanCostAndGradient(X, Y, Y, 0.5, out Line.CostGradient lineGradient);
            _ = line.PenaltyAndGradient(out _);
            line.Parameters[1] = lineGradient.Slope;
        }
    }

    [Fact]
    public void A_sample_that_is_not_finite_makes_the_mean_not_finite()
    {
        double mean = Network().MeanCostAndGradient([1, double.NaN, 2], [0, 0, 0], out ThreeLayers.CostGradient gradient);
        Assert.True(double.IsNaN(mean));
        Assert.True(double.IsNaN(gradient.W1));
    }
}
