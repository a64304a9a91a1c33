using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Backprop;

/// <content>Parts of vectors, and sums of their numbers.</content>
internal readonly partial struct Doubles128
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector128<double> LoadWhere(Vector128<double> mask, void* first) => Avx.IsSupported ? Avx.MaskLoad((double*)first, mask) : Vector128.Create(IsSet(mask, 0) ? *(double*)first : 0, IsSet(mask, 1) ? ((double*)first)[1] : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreWhere(Vector128<double> value, Vector128<double> mask, void* first)
    {
        for (int i = 0; i < Count; i++)
        {
            if (IsSet(mask, i))
            {
                ((double*)first)[i] = value[i];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SumEach(Vector128<double> a, Vector128<double> b, Vector128<double> c, Vector128<double> d, Vector128<double> e, Vector128<double> f, Vector128<double> g, Vector128<double> h, ref byte sums)
    {
        Store(SumEach(a, b), ref sums, 0);
        Store(SumEach(c, d), ref sums, Count);
        Store(SumEach(e, f), ref sums, 2 * Count);
        Store(SumEach(g, h), ref sums, 3 * Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> SumEach(Vector128<double> a, Vector128<double> b) => FirstOfEach(a, b) + LastOfEach(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSet(Vector128<double> mask, int i) => mask.AsInt64()[i] != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> FirstOfEach(Vector128<double> a, Vector128<double> b) => Sse2.IsSupported ? Sse2.UnpackLow(a, b) : Vector128.Create(a[0], b[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LastOfEach(Vector128<double> a, Vector128<double> b) => Sse2.IsSupported ? Sse2.UnpackHigh(a, b) : Vector128.Create(a[1], b[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> UnzipEven(Vector128<double> a, Vector128<double> b) => FirstOfEach(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> UnzipOdd(Vector128<double> a, Vector128<double> b) => LastOfEach(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ZipLow(Vector128<double> a, Vector128<double> b) => FirstOfEach(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ZipHigh(Vector128<double> a, Vector128<double> b) => LastOfEach(a, b);
}
