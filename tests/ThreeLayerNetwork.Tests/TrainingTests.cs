namespace ThreeLayerNetworkSample.Tests;

/// <summary>What the network learns from the launches.</summary>
public sealed class TrainingTests
{
    private readonly Observations _data = Observations.Read(Path.Combine(Readme.Sample, "challenger.csv"));
    private readonly ThreeLayerNetwork _network = Training.Start();

    [Fact]
    public void It_learns_that_cold_is_dangerous()
    {
        double before = _network.MeanCost(_data.Normalised, _data.Y);
        double after = Train();
        double[] fitted = [.. Enumerable.Range(31, 51).Select(Fitted)];

        Assert.Equal(23, _data.Y.Length);
        Assert.True(after < 0.6 * before, $"{before} to {after}");
        Assert.True(fitted[0] > 0.5 && fitted[^1] < 0.5);
        Assert.Equal(fitted.OrderDescending(), fitted);
    }

    [Fact]
    public void It_lowers_the_cost_at_every_report()
    {
        var costs = new List<double>();
        costs.Add(Training.Run(_network, _data, (_, cost) => costs.Add(cost)));

        Assert.Equal((Training.Epochs / 10) + 1, costs.Count);
        Assert.Equal(costs.OrderDescending(), costs);
    }

    /// <summary>The README says so of the plateau, and of training for longer.</summary>
    [Fact]
    public void It_starts_on_the_plateau_of_the_mean_and_does_not_end_with_the_last_epoch()
    {
        var costs = new Dictionary<int, double>();
        Training.Run(_network, _data, (epoch, cost) => costs[epoch] = cost);
        double mean = _data.Y.Average();
        Assert.Equal(mean * (1 - mean), costs[200], 0.0005);

        double cost = 0;
        for (int i = 1; i < 10; i++)
        {
            cost = Train();
        }

        Assert.Equal((0.110, 0.99), (Math.Round(cost, 3), Math.Round(Fitted(31), 2)));
    }

    [Fact]
    public void It_repeats_to_the_bit()
    {
        ThreeLayerNetwork again = Training.Start();
        Train();
        Training.Run(again, _data, (_, _) => { });
        Assert.Equal(_network.Parameters.ToArray(), again.Parameters.ToArray());
    }

    private double Train() => Training.Run(_network, _data, (_, _) => { });

    private double Fitted(int temperature) => _network.Predict(_data.Normalise(temperature));
}
