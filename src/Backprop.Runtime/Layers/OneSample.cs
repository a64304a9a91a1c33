using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>Costs of one sample that are computed with loops over double, for emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OneSample
{
    // Of the workspace, on the stack.
    private const int MostBytesOfStack = 16 * 1024;

    /// <summary>The cost, with the widest vectors that the processor has; the partials are written where the sample says.</summary>
    public static double Compute<TSample>(in TSample sample)
        where TSample : struct, IOneSample<double>, allows ref struct =>
        Vector512.IsHardwareAccelerated ? Compute<TSample, NarrowLane<Vector512<double>, Doubles512, double>, double>(in sample)
        : Vector256.IsHardwareAccelerated ? Compute<TSample, NarrowLane<Vector256<double>, Doubles256, double>, double>(in sample)
        : Compute<TSample, NarrowLane<Vector128<double>, Doubles128, double>, double>(in sample);

    internal static T Compute<TSample, TLane, T>(in TSample sample)
        where TSample : struct, IOneSample<T>, allows ref struct
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = (TSample.Room + CacheLines.Slack<T>()) * Unsafe.SizeOf<T>();
        return length <= MostBytesOfStack ? OnStack<TSample, TLane, T>(in sample, length) : InArray<TSample, TLane, T>(in sample, length);
    }

    [SkipLocalsInit]
    private static T OnStack<TSample, TLane, T>(in TSample sample, int length)
        where TSample : struct, IOneSample<T>, allows ref struct
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<byte> room = stackalloc byte[length];
        return sample.Compute<TLane>(CacheLines.Align<T>(MemoryMarshal.Cast<byte, T>(room), 0, TSample.Room));
    }

    private static T InArray<TSample, TLane, T>(in TSample sample, int length)
        where TSample : struct, IOneSample<T>, allows ref struct
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        T cost = sample.Compute<TLane>(CacheLines.Align<T>(MemoryMarshal.Cast<byte, T>(rented.AsSpan()), 0, TSample.Room));
        ArrayPool<byte>.Shared.Return(rented);
        return cost;
    }
}

/// <summary>Costs of one sample that are computed with loops over float, for emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OneSampleF
{
    /// <summary>The cost, with the widest vectors that the processor has; the partials are written where the sample says.</summary>
    public static float Compute<TSample>(in TSample sample)
        where TSample : struct, IOneSample<float>, allows ref struct =>
        Vector512.IsHardwareAccelerated ? OneSample.Compute<TSample, NarrowLane<Vector512<float>, Singles512, float>, float>(in sample)
        : Vector256.IsHardwareAccelerated ? OneSample.Compute<TSample, NarrowLane<Vector256<float>, Singles256, float>, float>(in sample)
        : OneSample.Compute<TSample, NarrowLane<Vector128<float>, Singles128, float>, float>(in sample);
}
