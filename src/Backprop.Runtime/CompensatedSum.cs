using System.Numerics;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>
/// Sums whose rounding errors are summed too, as if in twice the precision: each addition yields sum and exact error (D. Knuth's TwoSum), and the errors are added up
/// (T. Ogita, S. Rump, S. Oishi, Accurate sum and dot product, SIAM J. Sci. Comput. 26 (2005) 1955-1988, algorithm 4.4).
/// </summary>
internal static class CompensatedSum
{
    /// <summary>Adds a value to each sum.</summary>
    public static void Add(Span<double> sums, Span<double> errors, ReadOnlySpan<double> values)
    {
        Span<Vector<double>> sumVectors = MemoryMarshal.Cast<double, Vector<double>>(sums);
        Span<Vector<double>> errorVectors = MemoryMarshal.Cast<double, Vector<double>>(errors);
        ReadOnlySpan<Vector<double>> valueVectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        for (int i = 0; i < sumVectors.Length; i++)
        {
            Vector<double> sum = sumVectors[i] + valueVectors[i];
            Vector<double> added = sum - sumVectors[i];
            errorVectors[i] += (sumVectors[i] - (sum - added)) + (valueVectors[i] - added);
            sumVectors[i] = sum;
        }

        for (int i = sumVectors.Length * Vector<double>.Count; i < sums.Length; i++)
        {
            Add(ref sums[i], ref errors[i], values[i]);
        }
    }

    /// <summary>Adds a value to a sum.</summary>
    public static void Add(ref double sum, ref double error, double value)
    {
        double total = sum + value;
        double added = total - sum;
        error += (sum - (total - added)) + (value - added);
        sum = total;
    }

    /// <summary>The sum with its error. Once a sum is infinite or NaN its error means nothing: ∞ − ∞ is NaN, but the sum is still ∞.</summary>
    public static double Value(double sum, double error) => double.IsFinite(sum) ? sum + error : sum;
}
