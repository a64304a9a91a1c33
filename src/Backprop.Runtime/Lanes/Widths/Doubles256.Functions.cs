using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <content>Functions, on the vector itself.</content>
internal readonly partial struct Doubles256
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoubles<TFunction>(in Vector256<double> x, out Vector256<double> result)
        where TFunction : struct, IFunctionOfDoubles
    {
        Unsafe.SkipInit(out result);
        TFunction.Invoke(in AsDoubles(in x), out AsDoubles(in result));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoubles<TFunction>(in Vector256<double> x, in Vector256<double> y, out Vector256<double> result)
        where TFunction : struct, IFunctionOfTwoDoubles
    {
        Unsafe.SkipInit(out result);
        TFunction.Invoke(in AsDoubles(in x), in AsDoubles(in y), out AsDoubles(in result));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoublesWithDerivative<TFunction>(in Vector256<double> x, out Vector256<double> result, out Vector256<double> derivative)
        where TFunction : struct, IFunctionOfDoublesWithDerivative
    {
        Unsafe.SkipInit(out result);
        Unsafe.SkipInit(out derivative);
        TFunction.Invoke(in AsDoubles(in x), out AsDoubles(in result), out AsDoubles(in derivative));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Doubles<Vector256<double>, Doubles256> AsDoubles(in Vector256<double> x) => ref Unsafe.As<Vector256<double>, Doubles<Vector256<double>, Doubles256>>(ref Unsafe.AsRef(in x));
}
