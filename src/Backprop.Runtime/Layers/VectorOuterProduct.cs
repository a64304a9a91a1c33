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
            nint j = 0;
            for (; j + TOps.Count <= columns; j += TOps.Count)
            {
                TVector factor = TOps.Load(ref *(byte*)(x + j), 0);
                T* entry = w + j;
                for (int i = 0; i < _z.Length; i++)
                {
                    TOps.Store(TOps.Multiply(TOps.Create(z[i]), factor), ref *(byte*)entry, 0);
                    entry += columns;
                }
            }

            if (j < columns)
            {
                TVector exist = Columns.Before<TVector, TOps, T>((int)(columns - j), 0);
                TVector factor = TOps.LoadWhere(exist, x + j);
                T* entry = w + j;
                for (int i = 0; i < _z.Length; i++)
                {
                    TOps.StoreWhere(TOps.Multiply(TOps.Create(z[i]), factor), exist, entry);
                    entry += columns;
                }
            }
        }
    }
}
