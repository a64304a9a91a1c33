using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>totals[i] += Σₛ Z̄[i, s]; see <see cref="LayerBlock"/>. The sums are those of <see cref="Columns"/>, of eight rows at a time.</summary>
internal readonly unsafe ref struct BlockSums<T>(ReadOnlySpan<T> block, int stride, Span<T> totals, int count) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _block = block;
    private readonly Span<T> _totals = totals;
    private readonly nint _stride = stride;
    private readonly int _count = count;

    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    public void Run<TVector, TOps>()
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        Unsafe.SkipInit(out Columns.Room room);
        T* sums = Columns.Room.First<T>(&room);
        fixed (T* block = _block)
        {
            for (int i = 0; i < _totals.Length; i += Columns.Sums)
            {
                // Beyond the last row, the last one again.
                int last = Math.Min(Columns.Sums, _totals.Length - i) - 1;
                Sum<TVector, TOps>(block + (i * _stride), last * _stride, sums);
                for (int k = 0; k <= last; k++)
                {
                    _totals[i + k] += sums[k];
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Sum<TVector, TOps>(T* ra, nint last, T* sums)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        T* rb = ra + Math.Min(_stride, last);
        T* rc = ra + Math.Min(2 * _stride, last);
        T* rd = ra + Math.Min(3 * _stride, last);
        T* re = ra + Math.Min(4 * _stride, last);
        T* rf = ra + Math.Min(5 * _stride, last);
        T* rg = ra + Math.Min(6 * _stride, last);
        T* rh = ra + Math.Min(7 * _stride, last);
        int whole = _count & -Columns.Count<T>();
        for (int pass = 0; pass < Columns.Count<T>(); pass += TOps.Count)
        {
            TVector zero = TOps.Create(T.Zero);
            TVector a = zero, b = zero, c = zero, d = zero, e = zero, f = zero, g = zero, h = zero;
            nint s = pass;
            for (; s < whole; s += Columns.Count<T>())
            {
                a = TOps.Add(a, Load<TVector, TOps>(ra + s));
                b = TOps.Add(b, Load<TVector, TOps>(rb + s));
                c = TOps.Add(c, Load<TVector, TOps>(rc + s));
                d = TOps.Add(d, Load<TVector, TOps>(rd + s));
                e = TOps.Add(e, Load<TVector, TOps>(re + s));
                f = TOps.Add(f, Load<TVector, TOps>(rf + s));
                g = TOps.Add(g, Load<TVector, TOps>(rg + s));
                h = TOps.Add(h, Load<TVector, TOps>(rh + s));
            }

            if (whole < _count)
            {
                TVector exist = Columns.Before<TVector, TOps, T>(_count - whole, pass);
                a = TOps.Add(a, TOps.And(exist, Load<TVector, TOps>(ra + s)));
                b = TOps.Add(b, TOps.And(exist, Load<TVector, TOps>(rb + s)));
                c = TOps.Add(c, TOps.And(exist, Load<TVector, TOps>(rc + s)));
                d = TOps.Add(d, TOps.And(exist, Load<TVector, TOps>(rd + s)));
                e = TOps.Add(e, TOps.And(exist, Load<TVector, TOps>(re + s)));
                f = TOps.Add(f, TOps.And(exist, Load<TVector, TOps>(rf + s)));
                g = TOps.Add(g, TOps.And(exist, Load<TVector, TOps>(rg + s)));
                h = TOps.Add(h, TOps.And(exist, Load<TVector, TOps>(rh + s)));
            }

            Columns.Add<TVector, TOps, T>(a, b, c, d, e, f, g, h, pass, sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load<TVector, TOps>(T* first)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T> => TOps.Load(ref *(byte*)first, 0);
}
