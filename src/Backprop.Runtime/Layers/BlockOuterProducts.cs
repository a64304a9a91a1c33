using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>totals[i, j] += Σₛ Z̄[i, s] X[j, s], the sum of a block's outer products; see <see cref="LayerBlock"/>. The sums are those of <see cref="Columns"/>.</summary>
/// <remarks>
/// A tile is two rows of one operand and four of the other, so that eight sums are in registers and the columns of all eight are added at once; of the widest vectors, which take all columns in one pass and of which there are 32 registers, it is four rows of both, which reads each half as often.
/// A few rows of the one stay in the first-level cache while all of the other pass by.
/// </remarks>
internal readonly unsafe ref partial struct BlockOuterProducts<T>(ReadOnlySpan<T> left, int leftStride, ReadOnlySpan<T> right, int rightStride, Span<T> totals, int rows, int columns, int count) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Rows of a block, which fit into half of a small first-level cache.
    private const int Panel = 16;

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
        T* sums = Columns.Room.First<T>(&room);
        for (int panel = 0; panel < foursCount; panel += Panel)
        {
            int after = Math.Min(panel + Panel, foursCount);
            int i = 0;
            for (; TOps.Count == Columns.Count<T>() && i + 4 <= twosCount; i += 4)
            {
                for (int j = panel; j < after; j += 4)
                {
                    T* total = totals + (i * twosStep) + (j * foursStep);
                    FourByFour<TVector, TOps>(twos + (i * twosStride), twosStride, fours + (j * foursStride), foursStride, Math.Min(4, after - j), total, twosStep, foursStep, sums);
                }
            }

            for (; i < twosCount; i += 2)
            {
                T* a = twos + (i * twosStride);
                nint second = i + 1 < twosCount ? twosStride : 0;
                for (int j = panel; j < after; j += 4)
                {
                    int rest = Math.Min(4, after - j);
                    TwoByFour<TVector, TOps>(a, a + second, fours + (j * foursStride), foursStride, rest, sums);
                    T* total = totals + (i * twosStep) + (j * foursStep);
                    AddTo(total, foursStep, sums, rest);
                    if (second != 0)
                    {
                        AddTo(total + twosStep, foursStep, sums + 4, rest);
                    }
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
}
