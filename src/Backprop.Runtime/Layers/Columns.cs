using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>
/// Sums that have the same bits for every width of vectors: term i goes to column i mod C, where C is as many as the widest vectors have numbers, 8 doubles or 16 floats, in ascending order and with fused multiply-add.
/// The columns are added in pairs: the first half plus the second, again and again. Narrower vectors take the columns in several passes.
/// </summary>
internal static unsafe class Columns
{
    /// <summary>Sums whose columns are added at once.</summary>
    public const int Sums = 8;

    private const int Bytes = 64;

    /// <summary>Eight sums, and room for what <see cref="Add"/> keeps until the last pass. (With stackalloc instead, a method is compiled without a profile and with a guard of its stack.)</summary>
    [StructLayout(LayoutKind.Sequential, Size = 6 * Bytes)]
    public struct Room
    {
        /// <summary>The first sum: where a cache line begins, because what straddles two of them is slow to come back from the stack.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T* First<T>(Room* room)
            where T : unmanaged => (T*)(((nint)room + Bytes - 1) & -Bytes);
    }

    /// <summary>C.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count<T>()
        where T : unmanaged => Bytes / sizeof(T);

    /// <summary>All bits are set in the columns before a given one, from the column of a pass on, and none in those after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Before<TVector, TOps, T>(int column, int pass)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector>
        where T : unmanaged => TOps.Load(ref Unsafe.As<ulong, byte>(ref MemoryMarshal.GetReference(Masks)), Count<T>() - column + pass);

    /// <summary>Adds the columns of eight sums, which come in passes, each with its first column. After the last one the sums are there, and behind them is room for what is kept until then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<TVector, TOps, T>(TVector a, TVector b, TVector c, TVector d, TVector e, TVector f, TVector g, TVector h, int pass, T* sums)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int half = Count<T>() / 2;
        ref byte kept = ref *(byte*)(sums + Sums);
        if (pass >= half)
        {
            AddKept<TVector, TOps>(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h, ref kept, Sums * (pass - half));
        }

        if (TOps.Count <= half / 2 && pass == Count<T>() - TOps.Count)
        {
            AddKept<TVector, TOps>(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h, ref kept, 0);
        }

        if (pass == Count<T>() - TOps.Count)
        {
            TOps.SumEach(a, b, c, d, e, f, g, h, ref *(byte*)sums);
        }
        else
        {
            int place = Sums * (pass & (half - 1));
            TOps.Store(a, ref kept, place);
            TOps.Store(b, ref kept, place + TOps.Count);
            TOps.Store(c, ref kept, place + (2 * TOps.Count));
            TOps.Store(d, ref kept, place + (3 * TOps.Count));
            TOps.Store(e, ref kept, place + (4 * TOps.Count));
            TOps.Store(f, ref kept, place + (5 * TOps.Count));
            TOps.Store(g, ref kept, place + (6 * TOps.Count));
            TOps.Store(h, ref kept, place + (7 * TOps.Count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddKept<TVector, TOps>(ref TVector a, ref TVector b, ref TVector c, ref TVector d, ref TVector e, ref TVector f, ref TVector g, ref TVector h, ref byte kept, int place)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector>
    {
        a = TOps.Add(TOps.Load(ref kept, place), a);
        b = TOps.Add(TOps.Load(ref kept, place + TOps.Count), b);
        c = TOps.Add(TOps.Load(ref kept, place + (2 * TOps.Count)), c);
        d = TOps.Add(TOps.Load(ref kept, place + (3 * TOps.Count)), d);
        e = TOps.Add(TOps.Load(ref kept, place + (4 * TOps.Count)), e);
        f = TOps.Add(TOps.Load(ref kept, place + (5 * TOps.Count)), f);
        g = TOps.Add(TOps.Load(ref kept, place + (6 * TOps.Count)), g);
        h = TOps.Add(TOps.Load(ref kept, place + (7 * TOps.Count)), h);
    }

    private static ReadOnlySpan<ulong> Masks =>
    [
        ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue,
        0, 0, 0, 0, 0, 0, 0, 0,
    ];
}
