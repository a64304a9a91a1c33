using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>The sum of a vector's entries; see <see cref="LayerVector"/>. The sum is that of <see cref="Columns"/>.</summary>
internal readonly unsafe ref struct VectorSum<T>(ReadOnlySpan<T> x, ref T sum) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _x = x;
    private readonly ref T _sum = ref sum;

    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    public void Run<TVector, TOps>()
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        Unsafe.SkipInit(out Columns.Room room);
        T* sums = Columns.Room.First<T>(&room);
        fixed (T* x = _x)
        {
            int whole = _x.Length & -Columns.Count<T>();
            for (int pass = 0; pass < Columns.Count<T>(); pass += TOps.Count)
            {
                TVector sum = TOps.Create(T.Zero);
                int k = pass;
                for (; k < whole; k += Columns.Count<T>())
                {
                    sum = TOps.Add(sum, TOps.Load(ref *(byte*)(x + k), 0));
                }

                if (whole < _x.Length)
                {
                    sum = TOps.Add(sum, TOps.LoadWhere(Columns.Before<TVector, TOps, T>(_x.Length - whole, pass), x + k));
                }

                TOps.Store(sum, ref *(byte*)(sums + pass), 0);
            }
        }

        _sum = BlockSum.AddInPairs(new ReadOnlySpan<T>(sums, Columns.Count<T>()));
    }
}
