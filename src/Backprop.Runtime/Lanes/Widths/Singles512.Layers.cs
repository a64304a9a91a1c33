using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Backprop;

/// <content>Parts of vectors, and sums of their numbers.</content>
internal readonly partial struct Singles512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector512<float> LoadWhere(Vector512<float> mask, void* first) => Avx512F.MaskLoad((float*)first, mask, Vector512<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreWhere(Vector512<float> value, Vector512<float> mask, void* first) => Avx512F.MaskStore((float*)first, mask, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SumEach(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, Vector512<float> e, Vector512<float> f, Vector512<float> g, Vector512<float> h, ref byte sums)
    {
        // Sums of eight columns each, then of four and of two, in the places where the last step finds them in their order.
        Vector512<float> ac = AddHalves(a, c);
        Vector512<float> bd = AddHalves(b, d);
        Vector512<float> eg = AddHalves(e, g);
        Vector512<float> fh = AddHalves(f, h);
        Vector512<double> aceg = AddQuarters(ac, eg).AsDouble();
        Vector512<double> bdfh = AddQuarters(bd, fh).AsDouble();
        Vector512<float> twos = Avx512F.UnpackLow(aceg, bdfh).AsSingle() + Avx512F.UnpackHigh(aceg, bdfh).AsSingle();
        Vector512<float> ones = twos + Avx512F.Permute4x32(twos, 0b10_11_00_01);
        Avx512F.ConvertToVector256Int32(ones.AsInt64()).AsSingle().StoreUnsafe(ref Unsafe.As<byte, float>(ref sums));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> AddHalves(Vector512<float> x, Vector512<float> y) => Avx512F.Shuffle4x128(x, y, 0b01_00_01_00) + Avx512F.Shuffle4x128(x, y, 0b11_10_11_10);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> AddQuarters(Vector512<float> x, Vector512<float> y) => Avx512F.Shuffle4x128(x, y, 0b10_00_10_00) + Avx512F.Shuffle4x128(x, y, 0b11_01_11_01);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> UnzipEven(Vector512<float> a, Vector512<float> b) => Avx512F.PermuteVar16x32x2(a, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> UnzipOdd(Vector512<float> a, Vector512<float> b) => Avx512F.PermuteVar16x32x2(a, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ZipLow(Vector512<float> a, Vector512<float> b) => Avx512F.PermuteVar16x32x2(a, Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ZipHigh(Vector512<float> a, Vector512<float> b) => Avx512F.PermuteVar16x32x2(a, Vector512.Create(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), b);
}
