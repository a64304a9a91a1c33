using CostGradient = Backprop.Benchmarks.Network.CostGradient;

namespace Backprop.Benchmarks;

/// <summary>The derivation by hand, as a careful person writes it: one exponential for σ and σ′.</summary>
internal static class HandWritten
{
    public static double CostAndGradient(Network network, double x, double y, out CostGradient gradient)
    {
        double a1 = Sigmoid(network.W1 * x + network.B1);
        double a2 = Sigmoid(network.W2 * a1 + network.B2);
        double a3 = Sigmoid(network.W3 * a2 + network.B3);
        double difference = a3 - y;

        double dz3 = 2 * difference * a3 * (1 - a3);
        double dz2 = dz3 * network.W3 * a2 * (1 - a2);
        double dz1 = dz2 * network.W2 * a1 * (1 - a1);
        gradient.W3 = dz3 * a2;
        gradient.B3 = dz3;
        gradient.W2 = dz2 * a1;
        gradient.B2 = dz2;
        gradient.W1 = dz1 * x;
        gradient.B1 = dz1;
        return difference * difference;
    }

    /// <summary>One sample after the other.</summary>
    public static double MeanCostAndGradient(Network network, ReadOnlySpan<double> x, ReadOnlySpan<double> y, out CostGradient gradient)
    {
        double cost = 0;
        double w1 = 0, b1 = 0, w2 = 0, b2 = 0, w3 = 0, b3 = 0;
        for (int i = 0; i < x.Length; i++)
        {
            cost += CostAndGradient(network, x[i], y[i], out CostGradient sample);
            w1 += sample.W1;
            b1 += sample.B1;
            w2 += sample.W2;
            b2 += sample.B2;
            w3 += sample.W3;
            b3 += sample.B3;
        }

        int count = x.Length;
        gradient.W1 = w1 / count;
        gradient.B1 = b1 / count;
        gradient.W2 = w2 / count;
        gradient.B2 = b2 / count;
        gradient.W3 = w3 / count;
        gradient.B3 = b3 / count;
        return cost / count;
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
