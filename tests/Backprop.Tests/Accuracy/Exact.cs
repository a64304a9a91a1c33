using System.Numerics;

namespace Backprop.Tests;

/// <summary>
/// A number of <see cref="Precision"/> bits, Mantissa · 2^Exponent, without a limit of size: four times what a double has, in integers. Nothing is shared with the runtime, not even floating point.
/// </summary>
internal readonly record struct Exact(BigInteger Mantissa, int Exponent)
{
    public const int Precision = 224;

    public static Exact One { get; } = new(BigInteger.One, 0);

    public bool IsZero => Mantissa.IsZero;

    public int Sign => Mantissa.Sign;

    /// <summary>The largest k with 2^k ≤ |x|.</summary>
    public int Magnitude => Exponent + (int)BigInteger.Abs(Mantissa).GetBitLength() - 1;

    public static implicit operator Exact(int value) => new(value, 0);

    /// <summary>A finite double, exactly.</summary>
    public static implicit operator Exact(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52) & 0x7FF;
        BigInteger magnitude = (bits & ((1L << 52) - 1)) | (exponent > 0 ? 1L << 52 : 0);
        return new(bits < 0 ? -magnitude : magnitude, Math.Max(exponent, 1) - 1075);
    }

    public static Exact operator -(Exact x) => x with { Mantissa = -x.Mantissa };

    public static Exact operator +(Exact x, Exact y)
    {
        if (x.IsZero || y.IsZero)
        {
            return x.IsZero ? y : x;
        }

        // What is too small to be seen is not added, lest the mantissa grows without end.
        if (Math.Abs(x.Magnitude - y.Magnitude) > 3 * Precision)
        {
            return x.Magnitude > y.Magnitude ? x : y;
        }

        int exponent = Math.Min(x.Exponent, y.Exponent);
        return Rounded((x.Mantissa << (x.Exponent - exponent)) + (y.Mantissa << (y.Exponent - exponent)), exponent);
    }

    public static Exact operator -(Exact x, Exact y) => x + (-y);

    public static Exact operator *(Exact x, Exact y) => Rounded(x.Mantissa * y.Mantissa, x.Exponent + y.Exponent);

    public static Exact operator /(Exact x, Exact y)
    {
        int shift = Math.Max(0, Precision + 2 + (int)(y.Mantissa.GetBitLength() - x.Mantissa.GetBitLength()));
        return Rounded((x.Mantissa << shift) / y.Mantissa, x.Exponent - y.Exponent - shift);
    }

    public static bool operator <(Exact x, Exact y) => (x - y).Sign < 0;

    public static bool operator >(Exact x, Exact y) => (x - y).Sign > 0;

    public static Exact Abs(Exact x) => x with { Mantissa = BigInteger.Abs(x.Mantissa) };

    /// <summary>x · 2^exponent.</summary>
    public static Exact Scale(Exact x, int exponent) => x with { Exponent = x.Exponent + exponent };

    /// <summary>The square root, by Newton's method in integers.</summary>
    public static Exact Sqrt(Exact x)
    {
        if (x.IsZero)
        {
            return x;
        }

        int shift = (2 * Precision) - (int)x.Mantissa.GetBitLength();
        shift += (x.Exponent - shift) & 1;
        BigInteger square = shift >= 0 ? x.Mantissa << shift : x.Mantissa >> -shift;
        BigInteger root = BigInteger.One << (int)((square.GetBitLength() + 1) / 2);
        for (BigInteger next = (root + (square / root)) >> 1; next < root; next = (root + (square / root)) >> 1)
        {
            root = next;
        }

        return Rounded(root, (x.Exponent - shift) / 2);
    }

    /// <summary>The nearest integer.</summary>
    public static BigInteger Round(Exact x) =>
        x.Exponent >= 0 ? x.Mantissa << x.Exponent : (x.Mantissa + (BigInteger.One << (-x.Exponent - 1))) >> -x.Exponent;

    public static Exact Rounded(BigInteger mantissa, int exponent)
    {
        int excess = (int)BigInteger.Abs(mantissa).GetBitLength() - Precision;
        return excess > 0 ? new(mantissa >> excess, exponent + excess) : new(mantissa, exponent);
    }
}
