using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Backprop;

/// <content>Parts of vectors, and sums of their numbers.</content>
internal readonly partial struct Singles256
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector256<float> LoadWhere(Vector256<float> mask, void* first) => Avx.MaskLoad((float*)first, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreWhere(Vector256<float> value, Vector256<float> mask, void* first) => Avx.MaskStore((float*)first, mask, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SumEach(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, Vector256<float> e, Vector256<float> f, Vector256<float> g, Vector256<float> h, ref byte sums)
    {
        Vector256<double> ae = AddHalves(a, e);
        Vector256<double> bf = AddHalves(b, f);
        Vector256<double> cg = AddHalves(c, g);
        Vector256<double> dh = AddHalves(d, h);
        Vector256<float> aebf = Avx.UnpackLow(ae, bf).AsSingle() + Avx.UnpackHigh(ae, bf).AsSingle();
        Vector256<float> cgdh = Avx.UnpackLow(cg, dh).AsSingle() + Avx.UnpackHigh(cg, dh).AsSingle();
        Store(Avx.Shuffle(aebf, cgdh, 0b10_00_10_00) + Avx.Shuffle(aebf, cgdh, 0b11_01_11_01), ref sums, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> AddHalves(Vector256<float> x, Vector256<float> y) => (Avx.Permute2x128(x, y, 0x20) + Avx.Permute2x128(x, y, 0x31)).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> UnzipEven(Vector256<float> a, Vector256<float> b) => Avx2.Permute4x64(Avx.Shuffle(a, b, 0b10_00_10_00).AsDouble(), 0b11_01_10_00).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> UnzipOdd(Vector256<float> a, Vector256<float> b) => Avx2.Permute4x64(Avx.Shuffle(a, b, 0b11_01_11_01).AsDouble(), 0b11_01_10_00).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ZipLow(Vector256<float> a, Vector256<float> b) => Avx.Permute2x128(Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b), 0x20);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ZipHigh(Vector256<float> a, Vector256<float> b) => Avx.Permute2x128(Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b), 0x31);
}
