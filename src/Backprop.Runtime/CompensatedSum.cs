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
    public static void Add<TNumber>(ref TNumber sum, ref TNumber error, TNumber value)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        TNumber total = sum + value;
        TNumber added = total - sum;
        error += (sum - (total - added)) + (value - added);
        sum = total;
    }

    /// <summary>Adds a value to each sum.</summary>
    public static void Add<TNumber>(Span<TNumber> sums, Span<TNumber> errors, ReadOnlySpan<TNumber> values)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        Span<Vector<TNumber>> wideSums = MemoryMarshal.Cast<TNumber, Vector<TNumber>>(sums);
        Span<Vector<TNumber>> wideErrors = MemoryMarshal.Cast<TNumber, Vector<TNumber>>(errors);
        ReadOnlySpan<Vector<TNumber>> wideValues = MemoryMarshal.Cast<TNumber, Vector<TNumber>>(values);
        for (int i = 0; i < wideSums.Length; i++)
        {
            Vector<TNumber> sum = wideSums[i];
            Vector<TNumber> value = wideValues[i];
            Vector<TNumber> total = sum + value;
            Vector<TNumber> added = total - sum;
            wideErrors[i] += (sum - (total - added)) + (value - added);
            wideSums[i] = total;
        }

        for (int i = wideSums.Length * Vector<TNumber>.Count; i < sums.Length; i++)
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
