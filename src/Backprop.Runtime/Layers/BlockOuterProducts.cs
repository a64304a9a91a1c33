using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>totals[i, j] += Σₛ Z̄[i, s] X[j, s], the sum of a block's outer products; see <see cref="LayerBlock"/>. The sums are those of <see cref="Columns"/>.</summary>
/// <remarks>
/// A tile is two rows of one operand and four of the other, so that eight sums are in registers and the columns of all eight are added at once. Rows beyond the last one are the last one again, and what they sum to is not added.
/// </remarks>
internal readonly unsafe ref struct BlockOuterProducts<T>(ReadOnlySpan<T> left, int leftStride, ReadOnlySpan<T> right, int rightStride, Span<T> totals, int rows, int columns, int count) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _left = left;
    private readonly ReadOnlySpan<T> _right = right;
    private readonly Span<T> _totals = totals;
    private readonly nint _leftStride = leftStride;
    private readonly nint _rightStride = rightStride;
    private readonly int _rows = rows;
    private readonly int _columns = columns;
    private readonly int _count = count;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run<TVector, TOps>()
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        fixed (T* left = _left, right = _right, totals = _totals)
        {
            // Two of the one by four of the other: of few columns not many are computed twice.
            if (_columns <= 2)
            {
                Add<TVector, TOps>(right, _rightStride, _columns, 1, left, _leftStride, _rows, _columns, totals);
            }
            else
            {
                Add<TVector, TOps>(left, _leftStride, _rows, _columns, right, _rightStride, _columns, 1, totals);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [SkipLocalsInit]
    private void Add<TVector, TOps>(T* twos, nint twosStride, int twosCount, nint twosStep, T* fours, nint foursStride, int foursCount, nint foursStep, T* totals)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        Unsafe.SkipInit(out Columns.Room room);
        T* sums = (T*)&room;
        for (int i = 0; i < twosCount; i += 2)
        {
            T* a = twos + (i * twosStride);
            nint second = i + 1 < twosCount ? twosStride : 0;
            for (int j = 0; j < foursCount; j += 4)
            {
                int rest = Math.Min(4, foursCount - j);
                Tile<TVector, TOps>(a, a + second, fours + (j * foursStride), foursStride, rest, sums);
                T* total = totals + (i * twosStep) + (j * foursStep);
                AddTo(total, foursStep, sums, rest);
                if (second != 0)
                {
                    AddTo(total + twosStep, foursStep, sums + 4, rest);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(T* totals, nint step, T* sums, int count)
    {
        if (count == 4 && step == 1)
        {
            if (typeof(T) == typeof(double))
            {
                (Vector256.Load(totals) + Vector256.Load(sums)).Store(totals);
            }
            else
            {
                (Vector128.Load(totals) + Vector128.Load(sums)).Store(totals);
            }

            return;
        }

        for (int k = 0; k < count; k++)
        {
            totals[k * step] += sums[k];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Tile<TVector, TOps>(T* left0, T* left1, T* right, nint stride, int rows, T* sums)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        T* right1 = right + (rows > 1 ? stride : 0);
        T* right2 = right + (rows > 2 ? 2 * stride : 0);
        T* right3 = right + (rows > 3 ? 3 * stride : 0);
        int whole = _count & -Columns.Count<T>();
        for (int pass = 0; pass < Columns.Count<T>(); pass += TOps.Count)
        {
            TVector zero = TOps.Create(T.Zero);
            TVector a0 = zero, a1 = zero, a2 = zero, a3 = zero, b0 = zero, b1 = zero, b2 = zero, b3 = zero;
            nint s = pass;
            TVector l0, l1, r;
            for (; s < whole; s += Columns.Count<T>())
            {
                l0 = TOps.Load(ref *(byte*)(left0 + s), 0);
                l1 = TOps.Load(ref *(byte*)(left1 + s), 0);
                r = TOps.Load(ref *(byte*)(right + s), 0);
                a0 = TOps.FusedMultiplyAdd(l0, r, a0);
                b0 = TOps.FusedMultiplyAdd(l1, r, b0);
                r = TOps.Load(ref *(byte*)(right1 + s), 0);
                a1 = TOps.FusedMultiplyAdd(l0, r, a1);
                b1 = TOps.FusedMultiplyAdd(l1, r, b1);
                r = TOps.Load(ref *(byte*)(right2 + s), 0);
                a2 = TOps.FusedMultiplyAdd(l0, r, a2);
                b2 = TOps.FusedMultiplyAdd(l1, r, b2);
                r = TOps.Load(ref *(byte*)(right3 + s), 0);
                a3 = TOps.FusedMultiplyAdd(l0, r, a3);
                b3 = TOps.FusedMultiplyAdd(l1, r, b3);
            }

            if (whole < _count)
            {
                TVector exist = Columns.Before<TVector, TOps, T>(_count - whole, pass);
                l0 = TOps.And(exist, TOps.Load(ref *(byte*)(left0 + s), 0));
                l1 = TOps.And(exist, TOps.Load(ref *(byte*)(left1 + s), 0));
                r = TOps.And(exist, TOps.Load(ref *(byte*)(right + s), 0));
                a0 = TOps.FusedMultiplyAdd(l0, r, a0);
                b0 = TOps.FusedMultiplyAdd(l1, r, b0);
                r = TOps.And(exist, TOps.Load(ref *(byte*)(right1 + s), 0));
                a1 = TOps.FusedMultiplyAdd(l0, r, a1);
                b1 = TOps.FusedMultiplyAdd(l1, r, b1);
                r = TOps.And(exist, TOps.Load(ref *(byte*)(right2 + s), 0));
                a2 = TOps.FusedMultiplyAdd(l0, r, a2);
                b2 = TOps.FusedMultiplyAdd(l1, r, b2);
                r = TOps.And(exist, TOps.Load(ref *(byte*)(right3 + s), 0));
                a3 = TOps.FusedMultiplyAdd(l0, r, a3);
                b3 = TOps.FusedMultiplyAdd(l1, r, b3);
            }

            Columns.Add<TVector, TOps, T>(a0, a1, a2, a3, b0, b1, b2, b3, pass, sums);
        }
    }
}
