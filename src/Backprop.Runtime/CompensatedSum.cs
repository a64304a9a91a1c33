using System.Numerics;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>Sums that carry along what their roundings have lost, and so are as accurate as if made in twice the precision and rounded once.</summary>
/// <remarks>
/// D. Knuth's TwoSum gives the exact error of an addition (The Art of Computer Programming 2, 4.2.2); the errors are added up beside the sum
/// (T. Ogita, S. Rump, S. Oishi, Accurate sum and dot product, SIAM J. Sci. Comput. 26 (2005) 1955–1988, Sum2). TwoSum needs no comparison of magnitudes, so that
/// vectors can do it; every element goes through the same operations, whatever the width of a vector.
/// </remarks>
internal static class CompensatedSum
{
    /// <summary>Adds a value to a sum.</summary>
    public static void Add(ref double sum, ref double error, double value)
    {
        double total = sum + value;
        double added = total - sum;
        error += (sum - (total - added)) + (value - added);
        sum = total;
    }

    /// <summary>Adds a value to each sum.</summary>
    public static void Add(Span<double> sums, Span<double> errors, ReadOnlySpan<double> values)
    {
        Span<Vector<double>> wideSums = MemoryMarshal.Cast<double, Vector<double>>(sums);
        Span<Vector<double>> wideErrors = MemoryMarshal.Cast<double, Vector<double>>(errors);
        ReadOnlySpan<Vector<double>> wideValues = MemoryMarshal.Cast<double, Vector<double>>(values);
        for (int i = 0; i < wideSums.Length; i++)
        {
            Vector<double> sum = wideSums[i];
            Vector<double> value = wideValues[i];
            Vector<double> total = sum + value;
            Vector<double> added = total - sum;
            wideErrors[i] += (sum - (total - added)) + (value - added);
            wideSums[i] = total;
        }

        for (int i = wideSums.Length * Vector<double>.Count; i < sums.Length; i++)
        {
            Add(ref sums[i], ref errors[i], values[i]);
        }
    }

    /// <summary>The sum with its error made good.</summary>
    public static double Value(double sum, double error)
    {
        // The error of an infinite sum is ∞ − ∞ = NaN, and means nothing.
        double corrected = sum + error;
        return double.IsFinite(corrected) ? corrected : sum;
    }
}
