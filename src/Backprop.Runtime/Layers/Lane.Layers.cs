using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

/// <content>What layers compute from spans.</content>
internal partial struct Lane<TVector, TOps, T, TCalls>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> LoadWhole(ReadOnlySpan<T> source, int start)
    {
        ref byte first = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(source.Slice(start, Count)));
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Load(ref first, 0);
        result._b = TOps.Load(ref first, TOps.Count);
        result._c = TOps.Load(ref first, 2 * TOps.Count);
        result._d = TOps.Load(ref first, 3 * TOps.Count);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreWhole(Lane<TVector, TOps, T, TCalls> value, Span<T> destination, int start)
    {
        ref byte first = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(destination.Slice(start, Count)));
        TOps.Store(value._a, ref first, 0);
        TOps.Store(value._b, ref first, TOps.Count);
        TOps.Store(value._c, ref first, 2 * TOps.Count);
        TOps.Store(value._d, ref first, 3 * TOps.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void ILane<Lane<TVector, TOps, T, TCalls>, T>.Run<TKernel>(in TKernel kernel) => kernel.Run<TVector, TOps>();
}
