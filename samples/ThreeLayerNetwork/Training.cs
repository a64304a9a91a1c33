namespace ThreeLayerNetworkSample;

/// <summary>Gradient descent over the whole batch: the generated mean gradient, one step an epoch.</summary>
public static class Training
{
    /// <summary>Enough to leave the plateau at the start, where the network gives every x the mean of y, and to see the cost level out again.</summary>
    public const int Epochs = 1_000;

    /// <summary>Large, because three factors σ′ ≤ ¼ make the gradient of the first layer small.</summary>
    private const double LearningRate = 2;

    private const int Seed = 7;

    /// <summary>A network with small random weights, the same at every run.</summary>
    public static ThreeLayerNetwork Start()
    {
        var random = new Random(Seed);
        var network = new ThreeLayerNetwork();
        foreach (ref double parameter in network.Parameters)
        {
            parameter = (2 * random.NextDouble()) - 1;
        }

        return network;
    }

    /// <summary>Trains, and reports epoch and mean cost on the way.</summary>
    public static double Run(ThreeLayerNetwork network, Observations data, Action<int, double> report)
    {
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            double cost = network.MeanCostAndGradient(data.Normalised, data.Y, out ThreeLayerNetwork.CostGradient gradient);
            network.Descend(gradient, LearningRate);
            if (epoch % 10 == 0)
            {
                report(epoch, cost);
            }
        }

        return network.MeanCost(data.Normalised, data.Y);
    }
}
