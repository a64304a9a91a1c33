using System.Numerics;

namespace Backprop.Tests;

/// <summary>Functions of angles, with π to as many bits as the largest double needs.</summary>
internal static class ExactTrigonometry
{
    // The largest double has 1,024 bits before the point, and the smallest 1,074 after it.
    private const int PiBits = 1500;

    /// <summary>π · 2^PiBits, by J. Machin's formula: π/4 = 4 arctan(1/5) − arctan(1/239).</summary>
    private static readonly BigInteger Pi = ((4 * Arccotangent(5)) - Arccotangent(239)) << 2;

    private static readonly Exact PiRounded = Exact.Rounded(Pi, -PiBits);

    public static Exact Sin(Exact x) => OfQuadrant(Reduce(x, out Exact r), r);

    public static Exact Cos(Exact x) => OfQuadrant(Reduce(x, out Exact r) + 1, r);

    public static Exact Tan(Exact x) => Sin(x) / Cos(x);

    public static Exact SinPi(Exact x) => OfQuadrant(Reduce(x, out Exact r, ofPi: true), r);

    public static Exact CosPi(Exact x) => OfQuadrant(Reduce(x, out Exact r, ofPi: true) + 1, r);

    /// <summary>atan(x), after arguments have been halved a few times: tan(a/2) = t / (1 + √(1 + t²)).</summary>
    public static Exact Atan(Exact x)
    {
        if (x.IsZero || x.Sign < 0)
        {
            return x.IsZero ? x : -Atan(-x);
        }

        if (x > 1)
        {
            return Exact.Scale(PiRounded, -1) - Atan(Exact.One / x);
        }

        int halved = 0;
        for (; x.Magnitude > -7; halved++)
        {
            x /= 1 + Exact.Sqrt(1 + (x * x));
        }

        Exact square = -(x * x);
        Exact sum = x;
        Exact power = x;
        for (int n = 3; power.Magnitude > sum.Magnitude - Exact.Precision; n += 2)
        {
            power *= square;
            sum += power / n;
        }

        return Exact.Scale(sum, halved);
    }

    /// <summary>The angle of the point (x, y), for x that is not 0.</summary>
    public static Exact Atan2(Exact y, Exact x) =>
        x.Sign > 0 ? Atan(y / x) : y.Sign < 0 ? Atan(y / x) - PiRounded : Atan(y / x) + PiRounded;

    public static Exact Asin(Exact x) => (Exact.Abs(x) - 1).IsZero ? x.Sign * Exact.Scale(PiRounded, -1) : Atan(x / Exact.Sqrt((1 - x) * (1 + x)));

    public static Exact Acos(Exact x) => (x + 1).IsZero ? PiRounded : 2 * Atan(Exact.Sqrt((1 - x) / (1 + x)));

    /// <summary>n and r with x = n π/2 + r, or π x = n π/2 + r: in integers, so that nothing is lost however large x is.</summary>
    private static int Reduce(Exact x, out Exact r, bool ofPi = false)
    {
        BigInteger quarter = ofPi ? BigInteger.One << (PiBits - 1) : Pi >> 1;
        BigInteger bits = x.Exponent + PiBits >= 0 ? x.Mantissa << (x.Exponent + PiBits) : x.Mantissa >> -(x.Exponent + PiBits);
        BigInteger n = BigInteger.Divide((2 * bits) + (bits.Sign * quarter), 2 * quarter);
        r = n.IsZero ? x : Exact.Rounded(bits - (n * quarter), -PiBits);
        r = ofPi ? r * PiRounded : r;
        return (int)(n & 3);
    }

    private static Exact OfQuadrant(int quadrant, Exact r) => (quadrant & 3) switch
    {
        0 => SinOfSmall(r),
        1 => CosOfSmall(r),
        2 => -SinOfSmall(r),
        _ => -CosOfSmall(r),
    };

    private static Exact SinOfSmall(Exact r) => Series(r, r, 2);

    private static Exact CosOfSmall(Exact r) => Series(Exact.One, r, 1);

    /// <summary>first − first r² / (n (n + 1)) + ….</summary>
    private static Exact Series(Exact first, Exact r, int n)
    {
        Exact square = -(r * r);
        Exact sum = first;
        Exact term = first;
        for (; !term.IsZero && term.Magnitude > sum.Magnitude - Exact.Precision; n += 2)
        {
            term *= square / (n * (n + 1));
            sum += term;
        }

        return sum;
    }

    private static BigInteger Arccotangent(int n)
    {
        // Some bits more, for what the divisions cut off.
        const int guard = 32;
        BigInteger power = (BigInteger.One << (PiBits + guard)) / n;
        BigInteger sum = power;
        for (int k = 3, sign = -1; !power.IsZero; k += 2, sign = -sign)
        {
            power /= n * n;
            sum += sign * (power / k);
        }

        return sum >> guard;
    }
}
