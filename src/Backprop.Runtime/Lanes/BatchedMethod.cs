using System.ComponentModel;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>Methods over batches whose lanes are of double, for emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchedMethod
{
    /// <summary>Computes all results, with the widest vectors that the processor has.</summary>
    public static void Compute<TMethod>(in TMethod method, int count)
        where TMethod : struct, IBatchedMethod<double>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Compute<TMethod, Vector512<double>, Doubles512, double>(in method, count);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Compute<TMethod, Vector256<double>, Doubles256, double>(in method, count);
        }
        else
        {
            Compute<TMethod, Vector128<double>, Doubles128, double>(in method, count);
        }
    }

    internal static void Compute<TMethod, TVector, TOps, T>(in TMethod method, int count)
        where TMethod : struct, IBatchedMethod<T>, allows ref struct
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (TMethod.IsSmall)
        {
            method.Compute<Lane<TVector, TOps, T, Inlined>>(0, count);
        }
        else
        {
            method.Compute<Lane<TVector, TOps, T, Called>>(0, count);
        }
    }
}

/// <summary>Methods over batches whose lanes are of float, for emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchedMethodF
{
    /// <summary>Computes all results, with the widest vectors that the processor has.</summary>
    public static void Compute<TMethod>(in TMethod method, int count)
        where TMethod : struct, IBatchedMethod<float>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
        {
            BatchedMethod.Compute<TMethod, Vector512<float>, Singles512, float>(in method, count);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            BatchedMethod.Compute<TMethod, Vector256<float>, Singles256, float>(in method, count);
        }
        else
        {
            BatchedMethod.Compute<TMethod, Vector128<float>, Singles128, float>(in method, count);
        }
    }
}
