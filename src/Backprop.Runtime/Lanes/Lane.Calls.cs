using System.Runtime.CompilerServices;

namespace Backprop;

/// <content>
/// Functions in double precision. They are called for one vector after the other, and the processor works on the next ones while it waits for the results of the first. Inlined they would be compiled
/// four times over, and the compiler stops to inline when a method has become twenty times what it was.
/// </content>
internal partial struct Lane<TVector, TOps, T, TCalls>
{
    private const int Vectors = 4;

    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    static Lane<TVector, TOps, T, TCalls> ILane<Lane<TVector, TOps, T, TCalls>, T>.Call<TFunction>(in Lane<TVector, TOps, T, TCalls> x)
    {
        Unsafe.SkipInit(out Lane<TVector, TOps, T, TCalls> result);
        for (int i = 0; i < Vectors; i++)
        {
            TOps.InDoubles<TFunction>(in Vector(in x, i), out Vector(in result, i));
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    static Lane<TVector, TOps, T, TCalls> ILane<Lane<TVector, TOps, T, TCalls>, T>.Call<TFunction>(in Lane<TVector, TOps, T, TCalls> x, in Lane<TVector, TOps, T, TCalls> y)
    {
        Unsafe.SkipInit(out Lane<TVector, TOps, T, TCalls> result);
        for (int i = 0; i < Vectors; i++)
        {
            TOps.InDoubles<TFunction>(in Vector(in x, i), in Vector(in y, i), out Vector(in result, i));
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    static Lane<TVector, TOps, T, TCalls> ILane<Lane<TVector, TOps, T, TCalls>, T>.CallWithDerivative<TFunction>(in Lane<TVector, TOps, T, TCalls> x, out Lane<TVector, TOps, T, TCalls> derivative)
    {
        Unsafe.SkipInit(out Lane<TVector, TOps, T, TCalls> result);
        Unsafe.SkipInit(out derivative);
        for (int i = 0; i < Vectors; i++)
        {
            TOps.InDoublesWithDerivative<TFunction>(in Vector(in x, i), out Vector(in result, i), out Vector(in derivative, i));
        }

        return result;
    }

    // With 16 registers, four vectors at a time would spend more time on the stack than in the function.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane<TVector, TOps, T, TCalls> CallForPairs<TFunction>(in Lane<TVector, TOps, T, TCalls> x)
        where TFunction : struct, IFunction<T>
    {
        Unsafe.SkipInit(out Lane<TVector, TOps, T, TCalls> result);
        CallForPair<TFunction>(in x._a, in x._b, out result._a, out result._b);
        CallForPair<TFunction>(in x._c, in x._d, out result._c, out result._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane<TVector, TOps, T, TCalls> CallForPairs<TFunction>(in Lane<TVector, TOps, T, TCalls> x, out Lane<TVector, TOps, T, TCalls> derivative)
        where TFunction : struct, IFunctionWithDerivative<T>
    {
        Unsafe.SkipInit(out Lane<TVector, TOps, T, TCalls> result);
        CallForPair<TFunction>(in x._a, in x._b, out result._a, out result._b, out derivative._a, out derivative._b);
        CallForPair<TFunction>(in x._c, in x._d, out result._c, out result._d, out derivative._c, out derivative._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CallForPair<TFunction>(in TVector x, in TVector y, out TVector resultX, out TVector resultY)
        where TFunction : struct, IFunction<T>
    {
        TVector a = x;
        TVector b = y;
        Halves<TVector, TOps, T>.Apply<TFunction>(ref a, ref b);
        resultX = a;
        resultY = b;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CallForPair<TFunction>(in TVector x, in TVector y, out TVector resultX, out TVector resultY, out TVector derivativeX, out TVector derivativeY)
        where TFunction : struct, IFunctionWithDerivative<T>
    {
        TVector a = x;
        TVector b = y;
        Halves<TVector, TOps, T>.Apply<TFunction>(ref a, ref b, out TVector slopeA, out TVector slopeB);
        resultX = a;
        resultY = b;
        derivativeX = slopeA;
        derivativeY = slopeB;
    }

    /// <summary>The i-th of the four vectors, which lie side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref TVector Vector(in Lane<TVector, TOps, T, TCalls> lane, int i) => ref Unsafe.Add(ref Unsafe.As<Lane<TVector, TOps, T, TCalls>, TVector>(ref Unsafe.AsRef(in lane)), i);
}
