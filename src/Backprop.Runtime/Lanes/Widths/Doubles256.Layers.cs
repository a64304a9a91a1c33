using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Backprop;

/// <content>Parts of vectors, and sums of their numbers.</content>
internal readonly partial struct Doubles256
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector256<double> LoadWhere(Vector256<double> mask, void* first) => Avx.MaskLoad((double*)first, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreWhere(Vector256<double> value, Vector256<double> mask, void* first) => Avx.MaskStore((double*)first, mask, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SumEach(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d, Vector256<double> e, Vector256<double> f, Vector256<double> g, Vector256<double> h, ref byte sums)
    {
        Store(SumEach(a, b, c, d), ref sums, 0);
        Store(SumEach(e, f, g, h), ref sums, Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SumEach(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
    {
        Vector256<double> ac = AddHalves(a, c);
        Vector256<double> bd = AddHalves(b, d);
        return Avx.UnpackLow(ac, bd) + Avx.UnpackHigh(ac, bd);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> AddHalves(Vector256<double> x, Vector256<double> y) => Avx.Permute2x128(x, y, 0x20) + Avx.Permute2x128(x, y, 0x31);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> UnzipEven(Vector256<double> a, Vector256<double> b) => Avx2.Permute4x64(Avx.UnpackLow(a, b), 0b11_01_10_00);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> UnzipOdd(Vector256<double> a, Vector256<double> b) => Avx2.Permute4x64(Avx.UnpackHigh(a, b), 0b11_01_10_00);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ZipLow(Vector256<double> a, Vector256<double> b) => Avx.Permute2x128(Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b), 0x20);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ZipHigh(Vector256<double> a, Vector256<double> b) => Avx.Permute2x128(Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b), 0x31);
}
