namespace Backprop.Tests;

/// <summary>The largest error of a function over its domain.</summary>
/// <param name="Error">In ulp.</param>
/// <param name="At">Where it is.</param>
/// <param name="Count">Of how many arguments.</param>
internal sealed record Measurement(double Error, string At, int Count)
{
    private const int Points = 2000;
    private const int Seed = 20261126;

    private const int SmallestExponent = -1074;
    private const int SmallestExponentOfSingle = -149;

    public static Measurement OfDoubles(AccuracyRow row)
    {
        double[] x = [.. row.Domain.Points(Points, SmallestExponent, 1024)];
        double[] results = LaneFunctions.Apply(row.Name, x, x);
        return Of(x.Select((x, i) => (Ulps.OfDouble(row, x, results[i]), Text(x))));
    }

    public static Measurement OfSingles(AccuracyRow row)
    {
        float[] x = [.. row.Domain.Points(2 * Points, SmallestExponentOfSingle, 128).Select(x => (float)x).Where(x => x >= row.Domain.Least && x <= row.Domain.Most && float.IsFinite(x)).Take(Points)];
        float[] results = LaneFunctions.Apply(row.Name, x, x);
        return Of(x.Select((x, i) => (Ulps.OfSingle(row, x, results[i]), Text(x))));
    }

    public static Measurement OfDoubles(AccuracyRowOfTwo row)
    {
        var random = new Random(Seed);
        (double X, double Y)[] points = [.. row.Domain.Points(2 * Points, SmallestExponent, 1024).Select(x => (x, row.Second(x, random))).Where(IsUsable).Take(Points)];
        double[] results = LaneFunctions.Apply(row.Name, [.. points.Select(p => p.X)], [.. points.Select(p => p.Y)]);
        return Of(points.Select((p, i) => (Ulps.OfDouble(results[i], row.Exact(p.X, p.Y)), $"{Text(p.X)}, {Text(p.Y)}")));
    }

    public static Measurement OfSingles(AccuracyRowOfTwo row)
    {
        var random = new Random(Seed);
        (double X, double Y)[] points = [.. row.Domain.Points(4 * Points, SmallestExponentOfSingle, 128).Select(x => ((double)(float)x, (double)(float)row.Second((float)x, random))).Where(IsUsable).Take(Points)];
        float[] results = LaneFunctions.Apply(row.Name, [.. points.Select(p => (float)p.X)], [.. points.Select(p => (float)p.Y)]);
        return Of(points.Select((p, i) => (Ulps.OfSingle(results[i], row.Exact(p.X, p.Y)), $"{Text((float)p.X)}, {Text((float)p.Y)}")));
    }

    public static double OfScalars(AccuracyRow row) =>
        row.Domain.Points(Points / 4, SmallestExponent, 1024).Max(x => Ulps.OfDouble(row, x, row.Scalar(x)));

    private static bool IsUsable((double X, double Y) point) => double.IsFinite(point.X) && double.IsFinite(point.Y) && point.X != 0 && point.Y != 0;

    private static Measurement Of(IEnumerable<(double Error, string At)> errors)
    {
        (double Error, string At)[] all = [.. errors];
        (double error, string at) = all.MaxBy(point => point.Error);
        return new(error, at, all.Length);
    }

    private static string Text<T>(T number)
        where T : IFormattable => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
