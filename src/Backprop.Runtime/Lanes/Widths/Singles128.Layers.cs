using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Backprop;

/// <content>Parts of vectors, and sums of their numbers.</content>
internal readonly partial struct Singles128
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector128<float> LoadWhere(Vector128<float> mask, void* first) => Avx.IsSupported ? Avx.MaskLoad((float*)first, mask) : Vector128.Create(At(mask, first, 0), At(mask, first, 1), At(mask, first, 2), At(mask, first, 3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreWhere(Vector128<float> value, Vector128<float> mask, void* first)
    {
        for (int i = 0; i < Count; i++)
        {
            if (IsSet(mask, i))
            {
                ((float*)first)[i] = value[i];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SumEach(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, Vector128<float> e, Vector128<float> f, Vector128<float> g, Vector128<float> h, ref byte sums)
    {
        Store(SumEach(a, b, c, d), ref sums, 0);
        Store(SumEach(e, f, g, h), ref sums, Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SumEach(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        Vector128<float> ab = AddHalves(a.AsDouble(), b.AsDouble());
        Vector128<float> cd = AddHalves(c.AsDouble(), d.AsDouble());
        return AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.AddPairwise(ab, cd)
            : Sse.IsSupported
                ? Sse.Shuffle(ab, cd, 0b10_00_10_00) + Sse.Shuffle(ab, cd, 0b11_01_11_01)
                : Vector128.Create(ab[0], ab[2], cd[0], cd[2]) + Vector128.Create(ab[1], ab[3], cd[1], cd[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> AddHalves(Vector128<double> x, Vector128<double> y) => Doubles128.FirstOfEach(x, y).AsSingle() + Doubles128.LastOfEach(x, y).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSet(Vector128<float> mask, int i) => mask.AsInt32()[i] != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe float At(Vector128<float> mask, void* first, int i) => IsSet(mask, i) ? ((float*)first)[i] : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> UnzipEven(Vector128<float> a, Vector128<float> b) => AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipEven(a, b)
        : Sse.IsSupported ? Sse.Shuffle(a, b, 0b10_00_10_00)
        : Vector128.Create(a[0], a[2], b[0], b[2]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> UnzipOdd(Vector128<float> a, Vector128<float> b) => AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipOdd(a, b)
        : Sse.IsSupported ? Sse.Shuffle(a, b, 0b11_01_11_01)
        : Vector128.Create(a[1], a[3], b[1], b[3]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ZipLow(Vector128<float> a, Vector128<float> b) => AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Sse.IsSupported ? Sse.UnpackLow(a, b)
        : Vector128.Create(a[0], b[0], a[1], b[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ZipHigh(Vector128<float> a, Vector128<float> b) => AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : Vector128.Create(a[2], b[2], a[3], b[3]);
}
