using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

/// <content>Between memory and lanes. At the end of a span the rest of a vector is loaded and stored under a mask.</content>
internal readonly unsafe partial struct NarrowLane<TVector, TOps, T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> Load(ReadOnlySpan<T> source, int start) => start <= source.Length - Count ? LoadWhole(source, start) : LoadRest(source[start..]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> LoadWhole(ReadOnlySpan<T> source, int start) => new(TOps.Load(ref First(source.Slice(start, Count)), 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(in NarrowLane<TVector, TOps, T> value, Span<T> destination) => TOps.Store(value._vector, ref First(destination[..Count]), 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(in NarrowLane<TVector, TOps, T> value, Span<T> destination, int start)
    {
        if (start <= destination.Length - Count)
        {
            StoreWhole(value, destination, start);
        }
        else
        {
            StoreRest(value._vector, destination[start..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreWhole(NarrowLane<TVector, TOps, T> value, Span<T> destination, int start) => TOps.Store(value._vector, ref First(destination.Slice(start, Count)), 0);

    /// <summary>Of one sample nothing is summed over samples.</summary>
    public static void Accumulate(NarrowLane<TVector, TOps, T> value, Span<T> sums, int row, int sample) => throw new NotSupportedException();

    // The last number again beyond the end, as it is harmless whatever is computed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static NarrowLane<TVector, TOps, T> LoadRest(ReadOnlySpan<T> rest)
    {
        TVector exist = Columns.Before<TVector, TOps, T>(rest.Length, 0);
        fixed (T* first = rest)
        {
            return new(TOps.ConditionalSelect(exist, TOps.LoadWhere(exist, first), TOps.Create(rest[^1])));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRest(TVector value, Span<T> rest)
    {
        fixed (T* first = rest)
        {
            TOps.StoreWhere(value, Columns.Before<TVector, TOps, T>(rest.Length, 0), first);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte First(ReadOnlySpan<T> span) => ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(span));
}
