using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Functions are inlined: fastest where there are few.</summary>
internal readonly struct Inlined;

/// <summary>Functions are called.</summary>
internal readonly struct Called;

/// <summary>Functions are called, and what samples contribute is not added, but kept: each sample's in a column of its own.</summary>
internal readonly struct Kept;

/// <summary>Four vectors side by side, so that the processor has four chains of dependent operations to work on at a time.</summary>
/// <typeparam name="TVector">The vectors.</typeparam>
/// <typeparam name="TOps">Their operations.</typeparam>
/// <typeparam name="T">double or float.</typeparam>
/// <typeparam name="TCalls"><see cref="Inlined"/>, <see cref="Called"/> or <see cref="Kept"/>.</typeparam>
/// <remarks>
/// The compiler inlines nothing more into a method once it has 512 variables. So results are assigned field by field, where a constructor would need a variable for each of its arguments.
/// The vectors are fields of their own, not structs that wrap them: only so are they kept in registers. Functions that are called take lanes by reference: passed by value they are
/// copied in pieces, which the processor cannot forward to the loads of whole vectors.
/// </remarks>
internal partial struct Lane<TVector, TOps, T, TCalls> : ILane<Lane<TVector, TOps, T, TCalls>, T>
    where TVector : struct
    where TOps : struct, IVectorOperations<TVector, T>
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    where TCalls : struct
{
    private TVector _a;
    private TVector _b;
    private TVector _c;
    private TVector _d;

    public static int Count => 4 * TOps.Count;

    public static int RoomOfRow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(TCalls) == typeof(Kept) ? BlockSum.Columns<T>() : TOps.Room;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lane<TVector, TOps, T, TCalls>(T value)
    {
        TVector all = TOps.Create(value);
        Lane<TVector, TOps, T, TCalls> result;
        result._a = all;
        result._b = all;
        result._c = all;
        result._d = all;
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> operator +(Lane<TVector, TOps, T, TCalls> left, Lane<TVector, TOps, T, TCalls> right)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Add(left._a, right._a);
        result._b = TOps.Add(left._b, right._b);
        result._c = TOps.Add(left._c, right._c);
        result._d = TOps.Add(left._d, right._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> operator -(Lane<TVector, TOps, T, TCalls> left, Lane<TVector, TOps, T, TCalls> right)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Subtract(left._a, right._a);
        result._b = TOps.Subtract(left._b, right._b);
        result._c = TOps.Subtract(left._c, right._c);
        result._d = TOps.Subtract(left._d, right._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> operator *(Lane<TVector, TOps, T, TCalls> left, Lane<TVector, TOps, T, TCalls> right)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Multiply(left._a, right._a);
        result._b = TOps.Multiply(left._b, right._b);
        result._c = TOps.Multiply(left._c, right._c);
        result._d = TOps.Multiply(left._d, right._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> operator /(Lane<TVector, TOps, T, TCalls> left, Lane<TVector, TOps, T, TCalls> right)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Divide(left._a, right._a);
        result._b = TOps.Divide(left._b, right._b);
        result._c = TOps.Divide(left._c, right._c);
        result._d = TOps.Divide(left._d, right._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> operator &(Lane<TVector, TOps, T, TCalls> left, Lane<TVector, TOps, T, TCalls> right)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.And(left._a, right._a);
        result._b = TOps.And(left._b, right._b);
        result._c = TOps.And(left._c, right._c);
        result._d = TOps.And(left._d, right._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> operator |(Lane<TVector, TOps, T, TCalls> left, Lane<TVector, TOps, T, TCalls> right)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Or(left._a, right._a);
        result._b = TOps.Or(left._b, right._b);
        result._c = TOps.Or(left._c, right._c);
        result._d = TOps.Or(left._d, right._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> operator ^(Lane<TVector, TOps, T, TCalls> left, Lane<TVector, TOps, T, TCalls> right)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Xor(left._a, right._a);
        result._b = TOps.Xor(left._b, right._b);
        result._c = TOps.Xor(left._c, right._c);
        result._d = TOps.Xor(left._d, right._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> operator <(Lane<TVector, TOps, T, TCalls> left, Lane<TVector, TOps, T, TCalls> right)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.IsLess(left._a, right._a);
        result._b = TOps.IsLess(left._b, right._b);
        result._c = TOps.IsLess(left._c, right._c);
        result._d = TOps.IsLess(left._d, right._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> operator >(Lane<TVector, TOps, T, TCalls> left, Lane<TVector, TOps, T, TCalls> right)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.IsGreater(left._a, right._a);
        result._b = TOps.IsGreater(left._b, right._b);
        result._c = TOps.IsGreater(left._c, right._c);
        result._d = TOps.IsGreater(left._d, right._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> operator <=(Lane<TVector, TOps, T, TCalls> left, Lane<TVector, TOps, T, TCalls> right)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.IsLessOrEqual(left._a, right._a);
        result._b = TOps.IsLessOrEqual(left._b, right._b);
        result._c = TOps.IsLessOrEqual(left._c, right._c);
        result._d = TOps.IsLessOrEqual(left._d, right._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> operator >=(Lane<TVector, TOps, T, TCalls> left, Lane<TVector, TOps, T, TCalls> right)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.IsGreaterOrEqual(left._a, right._a);
        result._b = TOps.IsGreaterOrEqual(left._b, right._b);
        result._c = TOps.IsGreaterOrEqual(left._c, right._c);
        result._d = TOps.IsGreaterOrEqual(left._d, right._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> operator -(Lane<TVector, TOps, T, TCalls> value)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Negate(value._a);
        result._b = TOps.Negate(value._b);
        result._c = TOps.Negate(value._c);
        result._d = TOps.Negate(value._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> operator ~(Lane<TVector, TOps, T, TCalls> value)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Not(value._a);
        result._b = TOps.Not(value._b);
        result._c = TOps.Not(value._c);
        result._d = TOps.Not(value._d);
        return result;
    }
}
