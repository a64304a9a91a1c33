using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>A function that is inlined, of every entry of a vector, from one span to another.</summary>
internal readonly unsafe ref struct VectorInlinedFunction<TFunction, T>(ReadOnlySpan<T> x, Span<T> result) : IKernel<T>
    where TFunction : struct, IFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _x = x;
    private readonly Span<T> _result = result;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run<TVector, TOps>()
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        fixed (T* x = _x, result = _result)
        {
            nint i = 0;
            for (; i <= _x.Length - TOps.Count; i += TOps.Count)
            {
                TOps.Store(Halves<TVector, TOps, T>.Apply<TFunction>(TOps.Load(ref *(byte*)(x + i), 0)), ref *(byte*)(result + i), 0);
            }

            if (i < _x.Length)
            {
                TVector exist = Columns.Before<TVector, TOps, T>(_x.Length - (int)i, 0);
                TOps.StoreWhere(Halves<TVector, TOps, T>.Apply<TFunction>(TOps.LoadWhere(exist, x + i)), exist, result + i);
            }
        }
    }
}

/// <summary>A function that is inlined and its derivative.</summary>
internal readonly unsafe ref struct VectorInlinedFunctionWithDerivative<TFunction, T>(ReadOnlySpan<T> x, Span<T> result, Span<T> derivative) : IKernel<T>
    where TFunction : struct, IFunctionWithDerivative<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _x = x;
    private readonly Span<T> _result = result;
    private readonly Span<T> _derivative = derivative;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run<TVector, TOps>()
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        fixed (T* x = _x, result = _result, derivative = _derivative)
        {
            nint i = 0;
            for (; i <= _x.Length - TOps.Count; i += TOps.Count)
            {
                TVector value = Halves<TVector, TOps, T>.Apply<TFunction>(TOps.Load(ref *(byte*)(x + i), 0), out TVector slope);
                TOps.Store(value, ref *(byte*)(result + i), 0);
                TOps.Store(slope, ref *(byte*)(derivative + i), 0);
            }

            if (i < _x.Length)
            {
                TVector exist = Columns.Before<TVector, TOps, T>(_x.Length - (int)i, 0);
                TVector value = Halves<TVector, TOps, T>.Apply<TFunction>(TOps.LoadWhere(exist, x + i), out TVector slope);
                TOps.StoreWhere(value, exist, result + i);
                TOps.StoreWhere(slope, exist, derivative + i);
            }
        }
    }
}
