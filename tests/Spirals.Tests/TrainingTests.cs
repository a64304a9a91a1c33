namespace SpiralsSample.Tests;

/// <summary>What the network learns.</summary>
public sealed class TrainingTests
{
    private readonly Random _random = new(7);
    private readonly Samples _training;
    private readonly Samples _test;
    private readonly Network _network = new();

    public TrainingTests()
    {
        _training = Spiral.Draw(640, _random);
        _test = Spiral.Draw(200, _random);
        _network.InitializeParameters(_random);
    }

    [Fact]
    public void A_short_training_tells_the_arms_apart()
    {
        Assert.InRange(Accuracy(), 0.2, 0.6);
        List<Epoch> epochs = Train(40);

        Assert.Equal(Enumerable.Range(1, 40), epochs.Select(epoch => epoch.Number));
        Assert.Equal(_network.MeanCost(_test.Points, _test.Arms), epochs[^1].TestCost);
        Assert.True(epochs[^1].TrainingCost < 0.15 && epochs[^1].TestCost < 0.15, $"{epochs[^1]}");
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
        Train(Training.Epochs);
        int[] taken = Classification.Arms(_network, _test.Points);
        Assert.All(Enumerable.Range(0, _test.Count).Where(i => taken[i] != _test.Arms[i]), i => Assert.InRange(double.Hypot(_test.Points[2 * i], _test.Points[(2 * i) + 1]), 0, 0.16));
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
        List<Epoch> epochs = Train(Training.Epochs);
        Assert.InRange(epochs[19].TrainingCost, 0.9, Math.Log(3));
    }

    [Fact]
    public void The_first_step_of_Adam_is_as_long_as_the_learning_rate_says()
    {
        double[] parameters = [1, 2, 3];
        new Adam(3).Step(parameters, [1e-3, -40, 0], 0.01);
        Assert.Equal([0.99, 2.01, 3], parameters.Select(parameter => Math.Round(parameter, 6)));
    }

    [Fact]
    public void Confusion_has_a_row_for_each_arm()
    {
        int[,] expected = { { 1, 0, 1 }, { 0, 2, 0 }, { 0, 0, 0 } };
        Assert.Equal(expected, Classification.Confusion([0, 1, 0, 1], [0, 1, 2, 1]));
        Assert.Equal(0.75, Classification.Accuracy([0, 1, 0, 1], [0, 1, 2, 1]));
    }

    private List<Epoch> Train(int count)
    {
        List<Epoch> epochs = [];
        Training.Run(_network, _training, _test, _random, epochs.Add, count);
        return epochs;
    }

    private double Accuracy() => Classification.Accuracy(_test.Arms, Classification.Arms(_network, _test.Points));
}
