using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <content>Functions, on the vector itself.</content>
internal readonly partial struct Doubles128
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoubles<TFunction>(in Vector128<double> x, out Vector128<double> result)
        where TFunction : struct, IFunctionOfDoubles
    {
        Unsafe.SkipInit(out result);
        TFunction.Invoke(in AsDoubles(in x), out AsDoubles(in result));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoubles<TFunction>(in Vector128<double> x, in Vector128<double> y, out Vector128<double> result)
        where TFunction : struct, IFunctionOfTwoDoubles
    {
        Unsafe.SkipInit(out result);
        TFunction.Invoke(in AsDoubles(in x), in AsDoubles(in y), out AsDoubles(in result));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoublesWithDerivative<TFunction>(in Vector128<double> x, out Vector128<double> result, out Vector128<double> derivative)
        where TFunction : struct, IFunctionOfDoublesWithDerivative
    {
        Unsafe.SkipInit(out result);
        Unsafe.SkipInit(out derivative);
        TFunction.Invoke(in AsDoubles(in x), out AsDoubles(in result), out AsDoubles(in derivative));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Doubles<Vector128<double>, Doubles128> AsDoubles(in Vector128<double> x) => ref Unsafe.As<Vector128<double>, Doubles<Vector128<double>, Doubles128>>(ref Unsafe.AsRef(in x));
}
