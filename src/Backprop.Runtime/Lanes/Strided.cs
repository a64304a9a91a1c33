using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Numbers of samples that have several, one sample after the other, into lanes and back.</summary>
internal static class Strided
{
    private const int MostLanes = 64;

    [SkipLocalsInit]
    public static TLane Load<TLane, T>(ReadOnlySpan<T> source, int start, int stride, int place)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> lanes = stackalloc T[MostLanes];
        int last = (source.Length / stride) - 1;
        for (int lane = 0; lane < TLane.Count; lane++)
        {
            lanes[lane] = source[(Math.Min(start + lane, last) * stride) + place];
        }

        return TLane.Load(lanes, 0);
    }

    [SkipLocalsInit]
    public static void Store<TLane, T>(in TLane value, Span<T> destination, int start, int stride, int place)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> lanes = stackalloc T[MostLanes];
        TLane.Store(in value, lanes);
        int count = Math.Min(TLane.Count, (destination.Length / stride) - start);
        for (int lane = 0; lane < count; lane++)
        {
            destination[((start + lane) * stride) + place] = lanes[lane];
        }
    }
}
