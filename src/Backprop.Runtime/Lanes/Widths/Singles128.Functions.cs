using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <content>Functions in double precision: on the lower half, on the upper one, and rounded.</content>
internal readonly partial struct Singles128
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoubles<TFunction>(in Vector128<float> x, out Vector128<float> result)
        where TFunction : struct, IFunctionOfDoubles
    {
        var lower = new Doubles<Vector128<double>, Doubles128>(Vector128.WidenLower(x));
        var upper = new Doubles<Vector128<double>, Doubles128>(Vector128.WidenUpper(x));
        TFunction.Invoke(in lower, out Doubles<Vector128<double>, Doubles128> lowerResult);
        TFunction.Invoke(in upper, out Doubles<Vector128<double>, Doubles128> upperResult);
        result = Vector128.Narrow(lowerResult.Vector, upperResult.Vector);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoubles<TFunction>(in Vector128<float> x, in Vector128<float> y, out Vector128<float> result)
        where TFunction : struct, IFunctionOfTwoDoubles
    {
        var lower = new Doubles<Vector128<double>, Doubles128>(Vector128.WidenLower(x));
        var upper = new Doubles<Vector128<double>, Doubles128>(Vector128.WidenUpper(x));
        var lowerY = new Doubles<Vector128<double>, Doubles128>(Vector128.WidenLower(y));
        var upperY = new Doubles<Vector128<double>, Doubles128>(Vector128.WidenUpper(y));
        TFunction.Invoke(in lower, in lowerY, out Doubles<Vector128<double>, Doubles128> lowerResult);
        TFunction.Invoke(in upper, in upperY, out Doubles<Vector128<double>, Doubles128> upperResult);
        result = Vector128.Narrow(lowerResult.Vector, upperResult.Vector);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoublesWithDerivative<TFunction>(in Vector128<float> x, out Vector128<float> result, out Vector128<float> derivative)
        where TFunction : struct, IFunctionOfDoublesWithDerivative
    {
        var lower = new Doubles<Vector128<double>, Doubles128>(Vector128.WidenLower(x));
        var upper = new Doubles<Vector128<double>, Doubles128>(Vector128.WidenUpper(x));
        TFunction.Invoke(in lower, out Doubles<Vector128<double>, Doubles128> lowerResult, out Doubles<Vector128<double>, Doubles128> lowerSlope);
        TFunction.Invoke(in upper, out Doubles<Vector128<double>, Doubles128> upperResult, out Doubles<Vector128<double>, Doubles128> upperSlope);
        derivative = Vector128.Narrow(lowerSlope.Vector, upperSlope.Vector);
        result = Vector128.Narrow(lowerResult.Vector, upperResult.Vector);
    }
}
