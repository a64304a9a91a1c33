using System.Runtime.InteropServices;

namespace Backprop.Benchmarks;

/// <summary>A network of layers in C, called in the same process.</summary>
/// <param name="network">The generated network of the same name.</param>
internal sealed unsafe class NativeLayers(LayerNetwork network)
{
    private static readonly nint s_library = NativeLibrary.Load(NativeLibraries.PathOf("layers"));

    private readonly delegate* unmanaged[SuppressGCTransition]<double*, double*, void*, nint, double*, double> _each = Find("each", network);
    private readonly delegate* unmanaged[SuppressGCTransition]<double*, double*, void*, nint, double*, double> _mean = Find("mean", network);

    /// <summary>One sample after the other: the sum of the costs, and the gradient of the last.</summary>
    public double Each(double[] x, double[] y, int[] targets, double[] gradient) => Call(_each, x, y, targets, gradient);

    public double Mean(double[] x, double[] y, int[] targets, double[] gradient) => Call(_mean, x, y, targets, gradient);

    private static delegate* unmanaged[SuppressGCTransition]<double*, double*, void*, nint, double*, double> Find(string what, LayerNetwork network) =>
        (delegate* unmanaged[SuppressGCTransition]<double*, double*, void*, nint, double*, double>)NativeLibrary.GetExport(s_library, $"{what}_{network.GetType().Name}");

    private double Call(delegate* unmanaged[SuppressGCTransition]<double*, double*, void*, nint, double*, double> function, double[] x, double[] y, int[] targets, double[] gradient)
    {
        fixed (double* p = network.Weights, xs = x, ys = y, g = gradient)
        fixed (int* t = targets)
        {
            return function(p, xs, network is Digits ? t : ys, y.Length, g);
        }
    }
}
