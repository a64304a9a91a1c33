using System.Runtime.CompilerServices;

namespace Backprop;

/// <content>Functions that are inlined where there are few of them, and otherwise called.</content>
internal partial struct Lane<TVector, TOps, T, TCalls>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lane<TVector, TOps, T, TCalls> ILane<Lane<TVector, TOps, T, TCalls>, T>.Apply<TFunction>(in Lane<TVector, TOps, T, TCalls> x)
    {
        if (!TOps.HasManyRegisters)
        {
            return CallForPairs<TFunction>(in x);
        }

        if (typeof(TCalls) != typeof(Inlined))
        {
            return Call<TFunction>(in x);
        }

        Lane<TVector, TOps, T, TCalls> result;
        TVector hA = TFunction.Begin<TVector, TOps>(x._a, out TVector powerA);
        TVector hB = TFunction.Begin<TVector, TOps>(x._b, out TVector powerB);
        TVector hC = TFunction.Begin<TVector, TOps>(x._c, out TVector powerC);
        TVector hD = TFunction.Begin<TVector, TOps>(x._d, out TVector powerD);
        result._a = TFunction.End<TVector, TOps>(x._a, hA, powerA);
        result._b = TFunction.End<TVector, TOps>(x._b, hB, powerB);
        result._c = TFunction.End<TVector, TOps>(x._c, hC, powerC);
        result._d = TFunction.End<TVector, TOps>(x._d, hD, powerD);
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lane<TVector, TOps, T, TCalls> Call<TFunction>(in Lane<TVector, TOps, T, TCalls> x)
        where TFunction : struct, IFunction<T>
    {
        Lane<TVector, TOps, T, TCalls> result;
        TVector hA = TFunction.Begin<TVector, TOps>(x._a, out TVector powerA);
        TVector hB = TFunction.Begin<TVector, TOps>(x._b, out TVector powerB);
        TVector hC = TFunction.Begin<TVector, TOps>(x._c, out TVector powerC);
        TVector hD = TFunction.Begin<TVector, TOps>(x._d, out TVector powerD);
        result._a = TFunction.End<TVector, TOps>(x._a, hA, powerA);
        result._b = TFunction.End<TVector, TOps>(x._b, hB, powerB);
        result._c = TFunction.End<TVector, TOps>(x._c, hC, powerC);
        result._d = TFunction.End<TVector, TOps>(x._d, hD, powerD);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lane<TVector, TOps, T, TCalls> ILane<Lane<TVector, TOps, T, TCalls>, T>.ApplyWithDerivative<TFunction>(in Lane<TVector, TOps, T, TCalls> x, out Lane<TVector, TOps, T, TCalls> derivative)
    {
        if (!TOps.HasManyRegisters)
        {
            return CallForPairs<TFunction>(in x, out derivative);
        }

        if (typeof(TCalls) != typeof(Inlined))
        {
            return CallWithDerivative<TFunction>(in x, out derivative);
        }

        Lane<TVector, TOps, T, TCalls> result;
        TVector hA = TFunction.Begin<TVector, TOps>(x._a, out TVector powerA);
        TVector hB = TFunction.Begin<TVector, TOps>(x._b, out TVector powerB);
        TVector hC = TFunction.Begin<TVector, TOps>(x._c, out TVector powerC);
        TVector hD = TFunction.Begin<TVector, TOps>(x._d, out TVector powerD);
        result._a = TFunction.End<TVector, TOps>(x._a, hA, powerA, out derivative._a);
        result._b = TFunction.End<TVector, TOps>(x._b, hB, powerB, out derivative._b);
        result._c = TFunction.End<TVector, TOps>(x._c, hC, powerC, out derivative._c);
        result._d = TFunction.End<TVector, TOps>(x._d, hD, powerD, out derivative._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lane<TVector, TOps, T, TCalls> CallWithDerivative<TFunction>(in Lane<TVector, TOps, T, TCalls> x, out Lane<TVector, TOps, T, TCalls> derivative)
        where TFunction : struct, IFunctionWithDerivative<T>
    {
        Lane<TVector, TOps, T, TCalls> result;
        TVector hA = TFunction.Begin<TVector, TOps>(x._a, out TVector powerA);
        TVector hB = TFunction.Begin<TVector, TOps>(x._b, out TVector powerB);
        TVector hC = TFunction.Begin<TVector, TOps>(x._c, out TVector powerC);
        TVector hD = TFunction.Begin<TVector, TOps>(x._d, out TVector powerD);
        result._a = TFunction.End<TVector, TOps>(x._a, hA, powerA, out derivative._a);
        result._b = TFunction.End<TVector, TOps>(x._b, hB, powerB, out derivative._b);
        result._c = TFunction.End<TVector, TOps>(x._c, hC, powerC, out derivative._c);
        result._d = TFunction.End<TVector, TOps>(x._d, hD, powerD, out derivative._d);
        return result;
    }
}
