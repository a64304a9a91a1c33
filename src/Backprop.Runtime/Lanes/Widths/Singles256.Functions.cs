using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <content>Functions in double precision: on the lower half, on the upper one, and rounded.</content>
internal readonly partial struct Singles256
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoubles<TFunction>(in Vector256<float> x, out Vector256<float> result)
        where TFunction : struct, IFunctionOfDoubles
    {
        var lower = new Doubles<Vector256<double>, Doubles256>(Vector256.WidenLower(x));
        var upper = new Doubles<Vector256<double>, Doubles256>(Vector256.WidenUpper(x));
        TFunction.Invoke(in lower, out Doubles<Vector256<double>, Doubles256> lowerResult);
        TFunction.Invoke(in upper, out Doubles<Vector256<double>, Doubles256> upperResult);
        result = Vector256.Narrow(lowerResult.Vector, upperResult.Vector);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoubles<TFunction>(in Vector256<float> x, in Vector256<float> y, out Vector256<float> result)
        where TFunction : struct, IFunctionOfTwoDoubles
    {
        var lower = new Doubles<Vector256<double>, Doubles256>(Vector256.WidenLower(x));
        var upper = new Doubles<Vector256<double>, Doubles256>(Vector256.WidenUpper(x));
        var lowerY = new Doubles<Vector256<double>, Doubles256>(Vector256.WidenLower(y));
        var upperY = new Doubles<Vector256<double>, Doubles256>(Vector256.WidenUpper(y));
        TFunction.Invoke(in lower, in lowerY, out Doubles<Vector256<double>, Doubles256> lowerResult);
        TFunction.Invoke(in upper, in upperY, out Doubles<Vector256<double>, Doubles256> upperResult);
        result = Vector256.Narrow(lowerResult.Vector, upperResult.Vector);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoublesWithDerivative<TFunction>(in Vector256<float> x, out Vector256<float> result, out Vector256<float> derivative)
        where TFunction : struct, IFunctionOfDoublesWithDerivative
    {
        var lower = new Doubles<Vector256<double>, Doubles256>(Vector256.WidenLower(x));
        var upper = new Doubles<Vector256<double>, Doubles256>(Vector256.WidenUpper(x));
        TFunction.Invoke(in lower, out Doubles<Vector256<double>, Doubles256> lowerResult, out Doubles<Vector256<double>, Doubles256> lowerSlope);
        TFunction.Invoke(in upper, out Doubles<Vector256<double>, Doubles256> upperResult, out Doubles<Vector256<double>, Doubles256> upperSlope);
        derivative = Vector256.Narrow(lowerSlope.Vector, upperSlope.Vector);
        result = Vector256.Narrow(lowerResult.Vector, upperResult.Vector);
    }
}
