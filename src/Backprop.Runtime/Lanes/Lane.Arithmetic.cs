using System.Runtime.CompilerServices;

namespace Backprop;

/// <content>What the operators leave over: comparisons, choices, and functions that are one instruction.</content>
internal partial struct Lane<TVector, TOps, T, TCalls>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> Equal(Lane<TVector, TOps, T, TCalls> left, Lane<TVector, TOps, T, TCalls> right)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.AreEqual(left._a, right._a);
        result._b = TOps.AreEqual(left._b, right._b);
        result._c = TOps.AreEqual(left._c, right._c);
        result._d = TOps.AreEqual(left._d, right._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> Choose(Lane<TVector, TOps, T, TCalls> condition, Lane<TVector, TOps, T, TCalls> left, Lane<TVector, TOps, T, TCalls> right)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.ConditionalSelect(condition._a, left._a, right._a);
        result._b = TOps.ConditionalSelect(condition._b, left._b, right._b);
        result._c = TOps.ConditionalSelect(condition._c, left._c, right._c);
        result._d = TOps.ConditionalSelect(condition._d, left._d, right._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> FusedMultiplyAdd(Lane<TVector, TOps, T, TCalls> x, Lane<TVector, TOps, T, TCalls> y, Lane<TVector, TOps, T, TCalls> z)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.FusedMultiplyAdd(x._a, y._a, z._a);
        result._b = TOps.FusedMultiplyAdd(x._b, y._b, z._b);
        result._c = TOps.FusedMultiplyAdd(x._c, y._c, z._c);
        result._d = TOps.FusedMultiplyAdd(x._d, y._d, z._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> Max(Lane<TVector, TOps, T, TCalls> x, Lane<TVector, TOps, T, TCalls> y)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Max(x._a, y._a);
        result._b = TOps.Max(x._b, y._b);
        result._c = TOps.Max(x._c, y._c);
        result._d = TOps.Max(x._d, y._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> Min(Lane<TVector, TOps, T, TCalls> x, Lane<TVector, TOps, T, TCalls> y)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Min(x._a, y._a);
        result._b = TOps.Min(x._b, y._b);
        result._c = TOps.Min(x._c, y._c);
        result._d = TOps.Min(x._d, y._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> Abs(Lane<TVector, TOps, T, TCalls> x)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Abs(x._a);
        result._b = TOps.Abs(x._b);
        result._c = TOps.Abs(x._c);
        result._d = TOps.Abs(x._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> Sqrt(Lane<TVector, TOps, T, TCalls> x)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Sqrt(x._a);
        result._b = TOps.Sqrt(x._b);
        result._c = TOps.Sqrt(x._c);
        result._d = TOps.Sqrt(x._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> Floor(Lane<TVector, TOps, T, TCalls> x)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Floor(x._a);
        result._b = TOps.Floor(x._b);
        result._c = TOps.Floor(x._c);
        result._d = TOps.Floor(x._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> Ceiling(Lane<TVector, TOps, T, TCalls> x)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Ceiling(x._a);
        result._b = TOps.Ceiling(x._b);
        result._c = TOps.Ceiling(x._c);
        result._d = TOps.Ceiling(x._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> Truncate(Lane<TVector, TOps, T, TCalls> x)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Truncate(x._a);
        result._b = TOps.Truncate(x._b);
        result._c = TOps.Truncate(x._c);
        result._d = TOps.Truncate(x._d);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TOps, T, TCalls> Round(Lane<TVector, TOps, T, TCalls> x)
    {
        Lane<TVector, TOps, T, TCalls> result;
        result._a = TOps.Round(x._a);
        result._b = TOps.Round(x._b);
        result._c = TOps.Round(x._c);
        result._d = TOps.Round(x._d);
        return result;
    }
}
