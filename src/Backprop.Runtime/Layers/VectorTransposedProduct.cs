using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>x̄ = Wᵀ z̄ for one sample; see <see cref="LayerVector"/>. Entry j is the sum over the rows i of W[i, j] z̄[i]: row i goes to sum i mod 4, and those are added as (0 + 2) + (1 + 3).</summary>
internal readonly unsafe ref struct VectorTransposedProduct<T>(ReadOnlySpan<T> w, ReadOnlySpan<T> z, Span<T> x) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _w = w;
    private readonly ReadOnlySpan<T> _z = z;
    private readonly Span<T> _x = x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run<TVector, TOps>()
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        nint columns = _x.Length;
        fixed (T* w = _w, z = _z, x = _x)
        {
            nint j = 0;
            for (; j + TOps.Count <= columns; j += TOps.Count)
            {
                TOps.Store(Sum<TVector, TOps, Whole>(w + j, columns, z, _z.Length, default), ref *(byte*)(x + j), 0);
            }

            if (j < columns)
            {
                TVector exist = Columns.Before<TVector, TOps, T>((int)(columns - j), 0);
                TOps.StoreWhere(Sum<TVector, TOps, Part>(w + j, columns, z, _z.Length, exist), exist, x + j);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Sum<TVector, TOps, TExtent>(T* w, nint columns, T* z, int rows, TVector exist)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        TVector zero = TOps.Create(T.Zero);
        TVector a = zero, b = zero, c = zero, d = zero;
        for (; rows >= 4; rows -= 4)
        {
            a = TOps.FusedMultiplyAdd(Load<TVector, TOps, TExtent>(exist, w), TOps.Create(z[0]), a);
            b = TOps.FusedMultiplyAdd(Load<TVector, TOps, TExtent>(exist, w + columns), TOps.Create(z[1]), b);
            c = TOps.FusedMultiplyAdd(Load<TVector, TOps, TExtent>(exist, w + (2 * columns)), TOps.Create(z[2]), c);
            d = TOps.FusedMultiplyAdd(Load<TVector, TOps, TExtent>(exist, w + (3 * columns)), TOps.Create(z[3]), d);
            w += 4 * columns;
            z += 4;
        }

        if (rows > 0)
        {
            a = TOps.FusedMultiplyAdd(Load<TVector, TOps, TExtent>(exist, w), TOps.Create(z[0]), a);
        }

        if (rows > 1)
        {
            b = TOps.FusedMultiplyAdd(Load<TVector, TOps, TExtent>(exist, w + columns), TOps.Create(z[1]), b);
        }

        if (rows > 2)
        {
            c = TOps.FusedMultiplyAdd(Load<TVector, TOps, TExtent>(exist, w + (2 * columns)), TOps.Create(z[2]), c);
        }

        return TOps.Add(TOps.Add(a, c), TOps.Add(b, d));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load<TVector, TOps, TExtent>(TVector exist, T* first)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T> => typeof(TExtent) == typeof(Whole) ? TOps.Load(ref *(byte*)first, 0) : TOps.LoadWhere(exist, first);

    private readonly struct Whole;

    private readonly struct Part;
}
