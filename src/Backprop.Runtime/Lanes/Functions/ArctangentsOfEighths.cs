using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>atan(n/8) for n = 0, …, 8.</summary>
internal static class ArctangentsOfEighths
{
    /// <summary>The table's first byte.</summary>
    public static ref byte First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<double, byte>(ref MemoryMarshal.GetReference(FirstTable));
    }

    /// <summary>The first byte of what the table lacks.</summary>
    public static ref byte Rest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<double, byte>(ref MemoryMarshal.GetReference(RestTable));
    }

    private static ReadOnlySpan<double> FirstTable =>
    [
        0.0, 0.12435499454676144, 0.24497866312686414, 0.35877067027057225,
        0.4636476090008061, 0.5585993153435624, 0.6435011087932844, 0.7188299996216245,
        0.7853981633974483, 0.0, 0.0, 0.0,
        0.0, 0.0, 0.0, 0.0,
    ];

    private static ReadOnlySpan<double> RestTable =>
    [
        0.0, -3.1253241424539383e-18, 1.0698755618734451e-17, -2.4623815582638635e-17,
        2.2698777452961687e-17, -5.4556305485916264e-18, 1.5834785051444286e-17, -2.1478388444456983e-17,
        3.061616997868383e-17, 0.0, 0.0, 0.0,
        0.0, 0.0, 0.0, 0.0,
    ];
}
