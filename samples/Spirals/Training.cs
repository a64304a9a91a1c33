namespace SpiralsSample;

/// <summary>The mean costs of both sets after an epoch.</summary>
public readonly record struct Epoch(int Number, double TrainingCost, double TestCost);

/// <summary>Mini-batches in random order, each with its generated mean gradient and a step of Adam.</summary>
public static class Training
{
    public const int Epochs = 200;

    private const int BatchSize = 64;

    /// <summary>Falls to 0 in a straight line, so that the last steps average over the noise of the batches.</summary>
    private const double LearningRate = 0.01;

    public static void Run(Network network, Samples training, Samples test, Random random, Action<Epoch> report, int epochs = Epochs)
    {
        var adam = new Adam(Network.ParameterCount);
        var gradient = new Network.CostGradient();
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            double rate = LearningRate * (epochs - epoch) / epochs;
            training.Shuffle(random);
            for (int from = 0; from < training.Count; from += BatchSize)
            {
                int count = Math.Min(BatchSize, training.Count - from);
                network.MeanCostAndGradient(training.Points.Slice(2 * from, 2 * count), training.Arms.Slice(from, count), gradient);
                adam.Step(network.Parameters, gradient.AsSpan(), rate);
            }

            report(new Epoch(epoch + 1, network.MeanCost(training.Points, training.Arms), network.MeanCost(test.Points, test.Arms)));
        }
    }
}
