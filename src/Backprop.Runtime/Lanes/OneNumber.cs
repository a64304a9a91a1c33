using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>A vector form for a single number, in the narrowest of vectors: the bits that a batch has, on every processor.</summary>
internal static class OneNumber
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Call<TFunction>(double x)
        where TFunction : struct, IFunctionOfDoubles
    {
        Vector128<double> argument = Vector128.Create(x);
        Doubles128.InDoubles<TFunction>(in argument, out Vector128<double> result);
        return result.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double CallWithDerivative<TFunction>(double x, out double derivative)
        where TFunction : struct, IFunctionOfDoublesWithDerivative
    {
        Vector128<double> argument = Vector128.Create(x);
        Doubles128.InDoublesWithDerivative<TFunction>(in argument, out Vector128<double> result, out Vector128<double> slope);
        derivative = slope.ToScalar();
        return result.ToScalar();
    }
}
