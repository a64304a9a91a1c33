namespace Backprop;

/// <summary>A vector of doubles, of any width: what functions are written over, as they stand on paper.</summary>
/// <remarks>Every operation has one result, whatever the width. A condition is a vector with all bits set where it holds, and none where it does not.</remarks>
internal interface IDoubles<TSelf>
    where TSelf : struct, IDoubles<TSelf>
{
    static abstract implicit operator TSelf(double value);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf value);

    static abstract TSelf operator &(TSelf left, TSelf right);

    static abstract TSelf operator |(TSelf left, TSelf right);

    static abstract TSelf operator ^(TSelf left, TSelf right);

    static abstract TSelf operator ~(TSelf value);

    static abstract TSelf operator <(TSelf left, TSelf right);

    static abstract TSelf operator >(TSelf left, TSelf right);

    static abstract TSelf operator <=(TSelf left, TSelf right);

    static abstract TSelf operator >=(TSelf left, TSelf right);

    static abstract TSelf Equal(TSelf left, TSelf right);

    static abstract TSelf Choose(TSelf condition, TSelf left, TSelf right);

    /// <summary>The condition holds somewhere.</summary>
    static abstract bool Any(TSelf condition);

    /// <summary>x y + z, rounded once.</summary>
    static abstract TSelf Fma(TSelf x, TSelf y, TSelf z);

    static abstract TSelf Abs(TSelf x);

    static abstract TSelf Sqrt(TSelf x);

    static abstract TSelf Round(TSelf x);

    /// <summary>The number with these bits.</summary>
    static abstract TSelf FromBits(long bits);

    /// <summary>The bits as integers, added.</summary>
    static abstract TSelf AddBits(TSelf left, TSelf right);

    /// <summary>The bits as integers, times a power of 2.</summary>
    static abstract TSelf ShiftLeft(TSelf value, int count);

    /// <summary>The bits as integers without a sign, divided by a power of 2.</summary>
    static abstract TSelf ShiftRight(TSelf value, int count);

    /// <summary>The entries of a table of 16 that the lowest four bits say.</summary>
    static abstract TSelf Lookup(ref byte table, TSelf index);

    /// <summary>Puts the numbers where they belong, the first at the start.</summary>
    static abstract void Store(TSelf value, Span<double> destination);

    /// <summary>As many numbers as there are places, from the start.</summary>
    static abstract TSelf Load(ReadOnlySpan<double> source);

    /// <summary>The number of places, 8 at most.</summary>
    static abstract int Count { get; }
}
