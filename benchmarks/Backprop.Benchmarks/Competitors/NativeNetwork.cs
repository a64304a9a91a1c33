using System.Runtime.InteropServices;

namespace Backprop.Benchmarks;

/// <summary>The network in C, called in the same process.</summary>
/// <remarks>The calls leave out the collector's bookkeeping, which a caller in C does not pay for either.</remarks>
internal sealed unsafe class NativeNetwork<T>
    where T : unmanaged
{
    private readonly delegate* unmanaged[SuppressGCTransition]<T*, T*, T*, nint, T*, T> _each;
    private readonly delegate* unmanaged[SuppressGCTransition]<T*, T*, T*, nint, T*, double> _mean;

    public NativeNetwork()
    {
        nint library = NativeLibrary.Load(NativeLibraries.PathOf(typeof(T) == typeof(double) ? "double" : "float"));
        _each = (delegate* unmanaged[SuppressGCTransition]<T*, T*, T*, nint, T*, T>)NativeLibrary.GetExport(library, "each_cost_and_gradient");
        _mean = (delegate* unmanaged[SuppressGCTransition]<T*, T*, T*, nint, T*, double>)NativeLibrary.GetExport(library, "mean_cost_and_gradient");
    }

    /// <summary>Cost and gradient of one sample after the other: the sum of the costs, and the gradient of the last.</summary>
    public T EachCostAndGradient(ReadOnlySpan<T> parameters, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> gradient)
    {
        fixed (T* p = parameters, xs = x, ys = y, g = gradient)
        {
            return _each(p, xs, ys, x.Length, g);
        }
    }

    public double MeanCostAndGradient(ReadOnlySpan<T> parameters, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> gradient)
    {
        fixed (T* p = parameters, xs = x, ys = y, g = gradient)
        {
            return _mean(p, xs, ys, x.Length, g);
        }
    }
}
