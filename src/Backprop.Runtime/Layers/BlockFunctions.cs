using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>A function in double precision of every number of a block, from the rows of one span to those of another.</summary>
/// <remarks>It works on the rows where they are. Lanes that are passed to functions lie on the stack, which need not begin with a cache line.</remarks>
internal readonly unsafe ref struct BlockFunction<TFunction, T>(ReadOnlySpan<T> x, Span<T> result, int rows, int count, int stride) : IKernel<T>
    where TFunction : struct, IFunctionOfDoubles
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
        fixed (T* x = _x, result = _result)
        {
            for (nint row = 0; row < (nint)_rows * _stride; row += _stride)
            {
                for (nint s = row; s < row + _count; s += TOps.Count)
                {
                    TOps.InDoubles<TFunction>(in Unsafe.AsRef<TVector>(x + s), out Unsafe.AsRef<TVector>(result + s));
                }
            }
        }
    }
}

/// <summary>A function in double precision and its derivative.</summary>
internal readonly unsafe ref struct BlockFunctionWithDerivative<TFunction, T>(ReadOnlySpan<T> x, Span<T> result, Span<T> derivative, int rows, int count, int stride) : IKernel<T>
    where TFunction : struct, IFunctionOfDoublesWithDerivative
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
        fixed (T* x = _x, result = _result, derivative = _derivative)
        {
            for (nint row = 0; row < (nint)_rows * _stride; row += _stride)
            {
                for (nint s = row; s < row + _count; s += TOps.Count)
                {
                    TOps.InDoublesWithDerivative<TFunction>(in Unsafe.AsRef<TVector>(x + s), out Unsafe.AsRef<TVector>(result + s), out Unsafe.AsRef<TVector>(derivative + s));
                }
            }
        }
    }
}
