using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <content>Functions in double precision: on the lower half, on the upper one, and rounded.</content>
internal readonly partial struct Singles512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoubles<TFunction>(in Vector512<float> x, out Vector512<float> result)
        where TFunction : struct, IFunctionOfDoubles
    {
        var lower = new Doubles<Vector512<double>, Doubles512>(Vector512.WidenLower(x));
        var upper = new Doubles<Vector512<double>, Doubles512>(Vector512.WidenUpper(x));
        TFunction.Invoke(in lower, out Doubles<Vector512<double>, Doubles512> lowerResult);
        TFunction.Invoke(in upper, out Doubles<Vector512<double>, Doubles512> upperResult);
        result = Vector512.Narrow(lowerResult.Vector, upperResult.Vector);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoubles<TFunction>(in Vector512<float> x, in Vector512<float> y, out Vector512<float> result)
        where TFunction : struct, IFunctionOfTwoDoubles
    {
        var lower = new Doubles<Vector512<double>, Doubles512>(Vector512.WidenLower(x));
        var upper = new Doubles<Vector512<double>, Doubles512>(Vector512.WidenUpper(x));
        var lowerY = new Doubles<Vector512<double>, Doubles512>(Vector512.WidenLower(y));
        var upperY = new Doubles<Vector512<double>, Doubles512>(Vector512.WidenUpper(y));
        TFunction.Invoke(in lower, in lowerY, out Doubles<Vector512<double>, Doubles512> lowerResult);
        TFunction.Invoke(in upper, in upperY, out Doubles<Vector512<double>, Doubles512> upperResult);
        result = Vector512.Narrow(lowerResult.Vector, upperResult.Vector);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InDoublesWithDerivative<TFunction>(in Vector512<float> x, out Vector512<float> result, out Vector512<float> derivative)
        where TFunction : struct, IFunctionOfDoublesWithDerivative
    {
        var lower = new Doubles<Vector512<double>, Doubles512>(Vector512.WidenLower(x));
        var upper = new Doubles<Vector512<double>, Doubles512>(Vector512.WidenUpper(x));
        TFunction.Invoke(in lower, out Doubles<Vector512<double>, Doubles512> lowerResult, out Doubles<Vector512<double>, Doubles512> lowerSlope);
        TFunction.Invoke(in upper, out Doubles<Vector512<double>, Doubles512> upperResult, out Doubles<Vector512<double>, Doubles512> upperSlope);
        derivative = Vector512.Narrow(lowerSlope.Vector, upperSlope.Vector);
        result = Vector512.Narrow(lowerResult.Vector, upperResult.Vector);
    }
}
