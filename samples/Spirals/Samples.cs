namespace SpiralsSample;

/// <summary>Points of the plane, x and y of one after the other, and the arm that each lies on.</summary>
public sealed class Samples(double[] points, int[] arms)
{
    public ReadOnlySpan<double> Points => points;

    public ReadOnlySpan<int> Arms => arms;

    public int Count => arms.Length;

    /// <summary>Brings the points, with their arms, into a random order.</summary>
    public void Shuffle(Random random)
    {
        for (int last = Count - 1; last > 0; last--)
        {
            int other = random.Next(last + 1);
            (arms[last], arms[other]) = (arms[other], arms[last]);
            (points[2 * last], points[2 * other]) = (points[2 * other], points[2 * last]);
            (points[(2 * last) + 1], points[(2 * other) + 1]) = (points[(2 * other) + 1], points[(2 * last) + 1]);
        }
    }
}
