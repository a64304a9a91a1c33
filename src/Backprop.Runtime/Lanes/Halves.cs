using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Both halves of functions: of one vector, or of two side by side, for which 16 registers are enough.</summary>
internal static class Halves<TVector, TOps, T>
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<TFunction>(ref TVector a, ref TVector b)
        where TFunction : struct, IFunction<T>
    {
        TVector hA = TFunction.Begin<TVector, TOps>(a, out TVector powerA);
        TVector hB = TFunction.Begin<TVector, TOps>(b, out TVector powerB);
        a = TFunction.End<TVector, TOps>(a, hA, powerA);
        b = TFunction.End<TVector, TOps>(b, hB, powerB);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<TFunction>(ref TVector a, ref TVector b, out TVector derivativeA, out TVector derivativeB)
        where TFunction : struct, IFunctionWithDerivative<T>
    {
        TVector hA = TFunction.Begin<TVector, TOps>(a, out TVector powerA);
        TVector hB = TFunction.Begin<TVector, TOps>(b, out TVector powerB);
        a = TFunction.End<TVector, TOps>(a, hA, powerA, out derivativeA);
        b = TFunction.End<TVector, TOps>(b, hB, powerB, out derivativeB);
    }
}
