using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>A function that is inlined, of every number of a block: of four vectors at a time where there are registers for them, and otherwise of two.</summary>
internal readonly unsafe ref struct BlockInlinedFunction<TFunction, T>(ReadOnlySpan<T> x, Span<T> result, int rows, int count, int stride) : IKernel<T>
    where TFunction : struct, IFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _x = x;
    private readonly Span<T> _result = result;
    private readonly int _rows = rows;
    private readonly int _count = count;
    private readonly int _stride = stride;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run<TVector, TOps>()
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        if (!TOps.HasManyRegisters)
        {
            InPairs<TVector, TOps>();
            return;
        }

        for (int row = 0; row < _rows * _stride; row += _stride)
        {
            for (int s = row; s < row + _count; s += 4 * TOps.Count)
            {
                Lane<TVector, TOps, T, Inlined> x = Lane<TVector, TOps, T, Inlined>.LoadWhole(_x, s);
                Lane<TVector, TOps, T, Inlined>.StoreWhole(Apply<Lane<TVector, TOps, T, Inlined>>(in x), _result, s);
            }
        }
    }

    private void InPairs<TVector, TOps>()
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        fixed (T* x = _x, result = _result)
        {
            for (nint row = 0; row < (nint)_rows * _stride; row += _stride)
            {
                for (nint s = row; s < row + _count; s += 2 * TOps.Count)
                {
                    TVector a = TOps.Load(ref *(byte*)(x + s), 0);
                    TVector b = TOps.Load(ref *(byte*)(x + s), TOps.Count);
                    Halves<TVector, TOps, T>.Apply<TFunction>(ref a, ref b);
                    TOps.Store(a, ref *(byte*)(result + s), 0);
                    TOps.Store(b, ref *(byte*)(result + s), TOps.Count);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Apply<TLane>(in TLane x)
        where TLane : struct, ILane<TLane, T> => TLane.Apply<TFunction>(in x);
}

/// <summary>A function that is inlined and its derivative.</summary>
internal readonly unsafe ref struct BlockInlinedFunctionWithDerivative<TFunction, T>(ReadOnlySpan<T> x, Span<T> result, Span<T> derivative, int rows, int count, int stride) : IKernel<T>
    where TFunction : struct, IFunctionWithDerivative<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _x = x;
    private readonly Span<T> _result = result;
    private readonly Span<T> _derivative = derivative;
    private readonly int _rows = rows;
    private readonly int _count = count;
    private readonly int _stride = stride;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run<TVector, TOps>()
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        if (!TOps.HasManyRegisters)
        {
            InPairs<TVector, TOps>();
            return;
        }

        for (int row = 0; row < _rows * _stride; row += _stride)
        {
            for (int s = row; s < row + _count; s += 4 * TOps.Count)
            {
                Lane<TVector, TOps, T, Inlined> x = Lane<TVector, TOps, T, Inlined>.LoadWhole(_x, s);
                Lane<TVector, TOps, T, Inlined> result = Apply(in x, out Lane<TVector, TOps, T, Inlined> derivative);
                Lane<TVector, TOps, T, Inlined>.StoreWhole(result, _result, s);
                Lane<TVector, TOps, T, Inlined>.StoreWhole(derivative, _derivative, s);
            }
        }
    }

    private void InPairs<TVector, TOps>()
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        fixed (T* x = _x, result = _result, derivative = _derivative)
        {
            for (nint row = 0; row < (nint)_rows * _stride; row += _stride)
            {
                for (nint s = row; s < row + _count; s += 2 * TOps.Count)
                {
                    TVector a = TOps.Load(ref *(byte*)(x + s), 0);
                    TVector b = TOps.Load(ref *(byte*)(x + s), TOps.Count);
                    Halves<TVector, TOps, T>.Apply<TFunction>(ref a, ref b, out TVector slopeA, out TVector slopeB);
                    TOps.Store(a, ref *(byte*)(result + s), 0);
                    TOps.Store(b, ref *(byte*)(result + s), TOps.Count);
                    TOps.Store(slopeA, ref *(byte*)(derivative + s), 0);
                    TOps.Store(slopeB, ref *(byte*)(derivative + s), TOps.Count);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Apply<TLane>(in TLane x, out TLane derivative)
        where TLane : struct, ILane<TLane, T> => TLane.ApplyWithDerivative<TFunction>(in x, out derivative);
}
