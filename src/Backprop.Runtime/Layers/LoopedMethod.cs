using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>Methods over batches that are computed with loops over double, for emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LoopedMethod
{
    /// <summary>Computes all results, with the widest vectors that the processor has.</summary>
    public static void Compute<TMethod>(in TMethod method, int count)
        where TMethod : struct, ILoopedMethod<double>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Compute<TMethod, Lane<Vector512<double>, Doubles512, double, Called>, double>(in method, count);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Compute<TMethod, Lane<Vector256<double>, Doubles256, double, Called>, double>(in method, count);
        }
        else
        {
            Compute<TMethod, Lane<Vector128<double>, Doubles128, double, Called>, double>(in method, count);
        }
    }

    internal static void Compute<TMethod, TLane, T>(in TMethod method, int count)
        where TMethod : struct, ILoopedMethod<T>, allows ref struct
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] rented = ArrayPool<T>.Shared.Rent(TMethod.Room + CacheLines.Slack<T>());
        method.Compute<TLane>(0, count, CacheLines.Align<T>(rented, 0, TMethod.Room));
        ArrayPool<T>.Shared.Return(rented);
    }
}

/// <summary>Methods over batches that are computed with loops over float, for emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LoopedMethodF
{
    /// <summary>Computes all results, with the widest vectors that the processor has.</summary>
    public static void Compute<TMethod>(in TMethod method, int count)
        where TMethod : struct, ILoopedMethod<float>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
        {
            LoopedMethod.Compute<TMethod, Lane<Vector512<float>, Singles512, float, Called>, float>(in method, count);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            LoopedMethod.Compute<TMethod, Lane<Vector256<float>, Singles256, float, Called>, float>(in method, count);
        }
        else
        {
            LoopedMethod.Compute<TMethod, Lane<Vector128<float>, Singles128, float, Called>, float>(in method, count);
        }
    }
}
