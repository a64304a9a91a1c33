using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// Functions that equations need and <see cref="Math"/> lacks, and functions of vectors and matrices. Of those of numbers none has the name of a member of <see cref="Math"/>, and vectors are not numbers, so that <c>using static</c> can take in both.
/// </summary>
/// <remarks>
/// <para>Arguments are pure numbers, and so are results. Functions of numbers do not throw; NaN gives NaN. They are accurate relative to their value, in the tails too: the errors
/// stated are in units in the last place (ulp) of the result, held by tests against exact arithmetic, with room for platforms whose <see cref="Math.Exp"/> and <see cref="Math.Log(double)"/> are less accurate.</para>
/// <para>An overload with <c>out double derivative</c> shares the exponential between value and derivative. Both have the bits that the single functions return.</para>
/// </remarks>
public static partial class Functions
{
    /// <summary>The rectifier, max(x, 0).</summary>
    /// <remarks>At the kink x = 0 Backprop takes ½ for the derivative: where the two sides of a max tie, they share alike.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Relu(double x) => Math.Max(x, 0);

    /// <summary>x² = x·x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Square(double x) => x * x;
}
