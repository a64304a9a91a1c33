namespace SpiralsSample;

/// <summary>Mini-batches in random order, each with its generated mean gradient and a step of Adam.</summary>
public static class Training
{
    public static void Run(Network network, Points points, Random random, int epochs, Action<int> report)
    {
        var adam = new Adam(Network.ParameterCount);
        var gradient = new Network.CostGradient();
        int[] order = [.. Enumerable.Range(0, points.Arms.Length)];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            double rate = 0.01 * (epochs - epoch) / epochs; // Falls to 0, so that the last steps average over the noise of the batches.
            random.Shuffle(order);
            foreach (Points batch in order.Chunk(64).Select(points.At))
            {
                network.MeanCostAndGradient(batch.X, batch.Arms, gradient);
                adam.Step(network.Parameters, gradient.AsSpan(), rate);
            }

            report(epoch + 1);
        }
    }
}
