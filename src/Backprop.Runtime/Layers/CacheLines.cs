using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>Workspaces that begin with a cache line: a vector that straddles two of them takes twice as long to load and to store.</summary>
internal static class CacheLines
{
    private const int Bytes = 64;

    /// <summary>What must be there beside what is needed.</summary>
    public static int Slack<T>()
        where T : unmanaged => Bytes / Unsafe.SizeOf<T>();

    /// <summary>The part of this length whose number at a place begins a cache line. (Where the collector moves an array meanwhile it is only slower.)</summary>
    /// <param name="room">The length, and <see cref="Slack"/>.</param>
    /// <param name="place">The number.</param>
    /// <param name="length">How much is needed.</param>
    public static unsafe Span<T> Align<T>(Span<T> room, int place, int length)
        where T : unmanaged
    {
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(room)) + (nuint)(place * Unsafe.SizeOf<T>());
        return room.Slice((int)((Bytes - (address % Bytes)) % Bytes) / Unsafe.SizeOf<T>(), length);
    }
}
