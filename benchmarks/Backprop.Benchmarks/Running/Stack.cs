using System.Runtime.CompilerServices;

namespace Backprop.Benchmarks;

/// <summary>Calls from a known place on the stack.</summary>
/// <remarks>
/// Where a process has its stack is a matter of chance, and the JIT compiler aligns it to 16 bytes only. Where vectors that it keeps there straddle cache lines, generated code is a tenth slower and TensorPrimitives more than twice.
/// So everything is measured at both offsets, and the better one counts, for each competitor.
/// </remarks>
internal static unsafe class Stack
{
    private const int CacheLine = 64;

    private static readonly nint _distance = Distance();

    /// <summary>Calls with the end of the stack so many bytes past the beginning of a cache line.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Call<T>(int offset, T argument, Func<T, double> function)
    {
        int excess = (int)((LocalOfCallee() + _distance) & (CacheLine - 1));
        byte* padding = stackalloc byte[CacheLine + excess - offset];
        *padding = 1;
        return function(argument);
    }

    // The stack ends with what was allocated last, where no arguments are passed on it.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static nint Distance()
    {
        byte* end = stackalloc byte[CacheLine];
        *end = 1;
        return (nint)end - LocalOfCallee();
    }

    // Compiled once, so that the distance does not change.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static nint LocalOfCallee()
    {
        long local;
        return (nint)(&local);
    }
}
