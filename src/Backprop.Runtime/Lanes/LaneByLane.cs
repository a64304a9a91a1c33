using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>What vectors have no form of: the scalar function on every lane.</summary>
internal static class LaneByLane
{
    // As many as the widest lanes have of floats.
    private const int MostLanes = 64;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane Map<TLane, T>(in TLane x, Func<T, T> function)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> numbers = stackalloc T[MostLanes];
        TLane.Store(in x, numbers);
        for (int lane = 0; lane < TLane.Count; lane++)
        {
            numbers[lane] = function(numbers[lane]);
        }

        return TLane.Load(numbers, 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane Map<TLane, T>(in TLane x, in TLane y, Func<T, T, T> function)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> numbers = stackalloc T[MostLanes];
        Span<T> others = stackalloc T[MostLanes];
        TLane.Store(in x, numbers);
        TLane.Store(in y, others);
        for (int lane = 0; lane < TLane.Count; lane++)
        {
            numbers[lane] = function(numbers[lane], others[lane]);
        }

        return TLane.Load(numbers, 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane LogSumExp<TLane, T>(ReadOnlySpan<TLane> values)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> numbers = stackalloc T[MostLanes * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            TLane.Store(in values[i], numbers.Slice(i * MostLanes, MostLanes));
        }

        Span<double> operands = stackalloc double[values.Length];
        for (int lane = 0; lane < TLane.Count; lane++)
        {
            for (int i = 0; i < values.Length; i++)
            {
                operands[i] = Real.ToDouble(numbers[(i * MostLanes) + lane]);
            }

            numbers[lane] = Real.Of<T>(Functions.LogSumExp(operands));
        }

        return TLane.Load(numbers, 0);
    }
}
