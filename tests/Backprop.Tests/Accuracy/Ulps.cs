namespace Backprop.Tests;

/// <summary>Errors in units of the exact value's last place.</summary>
internal static class Ulps
{
    public static double OfDouble(double actual, Exact truth) => Of(actual, truth, bits: 53, smallest: -1074, largest: 1023);

    public static double OfSingle(float actual, Exact truth) => Of(actual, truth, bits: 24, smallest: -149, largest: 127);

    /// <summary>In units of the last place of a number of the size that the row says, where it does.</summary>
    public static double OfDouble(AccuracyRow row, double x, double actual) => Of(actual, row.Exact(x), bits: 53, SmallestPlace(row, x, bits: 53, -1074), largest: 1023);

    public static double OfSingle(AccuracyRow row, float x, float actual) => Of(actual, row.Exact((double)x), bits: 24, SmallestPlace(row, x, bits: 24, -149), largest: 127);

    private static int SmallestPlace(AccuracyRow row, double x, int bits, int smallest) => row.Zero is { } zero && x > zero.Least && x < zero.Most ? Math.ILogB(zero.Size) - bits + 1 : smallest;

    private static double Of(double actual, Exact truth, int bits, int smallest, int largest)
    {
        if (truth.IsZero)
        {
            return actual == 0 ? 0 : double.PositiveInfinity;
        }

        int lastPlace = Math.Max(truth.Magnitude - bits + 1, smallest);
        if (!double.IsFinite(actual))
        {
            // Infinity stands for what would be rounded to 2^(largest + 1).
            return double.IsInfinity(actual) && double.Sign(actual) == truth.Sign && (truth.Magnitude > largest || Exact.Abs(truth) + Exact.Scale(1, largest - bits) > Exact.Scale(1, largest + 1)) ? 0 : double.PositiveInfinity;
        }

        Exact difference = Exact.Abs(actual - truth);
        return difference.IsZero ? 0 : (double)(int)Exact.Round(Exact.Scale(difference.Magnitude > lastPlace + 9 ? Exact.Scale(1, lastPlace + 10) : difference, 20 - lastPlace)) / (1 << 20);
    }
}
