using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Backprop;

/// <summary>The operations of Vector256 of double.</summary>
internal readonly partial struct Doubles256 : IVectorOperationsOfDoubles<Vector256<double>>
{
    public static int Count => Vector256<double>.Count;

    public static bool HasManyRegisters => false;

    public static int Room => 4 * Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Create(double value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> left, Vector256<double> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Subtract(Vector256<double> left, Vector256<double> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Multiply(Vector256<double> left, Vector256<double> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Divide(Vector256<double> left, Vector256<double> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> And(Vector256<double> left, Vector256<double> right) => left & right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Or(Vector256<double> left, Vector256<double> right) => left | right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Xor(Vector256<double> left, Vector256<double> right) => left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Negate(Vector256<double> value) => -value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Not(Vector256<double> value) => ~value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> FusedMultiplyAdd(Vector256<double> left, Vector256<double> right, Vector256<double> addend) => Vector256.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sqrt(Vector256<double> value) => Vector256.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Abs(Vector256<double> value) => Vector256.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Floor(Vector256<double> value) => Vector256.Floor(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Ceiling(Vector256<double> value) => Vector256.Ceiling(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Truncate(Vector256<double> value) => Vector256.Truncate(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Round(Vector256<double> value) => Vector256.Round(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Max(Vector256<double> left, Vector256<double> right) => Vector256.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> AtLeast(Vector256<double> least, Vector256<double> value) => Avx.Max(least, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Min(Vector256<double> left, Vector256<double> right) => Vector256.Min(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> IsLess(Vector256<double> left, Vector256<double> right) => Vector256.LessThan(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> IsGreater(Vector256<double> left, Vector256<double> right) => Vector256.GreaterThan(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> IsLessOrEqual(Vector256<double> left, Vector256<double> right) => Vector256.LessThanOrEqual(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> IsGreaterOrEqual(Vector256<double> left, Vector256<double> right) => Vector256.GreaterThanOrEqual(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> AreEqual(Vector256<double> left, Vector256<double> right) => Vector256.Equals(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ConditionalSelect(Vector256<double> condition, Vector256<double> left, Vector256<double> right) => Vector256.ConditionalSelect(condition, left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> AddBits(Vector256<double> left, Vector256<double> right) => (left.AsInt64() + right.AsInt64()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ShiftLeft(Vector256<double> value, int count) => (value.AsInt64() << count).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ShiftRight(Vector256<double> value, int count) => (value.AsInt64() >>> count).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> FromBits(long bits) => Vector256.Create(bits).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Vector256<double> condition) => Vector256.ExtractMostSignificantBits(condition) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ref byte first, int place) => Vector256.LoadUnsafe(ref Unsafe.As<byte, double>(ref first), (nuint)place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> value, ref byte first, int place) => value.StoreUnsafe(ref Unsafe.As<byte, double>(ref first), (nuint)place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddToSums(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d, ref byte sums, int sample)
    {
        ref double first = ref Unsafe.As<byte, double>(ref sums);
        nuint half = (nuint)(2 * Vector256<double>.Count);
        Vector256<double> even = a + c;
        Vector256<double> odd = b + d;
        if ((sample & (4 * Vector256<double>.Count)) == 0)
        {
            even.StoreUnsafe(ref first, half);
            odd.StoreUnsafe(ref first, half + (nuint)Vector256<double>.Count);
        }
        else
        {
            (Vector256.LoadUnsafe(ref first) + (Vector256.LoadUnsafe(ref first, half) + even)).StoreUnsafe(ref first);
            (Vector256.LoadUnsafe(ref first, (nuint)Vector256<double>.Count) + (Vector256.LoadUnsafe(ref first, half + (nuint)Vector256<double>.Count) + odd)).StoreUnsafe(ref first, (nuint)Vector256<double>.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector256<double> Lookup(ref byte table, Vector256<double> index)
    {
        // The tables are constants of the assembly, which do not move. Gathering takes longer than this on some processors.
        double* first = (double*)Unsafe.AsPointer(ref table);
        Vector256<long> places = index.AsInt64() & Vector256.Create(15L);
        return Vector256.Create(
            Sse2.LoadHigh(Sse2.LoadScalarVector128(first + places[0]), first + places[1]),
            Sse2.LoadHigh(Sse2.LoadScalarVector128(first + places[2]), first + places[3]));
    }
}
