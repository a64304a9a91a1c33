using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>A vector with its operations as operators.</summary>
internal readonly struct Doubles<TVector, TOps>(TVector vector) : IDoubles<Doubles<TVector, TOps>>
    where TVector : struct
    where TOps : struct, IVectorOperationsOfDoubles<TVector>
{
    public readonly TVector Vector = vector;

    public static int Count => TOps.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Doubles<TVector, TOps>(double value) => new(TOps.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> operator +(Doubles<TVector, TOps> left, Doubles<TVector, TOps> right) => new(TOps.Add(left.Vector, right.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> operator -(Doubles<TVector, TOps> left, Doubles<TVector, TOps> right) => new(TOps.Subtract(left.Vector, right.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> operator *(Doubles<TVector, TOps> left, Doubles<TVector, TOps> right) => new(TOps.Multiply(left.Vector, right.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> operator /(Doubles<TVector, TOps> left, Doubles<TVector, TOps> right) => new(TOps.Divide(left.Vector, right.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> operator &(Doubles<TVector, TOps> left, Doubles<TVector, TOps> right) => new(TOps.And(left.Vector, right.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> operator |(Doubles<TVector, TOps> left, Doubles<TVector, TOps> right) => new(TOps.Or(left.Vector, right.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> operator ^(Doubles<TVector, TOps> left, Doubles<TVector, TOps> right) => new(TOps.Xor(left.Vector, right.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> operator <(Doubles<TVector, TOps> left, Doubles<TVector, TOps> right) => new(TOps.IsLess(left.Vector, right.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> operator >(Doubles<TVector, TOps> left, Doubles<TVector, TOps> right) => new(TOps.IsGreater(left.Vector, right.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> operator <=(Doubles<TVector, TOps> left, Doubles<TVector, TOps> right) => new(TOps.IsLessOrEqual(left.Vector, right.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> operator >=(Doubles<TVector, TOps> left, Doubles<TVector, TOps> right) => new(TOps.IsGreaterOrEqual(left.Vector, right.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> operator -(Doubles<TVector, TOps> value) => new(TOps.Negate(value.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> operator ~(Doubles<TVector, TOps> value) => new(TOps.Not(value.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> Equal(Doubles<TVector, TOps> left, Doubles<TVector, TOps> right) => new(TOps.AreEqual(left.Vector, right.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> Choose(Doubles<TVector, TOps> condition, Doubles<TVector, TOps> left, Doubles<TVector, TOps> right) => new(TOps.ConditionalSelect(condition.Vector, left.Vector, right.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Doubles<TVector, TOps> condition) => TOps.Any(condition.Vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> Fma(Doubles<TVector, TOps> x, Doubles<TVector, TOps> y, Doubles<TVector, TOps> z) => new(TOps.FusedMultiplyAdd(x.Vector, y.Vector, z.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> Abs(Doubles<TVector, TOps> x) => new(TOps.Abs(x.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> Sqrt(Doubles<TVector, TOps> x) => new(TOps.Sqrt(x.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> Round(Doubles<TVector, TOps> x) => new(TOps.Round(x.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> FromBits(long bits) => new(TOps.FromBits(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> AddBits(Doubles<TVector, TOps> left, Doubles<TVector, TOps> right) => new(TOps.AddBits(left.Vector, right.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> ShiftLeft(Doubles<TVector, TOps> value, int count) => new(TOps.ShiftLeft(value.Vector, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> ShiftRight(Doubles<TVector, TOps> value, int count) => new(TOps.ShiftRight(value.Vector, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> Lookup(ref byte table, Doubles<TVector, TOps> index) => new(TOps.Lookup(ref table, index.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Doubles<TVector, TOps> value, Span<double> destination) => TOps.Store(value.Vector, ref First(destination[..Count]), 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles<TVector, TOps> Load(ReadOnlySpan<double> source) => new(TOps.Load(ref First(source[..Count]), 0));

    private static ref byte First(ReadOnlySpan<double> numbers) => ref Unsafe.As<double, byte>(ref MemoryMarshal.GetReference(numbers));
}
