using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>One vector: for the entries of one sample, whose layers may have no more neurons than that. What is beyond the last entry is neither read nor written.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOps">Its operations.</typeparam>
/// <typeparam name="T">double or float.</typeparam>
internal readonly partial struct NarrowLane<TVector, TOps, T>(TVector vector) : ILane<NarrowLane<TVector, TOps, T>, T>
    where TVector : struct
    where TOps : struct, IVectorOperations<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TVector _vector = vector;

    public static int Count => TOps.Count;

    public static int RoomOfRow => throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator NarrowLane<TVector, TOps, T>(T value) => new(TOps.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> operator +(NarrowLane<TVector, TOps, T> left, NarrowLane<TVector, TOps, T> right) => new(TOps.Add(left._vector, right._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> operator -(NarrowLane<TVector, TOps, T> left, NarrowLane<TVector, TOps, T> right) => new(TOps.Subtract(left._vector, right._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> operator *(NarrowLane<TVector, TOps, T> left, NarrowLane<TVector, TOps, T> right) => new(TOps.Multiply(left._vector, right._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> operator /(NarrowLane<TVector, TOps, T> left, NarrowLane<TVector, TOps, T> right) => new(TOps.Divide(left._vector, right._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> operator &(NarrowLane<TVector, TOps, T> left, NarrowLane<TVector, TOps, T> right) => new(TOps.And(left._vector, right._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> operator |(NarrowLane<TVector, TOps, T> left, NarrowLane<TVector, TOps, T> right) => new(TOps.Or(left._vector, right._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> operator ^(NarrowLane<TVector, TOps, T> left, NarrowLane<TVector, TOps, T> right) => new(TOps.Xor(left._vector, right._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> operator <(NarrowLane<TVector, TOps, T> left, NarrowLane<TVector, TOps, T> right) => new(TOps.IsLess(left._vector, right._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> operator >(NarrowLane<TVector, TOps, T> left, NarrowLane<TVector, TOps, T> right) => new(TOps.IsGreater(left._vector, right._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> operator <=(NarrowLane<TVector, TOps, T> left, NarrowLane<TVector, TOps, T> right) => new(TOps.IsLessOrEqual(left._vector, right._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> operator >=(NarrowLane<TVector, TOps, T> left, NarrowLane<TVector, TOps, T> right) => new(TOps.IsGreaterOrEqual(left._vector, right._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> operator -(NarrowLane<TVector, TOps, T> value) => new(TOps.Negate(value._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> operator ~(NarrowLane<TVector, TOps, T> value) => new(TOps.Not(value._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> Equal(NarrowLane<TVector, TOps, T> left, NarrowLane<TVector, TOps, T> right) => new(TOps.AreEqual(left._vector, right._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> Choose(NarrowLane<TVector, TOps, T> condition, NarrowLane<TVector, TOps, T> left, NarrowLane<TVector, TOps, T> right) => new(TOps.ConditionalSelect(condition._vector, left._vector, right._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> FusedMultiplyAdd(NarrowLane<TVector, TOps, T> x, NarrowLane<TVector, TOps, T> y, NarrowLane<TVector, TOps, T> z) => new(TOps.FusedMultiplyAdd(x._vector, y._vector, z._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> Max(NarrowLane<TVector, TOps, T> x, NarrowLane<TVector, TOps, T> y) => new(TOps.Max(x._vector, y._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> Min(NarrowLane<TVector, TOps, T> x, NarrowLane<TVector, TOps, T> y) => new(TOps.Min(x._vector, y._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> Abs(NarrowLane<TVector, TOps, T> x) => new(TOps.Abs(x._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> Sqrt(NarrowLane<TVector, TOps, T> x) => new(TOps.Sqrt(x._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> Floor(NarrowLane<TVector, TOps, T> x) => new(TOps.Floor(x._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> Ceiling(NarrowLane<TVector, TOps, T> x) => new(TOps.Ceiling(x._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> Truncate(NarrowLane<TVector, TOps, T> x) => new(TOps.Truncate(x._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLane<TVector, TOps, T> Round(NarrowLane<TVector, TOps, T> x) => new(TOps.Round(x._vector));
}
