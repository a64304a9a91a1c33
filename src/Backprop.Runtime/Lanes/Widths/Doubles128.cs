using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Backprop;

/// <summary>The operations of Vector128 of double.</summary>
internal readonly partial struct Doubles128 : IVectorOperationsOfDoubles<Vector128<double>>
{
    public static int Count => Vector128<double>.Count;

    public static bool HasManyRegisters => !Sse2.IsSupported;

    public static int Room => 16 * Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Create(double value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Add(Vector128<double> left, Vector128<double> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Subtract(Vector128<double> left, Vector128<double> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Multiply(Vector128<double> left, Vector128<double> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Divide(Vector128<double> left, Vector128<double> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> And(Vector128<double> left, Vector128<double> right) => left & right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Or(Vector128<double> left, Vector128<double> right) => left | right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Xor(Vector128<double> left, Vector128<double> right) => left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Negate(Vector128<double> value) => -value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Not(Vector128<double> value) => ~value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> FusedMultiplyAdd(Vector128<double> left, Vector128<double> right, Vector128<double> addend) => Vector128.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sqrt(Vector128<double> value) => Vector128.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Abs(Vector128<double> value) => Vector128.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Floor(Vector128<double> value) => Vector128.Floor(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Ceiling(Vector128<double> value) => Vector128.Ceiling(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Truncate(Vector128<double> value) => Vector128.Truncate(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Round(Vector128<double> value) => Vector128.Round(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Max(Vector128<double> left, Vector128<double> right) => Vector128.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> AtLeast(Vector128<double> least, Vector128<double> value) => Sse2.IsSupported ? Sse2.Max(least, value) : Vector128.Max(least, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Min(Vector128<double> left, Vector128<double> right) => Vector128.Min(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> IsLess(Vector128<double> left, Vector128<double> right) => Vector128.LessThan(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> IsGreater(Vector128<double> left, Vector128<double> right) => Vector128.GreaterThan(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> IsLessOrEqual(Vector128<double> left, Vector128<double> right) => Vector128.LessThanOrEqual(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> IsGreaterOrEqual(Vector128<double> left, Vector128<double> right) => Vector128.GreaterThanOrEqual(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> AreEqual(Vector128<double> left, Vector128<double> right) => Vector128.Equals(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ConditionalSelect(Vector128<double> condition, Vector128<double> left, Vector128<double> right) => Vector128.ConditionalSelect(condition, left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> AddBits(Vector128<double> left, Vector128<double> right) => (left.AsInt64() + right.AsInt64()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ShiftLeft(Vector128<double> value, int count) => (value.AsInt64() << count).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ShiftRight(Vector128<double> value, int count) => (value.AsInt64() >>> count).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> FromBits(long bits) => Vector128.Create(bits).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Vector128<double> condition) => Vector128.ExtractMostSignificantBits(condition) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load(ref byte first, int place) => Vector128.LoadUnsafe(ref Unsafe.As<byte, double>(ref first), (nuint)place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> value, ref byte first, int place) => value.StoreUnsafe(ref Unsafe.As<byte, double>(ref first), (nuint)place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddToSums(Vector128<double> a, Vector128<double> b, Vector128<double> c, Vector128<double> d, ref byte sums, int sample)
    {
        int place = sample & (12 * Count);
        if (place < 12 * Count)
        {
            Store(a, ref sums, place + (4 * Count));
            Store(b, ref sums, place + (5 * Count));
            Store(c, ref sums, place + (6 * Count));
            Store(d, ref sums, place + (7 * Count));
        }
        else
        {
            AddToSum(a, ref sums, 0);
            AddToSum(b, ref sums, Count);
            AddToSum(c, ref sums, 2 * Count);
            AddToSum(d, ref sums, 3 * Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddToSum(Vector128<double> last, ref byte sums, int place)
    {
        Vector128<double> half = Load(ref sums, place + (4 * Count)) + Load(ref sums, place + (8 * Count));
        Store(Load(ref sums, place) + (half + (Load(ref sums, place + (12 * Count)) + last)), ref sums, place);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Lookup(ref byte table, Vector128<double> index)
    {
        Vector128<long> places = index.AsInt64() & Vector128.Create(15L);
        return Vector128.Create(At(ref table, places[0]), At(ref table, places[1]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double At(ref byte table, long place) => Unsafe.Add(ref Unsafe.As<byte, double>(ref table), (nint)place);
}
