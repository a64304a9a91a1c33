using System.Runtime.InteropServices;

namespace Backprop.Tests;

/// <summary>Numbers right before memory that nobody may read: a read past their end ends the process. (On Windows, numbers like any others.)</summary>
internal static unsafe partial class GuardedMemory
{
    private const int Nothing = 0;

    public static Span<T> Copy<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        int page = Environment.SystemPageSize;
        int bytes = numbers.Length * sizeof(T);
        int room = (bytes + page - 1) / page * page;
        byte* start = (byte*)NativeMemory.AlignedAlloc((nuint)(room + page), (nuint)page);
        var copy = new Span<T>(start + room - bytes, numbers.Length);
        numbers.CopyTo(copy);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(0, Protect(start + room, (nuint)page, Nothing));
        }

        return copy;
    }

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(byte* address, nuint length, int access);
}
