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
        double[] room = ArrayPool<double>.Shared.Rent(TMethod.Room);
        if (Vector512.IsHardwareAccelerated)
        {
            method.Compute<Lane<Vector512<double>, Doubles512, double, Called>>(0, count, room);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            method.Compute<Lane<Vector256<double>, Doubles256, double, Called>>(0, count, room);
        }
        else
        {
            method.Compute<Lane<Vector128<double>, Doubles128, double, Called>>(0, count, room);
        }

        ArrayPool<double>.Shared.Return(room);
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
        float[] room = ArrayPool<float>.Shared.Rent(TMethod.Room);
        if (Vector512.IsHardwareAccelerated)
        {
            method.Compute<Lane<Vector512<float>, Singles512, float, Called>>(0, count, room);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            method.Compute<Lane<Vector256<float>, Singles256, float, Called>>(0, count, room);
        }
        else
        {
            method.Compute<Lane<Vector128<float>, Singles128, float, Called>>(0, count, room);
        }

        ArrayPool<float>.Shared.Return(room);
    }
}
