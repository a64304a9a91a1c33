using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>A function in double precision of every entry of a vector, from one span to another; see <see cref="BlockFunction{TFunction, T}"/>.</summary>
internal readonly unsafe ref struct VectorFunction<TFunction, T>(ReadOnlySpan<T> x, Span<T> result) : IKernel<T>
    where TFunction : struct, IFunctionOfDoubles
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
            int i = 0;
            for (; i <= _x.Length - TOps.Count; i += TOps.Count)
            {
                TOps.InDoubles<TFunction>(in Unsafe.AsRef<TVector>(x + i), out Unsafe.AsRef<TVector>(result + i));
            }

            if (i < _x.Length)
            {
                TVector exist = Columns.Before<TVector, TOps, T>(_x.Length - i, 0);
                TVector rest = TOps.ConditionalSelect(exist, TOps.LoadWhere(exist, x + i), TOps.Create(x[_x.Length - 1]));
                TOps.InDoubles<TFunction>(in rest, out TVector value);
                TOps.StoreWhere(value, exist, result + i);
            }
        }
    }
}

/// <summary>A function in double precision and its derivative, of every entry of a vector, from one span to others; see <see cref="BlockFunctionWithDerivative{TFunction, T}"/>.</summary>
internal readonly unsafe ref struct VectorFunctionWithDerivative<TFunction, T>(ReadOnlySpan<T> x, Span<T> result, Span<T> derivative) : IKernel<T>
    where TFunction : struct, IFunctionOfDoublesWithDerivative
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
            int i = 0;
            for (; i <= _x.Length - TOps.Count; i += TOps.Count)
            {
                TOps.InDoublesWithDerivative<TFunction>(in Unsafe.AsRef<TVector>(x + i), out Unsafe.AsRef<TVector>(result + i), out Unsafe.AsRef<TVector>(derivative + i));
            }

            if (i < _x.Length)
            {
                TVector exist = Columns.Before<TVector, TOps, T>(_x.Length - i, 0);
                TVector rest = TOps.ConditionalSelect(exist, TOps.LoadWhere(exist, x + i), TOps.Create(x[_x.Length - 1]));
                TOps.InDoublesWithDerivative<TFunction>(in rest, out TVector value, out TVector slope);
                TOps.StoreWhere(value, exist, result + i);
                TOps.StoreWhere(slope, exist, derivative + i);
            }
        }
    }
}
