using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop.Tests;

/// <summary>A gradient as the generator writes it.</summary>
internal record struct FourPartials : IGradient<double>
{
    public double Constant;
    public double Uniform;
    public double Alternating;
    public double Wide;

    [UnscopedRef]
    public Span<double> AsSpan() => MemoryMarshal.CreateSpan(ref Constant, 4);
}

/// <summary>Eleven partials: some fill vectors of any width up to 512 bits, some are left over.</summary>
[InlineArray(Length)]
internal struct ElevenPartials : IGradient<double>
{
    public const int Length = 11;
    private double _first;

    public static ElevenPartials From(Func<int, double> partial)
    {
        var gradient = default(ElevenPartials);
        for (int i = 0; i < Length; i++)
        {
            gradient[i] = partial(i);
        }

        return gradient;
    }

    [UnscopedRef]
    public Span<double> AsSpan() => MemoryMarshal.CreateSpan(ref _first, Length);
}
