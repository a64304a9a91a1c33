namespace SpiralsSample;

/// <summary>Which arms points are taken for.</summary>
public static class Classification
{
    /// <summary>The most probable arm of each point.</summary>
    public static int[] Arms(Network network, ReadOnlySpan<double> points)
    {
        int[] arms = new int[points.Length / 2];
        double[] probabilities = new double[Spiral.Arms * arms.Length];
        network.Predict(points, probabilities);
        for (int i = 0; i < arms.Length; i++)
        {
            arms[i] = MostProbable(probabilities.AsSpan(Spiral.Arms * i, Spiral.Arms));
        }

        return arms;
    }

    /// <summary>How many points of each arm, a row, are taken for which, a column.</summary>
    public static int[,] Confusion(ReadOnlySpan<int> arms, ReadOnlySpan<int> taken)
    {
        int[,] counts = new int[Spiral.Arms, Spiral.Arms];
        for (int i = 0; i < arms.Length; i++)
        {
            counts[arms[i], taken[i]]++;
        }

        return counts;
    }

    public static double Accuracy(ReadOnlySpan<int> arms, ReadOnlySpan<int> taken)
    {
        int right = 0;
        for (int i = 0; i < arms.Length; i++)
        {
            right += arms[i] == taken[i] ? 1 : 0;
        }

        return right / (double)arms.Length;
    }

    private static int MostProbable(ReadOnlySpan<double> probabilities)
    {
        int arm = 0;
        for (int other = 1; other < probabilities.Length; other++)
        {
            arm = probabilities[other] > probabilities[arm] ? other : arm;
        }

        return arm;
    }
}
