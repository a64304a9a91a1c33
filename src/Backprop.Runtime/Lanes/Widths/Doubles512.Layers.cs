using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Backprop;

/// <content>Parts of vectors, and sums of their numbers.</content>
internal readonly partial struct Doubles512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector512<double> LoadWhere(Vector512<double> mask, void* first) => Avx512F.MaskLoad((double*)first, mask, Vector512<double>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreWhere(Vector512<double> value, Vector512<double> mask, void* first) => Avx512F.MaskStore((double*)first, mask, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SumEach(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d, Vector512<double> e, Vector512<double> f, Vector512<double> g, Vector512<double> h, ref byte sums)
    {
        // Sums of four columns each, then of two, in the places where the last step finds them in their order.
        Vector512<double> ac = AddHalves(a, c);
        Vector512<double> bd = AddHalves(b, d);
        Vector512<double> eg = AddHalves(e, g);
        Vector512<double> fh = AddHalves(f, h);
        Vector512<double> aceg = AddQuarters(ac, eg);
        Vector512<double> bdfh = AddQuarters(bd, fh);
        Store(Avx512F.UnpackLow(aceg, bdfh) + Avx512F.UnpackHigh(aceg, bdfh), ref sums, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> AddHalves(Vector512<double> x, Vector512<double> y) => Avx512F.Shuffle4x128(x, y, 0b01_00_01_00) + Avx512F.Shuffle4x128(x, y, 0b11_10_11_10);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> AddQuarters(Vector512<double> x, Vector512<double> y) => Avx512F.Shuffle4x128(x, y, 0b10_00_10_00) + Avx512F.Shuffle4x128(x, y, 0b11_01_11_01);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> UnzipEven(Vector512<double> a, Vector512<double> b) => Avx512F.PermuteVar8x64x2(a, Vector512.Create(0L, 2, 4, 6, 8, 10, 12, 14), b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> UnzipOdd(Vector512<double> a, Vector512<double> b) => Avx512F.PermuteVar8x64x2(a, Vector512.Create(1L, 3, 5, 7, 9, 11, 13, 15), b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ZipLow(Vector512<double> a, Vector512<double> b) => Avx512F.PermuteVar8x64x2(a, Vector512.Create(0L, 8, 1, 9, 2, 10, 3, 11), b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ZipHigh(Vector512<double> a, Vector512<double> b) => Avx512F.PermuteVar8x64x2(a, Vector512.Create(4L, 12, 5, 13, 6, 14, 7, 15), b);
}
