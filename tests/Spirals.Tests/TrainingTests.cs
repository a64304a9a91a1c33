namespace SpiralsSample.Tests;

/// <summary>What the network learns.</summary>
public sealed class TrainingTests
{
    private readonly Random _random = new(7);
    private readonly Points _training;
    private readonly Points _test;
    private readonly Network _network = new();

    public TrainingTests()
    {
        _training = Spiral.Draw(1920, _random);
        _test = Spiral.Draw(600, _random);
        _network.InitializeParameters(_random);
    }

    [Fact]
    public void A_short_training_tells_the_arms_apart()
    {
        Assert.InRange(Accuracy(), 0.2, 0.6);
        double[] costs = Train(40);
        Assert.True(costs[^1] < 0.15 && _network.MeanCost(_test.X, _test.Arms) < 0.15, $"{costs[^1]}");
        Assert.True(Accuracy() > 0.95, $"{Accuracy()}");
    }

    [Fact]
    public void It_repeats_to_the_bit()
    {
        var again = new TrainingTests();
        Assert.Equal(Train(3), again.Train(3));
        Assert.Equal(_network.Parameters, again._network.Parameters);
    }

    /// <summary>The README says so of the points that are taken for another, and of a first layer that begins by Glorot's scheme.</summary>
    [Fact]
    public void Only_points_around_the_origin_are_taken_for_another()
    {
        Train(200);
        int[] taken = _network.Arms(_test.X);
        Assert.All(Enumerable.Range(0, taken.Length).Where(i => taken[i] != _test.Arms[i]), i => Assert.InRange(double.Hypot(_test.X[2 * i], _test.X[2 * i + 1]), 0, 0.16));
    }

    [Fact]
    public void A_first_layer_that_begins_by_Glorots_scheme_starts_on_a_plateau()
    {
        double limit = Math.Sqrt(6.0 / (32 + 2));
        foreach (ref double weight in _network.W1.AsSpan())
        {
            weight *= limit / 2;
        }

        _network.B1.AsSpan().Clear();
        Assert.InRange(Train(200)[19], 0.9, Math.Log(3));
    }

    [Fact]
    public void The_first_step_of_Adam_is_as_long_as_the_learning_rate_says()
    {
        double[] parameters = [1, 2, 3];
        new Adam(3).Step(parameters, [1e-3, -40, 0], 0.01);
        Assert.Equal([0.99, 2.01, 3], parameters.Select(parameter => Math.Round(parameter, 6)));
    }

    /// <summary>The mean cost after each epoch.</summary>
    private double[] Train(int epochs)
    {
        double[] costs = new double[epochs];
        Training.Run(_network, _training, _random, epochs, epoch => costs[epoch - 1] = _network.MeanCost(_training.X, _training.Arms));
        return costs;
    }

    private double Accuracy() => _network.Arms(_test.X).Zip(_test.Arms, (taken, arm) => taken == arm ? 1.0 : 0).Average();
}
