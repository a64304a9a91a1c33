using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>2^(i/16) for i = 0, …, 15, less i · 2⁴⁸ in their bits: where n = 16 m + i is added to the bits from the 48th on, i makes up for that and m is added to the exponent.</summary>
internal static class SixteenthPowers
{
    /// <summary>The table's first byte.</summary>
    public static ref byte First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<double, byte>(ref MemoryMarshal.GetReference(Table));
    }

    /// <summary>The first byte of what the table lacks of 2^(i/16), relative to it.</summary>
    public static ref byte Rest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<double, byte>(ref MemoryMarshal.GetReference(Rests));
    }

    private static ReadOnlySpan<double> Table =>
    [
        1.0, 0.9908868912137069, 0.9827538663326288, 0.9756443173783458,
        0.9696035575013605, 0.964678906036742, 0.9609197773255048, 0.9583777734684463,
        0.9571067811865476, 0.9571630729697497, 0.9586054127039704, 0.9614951659746271,
        0.9658964152537145, 0.9718760801866497, 0.9795040432046712, 0.9888532806985737,
    ];

    private static ReadOnlySpan<double> Rests =>
    [
        0.0, 8.189317638195515e-17, -2.7939114859515733e-17, 7.826573258636076e-17,
        3.3484623336251524e-17, 3.750854201303127e-17, 1.9572585293112036e-17, 5.68648095791174e-17,
        -6.835808657661922e-17, -2.3591094770850053e-17, 5.1548301170786783e-17, 1.5341410053603723e-17,
        4.875160526227062e-17, 1.685487290628973e-17, 1.790126907604513e-17, -5.545065618639427e-17,
    ];
}
