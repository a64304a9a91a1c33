using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// Where the stack ends. The JIT compiler aligns it to 16 bytes only, so that it is a matter of the caller whether vectors that it keeps there straddle cache lines, which costs a tenth of the time.
/// Whoever first takes as many bytes of the stack as it is past a cache line makes it the same for all callers.
/// </summary>
internal static unsafe class StackAlignment
{
    public const int CacheLine = 64;

    private static readonly nint _distance = Distance();

    /// <summary>The bytes from the beginning of a cache line to the end of the stack, in the method that asks.</summary>
    public static int Excess
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (int)((LocalOfCallee() + _distance) & (CacheLine - 1));
    }

    // The stack ends with what was allocated last, where no arguments are passed on it.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static nint Distance()
    {
        byte* end = stackalloc byte[CacheLine];
        *end = 0;
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
