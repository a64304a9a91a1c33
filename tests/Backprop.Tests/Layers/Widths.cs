using System.Numerics;
using System.Runtime.Intrinsics;

namespace Backprop.Tests.Layers;

/// <summary>Something to be done with lanes of one type.</summary>
internal interface IWithLanes<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    void Run<TLane>()
        where TLane : struct, ILane<TLane, T>;
}

/// <summary>Every width of vectors that the processor has, in one process.</summary>
internal static class Widths
{
    /// <summary>With four vectors side by side, as samples are computed.</summary>
    public static void OfBlocks(IWithLanes<double> test)
    {
        test.Run<Lane<Vector128<double>, Doubles128, double, Called>>();
        if (Vector256.IsHardwareAccelerated)
        {
            test.Run<Lane<Vector256<double>, Doubles256, double, Called>>();
        }

        if (Vector512.IsHardwareAccelerated)
        {
            test.Run<Lane<Vector512<double>, Doubles512, double, Inlined>>();
        }
    }

    public static void OfBlocks(IWithLanes<float> test)
    {
        test.Run<Lane<Vector128<float>, Singles128, float, Called>>();
        if (Vector256.IsHardwareAccelerated)
        {
            test.Run<Lane<Vector256<float>, Singles256, float, Called>>();
        }

        if (Vector512.IsHardwareAccelerated)
        {
            test.Run<Lane<Vector512<float>, Singles512, float, Inlined>>();
        }
    }

    /// <summary>With one vector, as the neurons of one sample are computed.</summary>
    public static void OfOneSample(IWithLanes<double> test)
    {
        test.Run<NarrowLane<Vector128<double>, Doubles128, double>>();
        if (Vector256.IsHardwareAccelerated)
        {
            test.Run<NarrowLane<Vector256<double>, Doubles256, double>>();
        }

        if (Vector512.IsHardwareAccelerated)
        {
            test.Run<NarrowLane<Vector512<double>, Doubles512, double>>();
        }
    }

    public static void OfOneSample(IWithLanes<float> test)
    {
        test.Run<NarrowLane<Vector128<float>, Singles128, float>>();
        if (Vector256.IsHardwareAccelerated)
        {
            test.Run<NarrowLane<Vector256<float>, Singles256, float>>();
        }

        if (Vector512.IsHardwareAccelerated)
        {
            test.Run<NarrowLane<Vector512<float>, Singles512, float>>();
        }
    }
}
