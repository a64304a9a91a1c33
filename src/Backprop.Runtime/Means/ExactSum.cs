using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// Sums of doubles that do not depend on the order or the grouping of the additions in a single bit, and that neither round nor overflow on the way: what is added is cut into digits of 24 bits,
/// which are added as integers, each at its place.
/// </summary>
/// <remarks>
/// <para>A sum keeps the seven digits from the highest place that any addend may reach. An addend takes four of them; digits below the window are cut off, from 2⁻¹²⁰ of the largest addend on. Which ones are does not depend on the order
/// either: the window moves up and never down, and a digit that is in it in the end has been in it all the time.</para>
/// <para>An idea of U. Kulisch's (the exact accumulator) with the moving window of J. Demmel and H. D. Nguyen (Parallel reproducible summation, IEEE Trans. Comput. 64 (2015) 2060–2070). A digit takes 2³⁹ addends before its integer overflows.</para>
/// </remarks>
internal static class ExactSum
{
    /// <summary>The integers that a sum consists of: its digits, lowest first, and the window's place.</summary>
    public const int Words = Digits + 1;

    private const int Digits = 7;
    private const int Bits = 24;
    private const int DigitsOfAddend = 4;
    private const ulong DigitOnly = (1 << Bits) - 1;
    private const int Place = Digits;

    // Beside the place.
    private const long PositiveInfinity = 1L << 32;
    private const long NegativeInfinity = 1L << 33;
    private const long NaN = 1L << 34;
    private const long PlaceOnly = PositiveInfinity - 1;

    // 2⁻¹⁰⁷⁴ is the last place of the lowest digit.
    private const int Lowest = 1074;

    // Its neighbours are as far from it as subnormals from each other.
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>Adds a value: the digits of |x| = m · 2^e, with its sign.</summary>
    public static void Add(Span<long> sum, double value)
    {
        if (!double.IsFinite(value))
        {
            sum[Place] |= double.IsNaN(value) ? NaN : value > 0 ? PositiveInfinity : NegativeInfinity;
            return;
        }

        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52) & 0x7FF;
        long mantissa = (bits & ((1L << 52) - 1)) | (exponent > 0 ? 1L << 52 : 0);
        if (mantissa == 0)
        {
            return;
        }

        (int lowest, int shift) = Math.DivRem(Math.Max(exponent, 1) - 1, Bits);
        if (lowest + DigitsOfAddend > (int)(sum[Place] & PlaceOnly))
        {
            Raise(sum, lowest + DigitsOfAddend);
        }

        // The mantissa's digits from the lowest on; the sign is 0 or −1, all bits of it set.
        ulong low = (ulong)mantissa << shift;
        ulong high = (ulong)mantissa >> 1 >> (63 - shift);
        int place = lowest + Digits - (int)(sum[Place] & PlaceOnly);
        long sign = bits >> 63;
        AddDigit(sum, place, (long)(low & DigitOnly), sign);
        AddDigit(sum, place + 1, (long)((low >> Bits) & DigitOnly), sign);
        AddDigit(sum, place + 2, (long)(((low >> (2 * Bits)) | (high << (64 - (2 * Bits)))) & DigitOnly), sign);
        AddDigit(sum, place + 3, (long)(high >> ((3 * Bits) - 64)), sign);
    }

    /// <summary>Below the window it is cut off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddDigit(Span<long> sum, int place, long digit, long sign)
    {
        if (place >= 0)
        {
            sum[place] += (digit ^ sign) - sign;
        }
    }

    /// <summary>Adds what another sum has taken.</summary>
    public static void Merge(Span<long> sum, ReadOnlySpan<long> other)
    {
        long place = other[Place] & PlaceOnly;
        Raise(sum, (int)place);
        int down = (int)((sum[Place] & PlaceOnly) - place);
        for (int digit = down; digit < Digits; digit++)
        {
            sum[digit - down] += other[digit];
        }

        sum[Place] |= other[Place] & ~PlaceOnly;
    }

    /// <summary>The sum, divided and rounded.</summary>
    /// <remarks>In twice the precision until the end: within 0.5000001 ulp, and exact where the sum is a double and the divisor 1.</remarks>
    public static double Quotient(ReadOnlySpan<long> sum, long divisor)
    {
        long special = sum[Place] & ~PlaceOnly;
        if (special != 0)
        {
            return special == PositiveInfinity ? double.PositiveInfinity : special == NegativeInfinity ? double.NegativeInfinity : double.NaN;
        }

        // Digits from 0 to 2²⁴ − 1, by carrying: of the sum or, where the highest shows that it is negative, of its opposite.
        Span<long> digits = stackalloc long[Digits];
        bool isNegative = Carry(sum, 1, digits) < 0;
        if (isNegative)
        {
            _ = Carry(sum, -1, digits);
        }

        // From the lowest on, so that what is lost is below the last place of the lower half. The unit is the highest digit's.
        double high = 0;
        double low = 0;
        for (int digit = 0; digit < Digits; digit++)
        {
            double unit = Math.ScaleB(1, Bits * (digit - Digits + 1));
            AddExactly(unit * (digits[digit] & uint.MaxValue));
            AddExactly(unit * (digits[digit] & ~(long)uint.MaxValue));
        }

        double numerator = high + low;
        low -= numerator - high;
        double first = numerator / divisor;
        double correction = (Math.FusedMultiplyAdd(-first, divisor, numerator) + low) / divisor;
        double quotient = first + correction;
        double result = Scaled(quotient, correction - (quotient - first), (Bits * ((int)sum[Place] - 1)) - Lowest);
        return isNegative ? -result : result;

        // D. Knuth's TwoSum (The Art of Computer Programming 2, 4.2.2).
        void AddExactly(double value)
        {
            double total = high + value;
            double added = total - high;
            low += (high - (total - added)) + (value - added);
            high = total;
        }
    }

    /// <summary>(value + rest) · 2^exponent for a positive value, rounded once: among the subnormals a value that was rounded before may have become a tie, or been one.</summary>
    private static double Scaled(double value, double rest, int exponent)
    {
        double scaled = Math.ScaleB(value, exponent);
        if (scaled > SmallestNormal)
        {
            return scaled;
        }

        double half = Math.ScaleB(1, -Lowest - 1 - exponent);
        double lost = value - Math.ScaleB(scaled, -exponent) + rest;
        return lost > half ? scaled + double.Epsilon : lost < -half ? scaled - double.Epsilon : scaled;
    }

    /// <summary>Makes room for digits up to a place; what is then below the window is cut off.</summary>
    private static void Raise(Span<long> sum, int place)
    {
        int up = place - (int)(sum[Place] & PlaceOnly);
        if (up <= 0)
        {
            return;
        }

        for (int digit = 0; digit < Digits; digit++)
        {
            sum[digit] = digit + up < Digits ? sum[digit + up] : 0;
        }

        sum[Place] += up;
    }

    private static long Carry(ReadOnlySpan<long> sum, int sign, Span<long> digits)
    {
        long carry = 0;
        for (int digit = 0; digit < Digits - 1; digit++)
        {
            carry += sign * sum[digit];
            digits[digit] = carry & ((1 << Bits) - 1);
            carry >>= Bits;
        }

        return digits[Digits - 1] = carry + (sign * sum[Digits - 1]);
    }
}
