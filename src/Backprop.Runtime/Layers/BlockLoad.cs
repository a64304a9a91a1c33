using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>Samples, one after the other, become the columns of a block; see <see cref="LayerBlock"/>.</summary>
internal static unsafe class BlockLoad
{
    // As many numbers as a cache line has, so that it is read once.
    private const int Tile = 8;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run<T>(ReadOnlySpan<T> samples, Span<T> block, int length, int count, int lanes, int stride)
        where T : unmanaged
    {
        fixed (T* source = samples, destination = block)
        {
            for (int k = 0; k < length; k += Tile)
            {
                int entries = Math.Min(Tile, length - k);
                int s = 0;
                if (sizeof(T) == sizeof(double))
                {
                    s = Pairs((double*)source + k, (double*)destination + ((nint)k * stride), length, entries, count, stride);
                }

                for (; s < count; s++)
                {
                    for (int e = 0; e < entries; e++)
                    {
                        destination[((nint)(k + e) * stride) + s] = source[((nint)s * length) + k + e];
                    }
                }
            }

            for (int k = 0; k < length; k++)
            {
                T* row = destination + ((nint)k * stride);
                new Span<T>(row + count, lanes - count).Fill(row[count - 1]);
            }
        }
    }

    /// <summary>Two samples at a time, and two entries of each.</summary>
    private static int Pairs(double* source, double* destination, nint length, int entries, int count, nint stride)
    {
        int s = 0;
        for (; s + 2 <= count; s += 2, source += 2 * length, destination += 2)
        {
            double* row = destination;
            int e = 0;
            for (; e + 2 <= entries; e += 2, row += 2 * stride)
            {
                Vector128<double> first = Vector128.Load(source + e);
                Vector128<double> second = Vector128.Load(source + length + e);
                Doubles128.FirstOfEach(first, second).Store(row);
                Doubles128.LastOfEach(first, second).Store(row + stride);
            }

            if (e < entries)
            {
                row[0] = source[e];
                row[1] = source[length + e];
            }
        }

        return s;
    }
}
