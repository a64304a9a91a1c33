using System.ComponentModel;

namespace Backprop;

/// <summary>The schemes of <see cref="Initialization"/>, for emitted code. The same state of the random numbers gives the same bits on every machine.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Initializer
{
    /// <summary>Uniform between ±√(6/(fan-in + fan-out)).</summary>
    /// <typeparam name="T">double or float.</typeparam>
    /// <param name="entries">What is set.</param>
    /// <param name="fanIn">How many values meet in an output.</param>
    /// <param name="fanOut">How many outputs a value goes to.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static void GlorotUniform<T>(Span<T> entries, int fanIn, int fanOut, Random random)
        where T : unmanaged => Uniform(entries, Math.Sqrt(6 / ((double)fanIn + fanOut)), random);

    /// <summary>Normal, σ = √(2/(fan-in + fan-out)).</summary>
    /// <inheritdoc cref="GlorotUniform{T}"/>
    public static void GlorotNormal<T>(Span<T> entries, int fanIn, int fanOut, Random random)
        where T : unmanaged => Normal(entries, Math.Sqrt(2 / ((double)fanIn + fanOut)), random);

    /// <summary>Uniform between ±√(6/fan-in).</summary>
    /// <inheritdoc cref="GlorotUniform{T}"/>
    public static void HeUniform<T>(Span<T> entries, int fanIn, Random random)
        where T : unmanaged => Uniform(entries, Math.Sqrt(6.0 / fanIn), random);

    /// <summary>Normal, σ = √(2/fan-in).</summary>
    /// <inheritdoc cref="GlorotUniform{T}"/>
    public static void HeNormal<T>(Span<T> entries, int fanIn, Random random)
        where T : unmanaged => Normal(entries, Math.Sqrt(2.0 / fanIn), random);

    /// <summary>Uniform between ±√(3/fan-in).</summary>
    /// <inheritdoc cref="GlorotUniform{T}"/>
    public static void LeCunUniform<T>(Span<T> entries, int fanIn, Random random)
        where T : unmanaged => Uniform(entries, Math.Sqrt(3.0 / fanIn), random);

    /// <summary>Normal, σ = √(1/fan-in).</summary>
    /// <inheritdoc cref="GlorotUniform{T}"/>
    public static void LeCunNormal<T>(Span<T> entries, int fanIn, Random random)
        where T : unmanaged => Normal(entries, Math.Sqrt(1.0 / fanIn), random);

    /// <summary>Uniform between two numbers.</summary>
    /// <typeparam name="T">double or float.</typeparam>
    /// <param name="entries">What is set.</param>
    /// <param name="from">The lower end.</param>
    /// <param name="to">The upper end.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static void Uniform<T>(Span<T> entries, double from, double to, Random random)
        where T : unmanaged
    {
        foreach (ref T entry in entries)
        {
            // The difference of the ends might be beyond the range, and a rounded sum beyond the ends.
            double share = random.NextDouble();
            entry = Real.Of<T>(Math.Clamp((from * (1 - share)) + (to * share), from, to));
        }
    }

    /// <summary>Normal with mean 0, by the polar method (G. Marsaglia, T. A. Bray: A convenient method for generating normal variables, SIAM Review 6, 1964).</summary>
    /// <typeparam name="T">double or float.</typeparam>
    /// <param name="entries">What is set.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static void Normal<T>(Span<T> entries, double deviation, Random random)
        where T : unmanaged
    {
        // A point in the unit disc gives two numbers.
        for (int index = 0; index < entries.Length; index += 2)
        {
            (double x, double y) = PointInDisc(random);
            double squared = (x * x) + (y * y);
            double scale = Math.Sqrt(-2 * OneNumber.Call<LogFunction>(squared) / squared);
            entries[index] = Real.Of<T>(deviation * (x * scale));
            if (index + 1 < entries.Length)
            {
                entries[index + 1] = Real.Of<T>(deviation * (y * scale));
            }
        }
    }

    private static void Uniform<T>(Span<T> entries, double limit, Random random)
        where T : unmanaged => Uniform(entries, -limit, limit, random);

    private static (double X, double Y) PointInDisc(Random random)
    {
        while (true)
        {
            double x = (2 * random.NextDouble()) - 1;
            double y = (2 * random.NextDouble()) - 1;
            if ((x * x) + (y * y) is > 0 and < 1)
            {
                return (x, y);
            }
        }
    }
}
