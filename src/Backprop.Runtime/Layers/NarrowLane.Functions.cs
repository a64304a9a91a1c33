using System.Runtime.CompilerServices;

namespace Backprop;

/// <content>Functions.</content>
internal readonly partial struct NarrowLane<TVector, TOps, T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void ILane<NarrowLane<TVector, TOps, T>, T>.Run<TKernel>(in TKernel kernel) => kernel.Run<TVector, TOps>();

    [MethodImpl(MethodImplOptions.NoInlining)]
    static NarrowLane<TVector, TOps, T> ILane<NarrowLane<TVector, TOps, T>, T>.Apply<TFunction>(in NarrowLane<TVector, TOps, T> x) => new(Halves<TVector, TOps, T>.Apply<TFunction>(x._vector));

    [MethodImpl(MethodImplOptions.NoInlining)]
    static NarrowLane<TVector, TOps, T> ILane<NarrowLane<TVector, TOps, T>, T>.ApplyWithDerivative<TFunction>(in NarrowLane<TVector, TOps, T> x, out NarrowLane<TVector, TOps, T> derivative)
    {
        TVector result = Halves<TVector, TOps, T>.Apply<TFunction>(x._vector, out TVector slope);
        derivative = new(slope);
        return new(result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static NarrowLane<TVector, TOps, T> ILane<NarrowLane<TVector, TOps, T>, T>.Call<TFunction>(in NarrowLane<TVector, TOps, T> x)
    {
        TOps.InDoubles<TFunction>(in x._vector, out TVector result);
        return new(result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static NarrowLane<TVector, TOps, T> ILane<NarrowLane<TVector, TOps, T>, T>.Call<TFunction>(in NarrowLane<TVector, TOps, T> x, in NarrowLane<TVector, TOps, T> y)
    {
        TOps.InDoubles<TFunction>(in x._vector, in y._vector, out TVector result);
        return new(result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static NarrowLane<TVector, TOps, T> ILane<NarrowLane<TVector, TOps, T>, T>.CallWithDerivative<TFunction>(in NarrowLane<TVector, TOps, T> x, out NarrowLane<TVector, TOps, T> derivative)
    {
        TOps.InDoublesWithDerivative<TFunction>(in x._vector, out TVector result, out TVector slope);
        derivative = new(slope);
        return new(result);
    }
}
