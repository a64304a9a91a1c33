using System.Buffers;
using System.Numerics;

namespace Backprop;

/// <summary>
/// The mean cost and the mean of every partial where there are many parameters. Sums of blocks are added one after the other, in the order of the blocks, each as a sum and what was rounded off it: twice the digits of a double,
/// which takes a sixteenth of the room of an <see cref="ExactSum"/>. Where sums go beyond the range of double, so does the mean.
/// </summary>
/// <remarks>Error-free addition is that of Knuth, The Art of Computer Programming, volume 2, section 4.2.2, theorem B.</remarks>
internal struct LargeMean : IMean<LargeMean>
{
    // First the sums, then what was rounded off: of the cost, and of each partial.
    private double[]? _sums;
    private int _rows;

    /// <summary>With room of its own, which is not given back.</summary>
    /// <param name="rows">One for the cost, and one for each partial.</param>
    public LargeMean(int rows)
    {
        _rows = rows;
        _sums = new double[2 * rows];
    }

    public long Count { get; private set; }

    public static bool TakesPieces => false;

    public static bool IsInOrder => true;

    public readonly double Cost => Mean(0);

    public readonly int Rows => _rows;

    /// <summary>The mean of the numbers of a row.</summary>
    public readonly double Mean(int row)
    {
        double sum = _sums![row];
        return (double.IsFinite(sum) ? sum + _sums[_rows + row] : sum) / Count;
    }

    public void Add<T>(ReadOnlySpan<T> totals, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require(totals.Length);
        AddRows(0, totals);
        Count += count;
    }

    /// <summary>Takes one sample.</summary>
    public void Add<T>(double cost, ReadOnlySpan<T> partials)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        AddRows<double>(0, [cost]);
        AddRows(1, partials);
        Count++;
    }

    private readonly void AddRows<T>(int first, ReadOnlySpan<T> totals)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> sums = _sums.AsSpan(first, totals.Length);
        Span<double> rests = _sums.AsSpan(_rows + first, totals.Length);
        for (int row = 0; row < totals.Length; row++)
        {
            double total = Real.ToDouble(totals[row]);
            double sum = sums[row] + total;
            double part = sum - sums[row];
            rests[row] += sums[row] - (sum - part) + (total - part);
            sums[row] = sum;
        }
    }

    public void Merge(in LargeMean other)
    {
        if (other._sums is null)
        {
            return;
        }

        // The other one may be this one.
        (double[] sums, long count) = (other._sums, other.Count);
        Require(other._rows);
        for (int row = 0; row < _rows; row++)
        {
            _sums![_rows + row] += sums[_rows + row];
        }

        AddRows<double>(0, sums.AsSpan(0, _rows));
        Count += count;
    }

    /// <summary>As before anything was added.</summary>
    public void Clear()
    {
        _sums?.AsSpan(0, 2 * _rows).Clear();
        Count = 0;
    }

    /// <summary>Gives back what was borrowed.</summary>
    public void Release()
    {
        if (_sums is not null)
        {
            ArrayPool<double>.Shared.Return(_sums);
        }

        this = default;
    }

    /// <summary>The means of the partials.</summary>
    public readonly void CopyTo<TNumber>(Span<TNumber> partials)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        for (int i = 0; i < partials.Length; i++)
        {
            partials[i] = Real.Of<TNumber>(Mean(i + 1));
        }
    }

    private void Require(int rows)
    {
        if (_sums is null)
        {
            _rows = rows;
            _sums = ArrayPool<double>.Shared.Rent(2 * rows);
            Clear();
        }
    }
}
