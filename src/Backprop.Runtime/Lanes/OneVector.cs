using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Both halves of functions, one after the other.</summary>
internal static class OneVector<TVector, TOps, T>
    where TVector : struct
    where TOps : struct, IVectorOperations<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TFunction>(TVector x)
        where TFunction : struct, IFunction<T>
    {
        TVector h = TFunction.Begin<TVector, TOps>(x, out TVector power);
        return TFunction.End<TVector, TOps>(x, h, power);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TFunction>(TVector x, out TVector derivative)
        where TFunction : struct, IFunctionWithDerivative<T>
    {
        TVector h = TFunction.Begin<TVector, TOps>(x, out TVector power);
        return TFunction.End<TVector, TOps>(x, h, power, out derivative);
    }
}
