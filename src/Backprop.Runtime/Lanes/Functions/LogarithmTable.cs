using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>Numbers c and −ln(c), where 1/c is in the middle of each sixteenth of the numbers from 0.729 to 1.458. The one that holds 1 has c = 1.</summary>
internal static class LogarithmTable
{
    /// <summary>The first byte of c.</summary>
    public static ref byte Factor
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<double, byte>(ref MemoryMarshal.GetReference(FactorTable));
    }

    /// <summary>The first byte of −ln(c).</summary>
    public static ref byte First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<double, byte>(ref MemoryMarshal.GetReference(FirstTable));
    }

    /// <summary>The first byte of what these lack.</summary>
    public static ref byte Rest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<double, byte>(ref MemoryMarshal.GetReference(RestTable));
    }

    private static ReadOnlySpan<double> FactorTable =>
    [
        1.3426570892333984, 1.288590431213379, 1.2387094497680664, 1.1925468444824219,
        1.1497001647949219, 1.1098270416259766, 1.0726261138916016, 1.0378379821777344,
        1.0, 0.9504947662353516, 0.8971958160400391, 0.8495578765869141,
        0.8067226409912109, 0.7679996490478516, 0.7328243255615234, 0.7007303237915039,
    ];

    private static ReadOnlySpan<double> FirstTable =>
    [
        -0.2946505530198147, -0.2535489319718627, -0.21407007132752998, -0.17609122559365883,
        -0.1395011821148716, -0.10420418482832562, -0.07010995361714253, -0.037139686026951536,
        0.0, 0.050772623396691495, 0.10848113969956642, 0.16303921001207794,
        0.2147753612483397, 0.26396600280351257, 0.31084927081082947, 0.35563216811632364,
    ];

    private static ReadOnlySpan<double> RestTable =>
    [
        2.1028868457894717e-17, 9.365805170001134e-18, -6.162336938076765e-18, -1.1866292551198613e-17,
        2.0705440931583276e-18, 1.5199864896795724e-18, -6.548177915367189e-18, 2.8023777186666674e-18,
        0.0, 3.2955074167035223e-18, -1.6519385174498268e-18, 4.100732210238228e-18,
        -9.25482641540286e-18, 6.4786628853084424e-18, -1.712330915327072e-17, -1.6902490096806976e-17,
    ];
}
