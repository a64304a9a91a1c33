namespace Backprop.Benchmarks;

/// <summary>The parameters and the samples that all competitors are given, the same at every run.</summary>
internal static class Samples
{
    /// <summary>The lengths of the batches.</summary>
    public static IReadOnlyList<int> Counts { get; } = [1, 64, 1_024, 16_384, 65_536, 1_000_000];

    /// <summary>W1, B1, W2, B2, W3, B3: weighted sums of either sign, so that no branch on it can be foretold.</summary>
    private static ReadOnlySpan<double> Parameters => [1.5, -0.25, 2.5, -1.1, -3, 1.4];

    public static void SetParameters(Network network) => Parameters.CopyTo(network.Parameters);

    public static void SetParameters(NetworkF network)
    {
        for (int i = 0; i < Parameters.Length; i++)
        {
            network.Parameters[i] = (float)Parameters[i];
        }
    }

    public static (double[] X, double[] Y) Create(int count)
    {
        var random = new Random(7);
        var x = new double[count];
        var y = new double[count];
        for (int i = 0; i < count; i++)
        {
            x[i] = (4 * random.NextDouble()) - 2;
            y[i] = random.NextDouble();
        }

        return (x, y);
    }

    public static (float[] X, float[] Y) CreateF(int count)
    {
        (double[] x, double[] y) = Create(count);
        return (Array.ConvertAll(x, number => (float)number), Array.ConvertAll(y, number => (float)number));
    }
}
