using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>W̄ = z̄ xᵀ for one sample; see <see cref="LayerVector"/>.</summary>
internal readonly unsafe ref struct VectorOuterProduct<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> x, Span<T> w) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _z = z;
    private readonly ReadOnlySpan<T> _x = x;
    private readonly Span<T> _w = w;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run<TVector, TOps>()
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        nint columns = _x.Length;
        fixed (T* z = _z, x = _x, w = _w)
        {
            nint whole = columns & -TOps.Count;
            TVector exist = Columns.Before<TVector, TOps, T>((int)(columns - whole), 0);
            TVector last = TOps.LoadWhere(exist, x + whole);
            T* row = w;
            T* lastWhole = w + _w.Length - TOps.Count;
            int i = 0;
            if (columns == 2)
            {
                TVector x0 = TOps.Create(x[0]);
                TVector x1 = TOps.Create(x[1]);
                for (; i + TOps.Count <= _z.Length; i += TOps.Count, row += 2 * TOps.Count)
                {
                    TVector factors = TOps.Load(ref *(byte*)(z + i), 0);
                    TVector first = TOps.Multiply(factors, x0);
                    TVector second = TOps.Multiply(factors, x1);
                    TOps.Store(TOps.ZipLow(first, second), ref *(byte*)row, 0);
                    TOps.Store(TOps.ZipHigh(first, second), ref *(byte*)row, TOps.Count);
                }
            }

            for (; i < _z.Length; i++)
            {
                TVector factor = TOps.Create(z[i]);
                for (nint j = 0; j < whole; j += TOps.Count)
                {
                    TOps.Store(TOps.Multiply(factor, TOps.Load(ref *(byte*)(x + j), 0)), ref *(byte*)(row + j), 0);
                }

                // What is beyond the row is overwritten by the next one.
                if (whole < columns && row + whole <= lastWhole)
                {
                    TOps.Store(TOps.Multiply(factor, last), ref *(byte*)(row + whole), 0);
                }
                else if (whole < columns)
                {
                    TOps.StoreWhere(TOps.Multiply(factor, last), exist, row + whole);
                }

                row += columns;
            }
        }
    }
}
