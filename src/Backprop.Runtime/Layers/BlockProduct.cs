using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Z = W X + b over a block of samples; see <see cref="LayerBlock"/>. W may be transposed: its rows and columns are as far apart as the steps say.</summary>
/// <remarks>
/// With 16 registers a tile is four rows by three vectors of samples, twelve sums in registers: it reads seven numbers or vectors for twelve multiplications; by two vectors where what is left is not divisible by three.
/// With 32 registers it is four rows by four vectors, and the samples' vectors stay in the first-level cache while all weights pass by; where there are so many weights that they would not, eight rows by two vectors, which
/// read each sample half as often. Where there are fewer rows, four vectors of one or two rows keep the processor busy. The sum of each entry is over ascending terms, so that no tile changes a bit.
/// </remarks>
internal readonly unsafe ref partial struct BlockProduct<T>(ReadOnlySpan<T> w, nint rowStep, nint columnStep, ReadOnlySpan<T> x, int xStride, ReadOnlySpan<T> bias, Span<T> z, int zStride, int rows, int terms, int count) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Which fit into half of a small first-level cache.
    private const int FewWeights = 2048;

    private readonly ReadOnlySpan<T> _w = w;
    private readonly ReadOnlySpan<T> _x = x;
    private readonly ReadOnlySpan<T> _bias = bias;
    private readonly Span<T> _z = z;
    private readonly nint _rowStep = rowStep;
    private readonly nint _columnStep = columnStep;
    private readonly nint _xStride = xStride;
    private readonly nint _zStride = zStride;
    private readonly int _rows = rows;
    private readonly int _terms = terms;
    private readonly int _count = count;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run<TVector, TOps>()
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        fixed (T* w = _w, x = _x, z = _z, bias = _bias)
        {
            int lanes = (_count + (4 * TOps.Count) - 1) & -(4 * TOps.Count);
            int i = TOps.HasManyRegisters ? Wide<TVector, TOps>(w, x, bias, z, lanes) : Narrow<TVector, TOps>(w, x, bias, z, lanes);
            if (i + 2 <= _rows)
            {
                for (int s = 0; s < lanes; s += 4 * TOps.Count)
                {
                    TwoByFour<TVector, TOps>(w + (i * _rowStep), x + s, bias is null ? null : bias + i, z + (i * _zStride) + s);
                }

                i += 2;
            }

            if (i < _rows)
            {
                for (int s = 0; s < lanes; s += 4 * TOps.Count)
                {
                    OneByFour<TVector, TOps>(w + (i * _rowStep), x + s, bias is null ? null : bias + i, z + (i * _zStride) + s);
                }
            }
        }
    }

    /// <returns>The first row that is left.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Wide<TVector, TOps>(T* w, T* x, T* bias, T* z, int lanes)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        int i = 0;
        bool weightsStay = _rows * _terms <= FewWeights;
        if (!weightsStay)
        {
            for (; i + 8 <= _rows; i += 8)
            {
                for (int s = 0; s < lanes; s += 2 * TOps.Count)
                {
                    EightByTwo<TVector, TOps>(w + (i * _rowStep), x + s, bias is null ? null : bias + i, z + (i * _zStride) + s);
                }
            }
        }

        int fours = (_rows - i) & -4;
        for (int s = 0; s < lanes && fours > 0; s += 4 * TOps.Count)
        {
            for (int row = i; row < i + fours; row += 4)
            {
                FourByFour<TVector, TOps>(w + (row * _rowStep), x + s, bias is null ? null : bias + row, z + (row * _zStride) + s);
            }
        }

        return i + fours;
    }

    /// <returns>The first row that is left.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Narrow<TVector, TOps>(T* w, T* x, T* bias, T* z, int lanes)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        int i = 0;
        for (; i + 4 <= _rows; i += 4)
        {
            T* own = bias is null ? null : bias + i;
            int s = 0;
            for (; lanes - s >= 3 * TOps.Count && lanes - s != 4 * TOps.Count; s += 3 * TOps.Count)
            {
                FourByThree<TVector, TOps>(w + (i * _rowStep), x + s, own, z + (i * _zStride) + s);
            }

            for (; s < lanes; s += 2 * TOps.Count)
            {
                FourByTwo<TVector, TOps>(w + (i * _rowStep), x + s, own, z + (i * _zStride) + s);
            }
        }

        return i;
    }
}
