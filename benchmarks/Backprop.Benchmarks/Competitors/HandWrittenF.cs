using CostGradient = Backprop.Benchmarks.NetworkF.CostGradient;

namespace Backprop.Benchmarks;

/// <summary>As <see cref="HandWritten"/>, over float. Sums are of double, for floats would lose digits over many samples.</summary>
internal static class HandWrittenF
{
    public static float CostAndGradient(NetworkF network, float x, float y, out CostGradient gradient)
    {
        float a1 = Sigmoid(network.W1 * x + network.B1);
        float a2 = Sigmoid(network.W2 * a1 + network.B2);
        float a3 = Sigmoid(network.W3 * a2 + network.B3);
        float difference = a3 - y;

        float dz3 = 2 * difference * a3 * (1 - a3);
        float dz2 = dz3 * network.W3 * a2 * (1 - a2);
        float dz1 = dz2 * network.W2 * a1 * (1 - a1);
        gradient.W3 = dz3 * a2;
        gradient.B3 = dz3;
        gradient.W2 = dz2 * a1;
        gradient.B2 = dz2;
        gradient.W1 = dz1 * x;
        gradient.B1 = dz1;
        return difference * difference;
    }

    /// <summary>One sample after the other.</summary>
    public static double MeanCostAndGradient(NetworkF network, ReadOnlySpan<float> x, ReadOnlySpan<float> y, out CostGradient gradient)
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
        gradient.W1 = (float)(w1 / count);
        gradient.B1 = (float)(b1 / count);
        gradient.W2 = (float)(w2 / count);
        gradient.B2 = (float)(b2 / count);
        gradient.W3 = (float)(w3 / count);
        gradient.B3 = (float)(b3 / count);
        return cost / count;
    }

    private static float Sigmoid(float z) => 1 / (1 + MathF.Exp(-z));
}
