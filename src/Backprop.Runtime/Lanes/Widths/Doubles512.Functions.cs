using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <content>Functions, on the vector itself.</content>
internal readonly partial struct Doubles512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoubles<TFunction>(in Vector512<double> x, out Vector512<double> result)
        where TFunction : struct, IFunctionOfDoubles
    {
        Unsafe.SkipInit(out result);
        TFunction.Invoke(in AsDoubles(in x), out AsDoubles(in result));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoubles<TFunction>(in Vector512<double> x, in Vector512<double> y, out Vector512<double> result)
        where TFunction : struct, IFunctionOfTwoDoubles
    {
        Unsafe.SkipInit(out result);
        TFunction.Invoke(in AsDoubles(in x), in AsDoubles(in y), out AsDoubles(in result));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoublesWithDerivative<TFunction>(in Vector512<double> x, out Vector512<double> result, out Vector512<double> derivative)
        where TFunction : struct, IFunctionOfDoublesWithDerivative
    {
        Unsafe.SkipInit(out result);
        Unsafe.SkipInit(out derivative);
        TFunction.Invoke(in AsDoubles(in x), out AsDoubles(in result), out AsDoubles(in derivative));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Doubles<Vector512<double>, Doubles512> AsDoubles(in Vector512<double> x) => ref Unsafe.As<Vector512<double>, Doubles<Vector512<double>, Doubles512>>(ref Unsafe.AsRef(in x));
}
