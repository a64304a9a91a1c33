using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

/// <content>Between memory and lanes, and from lanes to sums.</content>
internal partial struct Lane<TVector, TOps, T, TCalls>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> Load(ReadOnlySpan<T> source, int start)
    {
        if ((nuint)(uint)start + (nuint)Count > (nuint)source.Length)
        {
            return LoadRest(source[start..]);
        }

        ref byte first = ref Unsafe.As<T, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(source), start));
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Load(ref first, 0);
        result._b = TOps.Load(ref first, TOps.Count);
        result._c = TOps.Load(ref first, 2 * TOps.Count);
        result._d = TOps.Load(ref first, 3 * TOps.Count);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(in Lane<TVector, TOps, T, TCalls> value, Span<T> destination)
    {
        ref byte first = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(destination[..Count]));
        TOps.Store(value._a, ref first, 0);
        TOps.Store(value._b, ref first, TOps.Count);
        TOps.Store(value._c, ref first, 2 * TOps.Count);
        TOps.Store(value._d, ref first, 3 * TOps.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(in Lane<TVector, TOps, T, TCalls> value, Span<T> destination, int start)
    {
        if ((nuint)(uint)start + (nuint)Count > (nuint)destination.Length)
        {
            StoreRest(in value, destination[start..]);
        }
        else
        {
            Store(in value, destination[start..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(Lane<TVector, TOps, T, TCalls> value, Span<T> sums, int row, int sample)
    {
        int room = RoomOfRow;
        int start = row * room;
        if ((nuint)(uint)start + (nuint)room > (nuint)sums.Length)
        {
            Throw();
        }

        ref byte first = ref Unsafe.As<T, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(sums), start));
        if (typeof(TCalls) == typeof(Kept))
        {
            int column = sample & (BlockSum.Columns<T>() - Count);
            TOps.Store(value._a, ref first, column);
            TOps.Store(value._b, ref first, column + TOps.Count);
            TOps.Store(value._c, ref first, column + (2 * TOps.Count));
            TOps.Store(value._d, ref first, column + (3 * TOps.Count));
        }
        else
        {
            TOps.AddToSums(value._a, value._b, value._c, value._d, ref first, sample);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lane<TVector, TOps, T, TCalls> LoadRest(ReadOnlySpan<T> rest)
    {
        Span<T> padded = stackalloc T[BlockSum.Columns<T>()];
        rest.CopyTo(padded);
        padded[rest.Length..].Fill(rest[^1]);
        return Load(padded, 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreRest(in Lane<TVector, TOps, T, TCalls> value, Span<T> rest)
    {
        Span<T> all = stackalloc T[BlockSum.Columns<T>()];
        Store(in value, all);
        all[..rest.Length].CopyTo(rest);
    }

    private static void Throw() => throw new ArgumentException("There are too few sums.");
}
