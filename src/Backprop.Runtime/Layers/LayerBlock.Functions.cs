using System.Numerics;

namespace Backprop;

/// <content>Activations of all neurons of a layer at once, from rows to other rows, which lie elsewhere: the bits of the functions of lanes, without their way over the stack.</content>
public static partial class LayerBlock
{
    /// <summary>exp(x).</summary>
    public static void Exp<TLane, T>(ReadOnlySpan<T> x, Span<T> result, int rows, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new BlockInlinedFunction<ExpFunction<T>, T>(x, result, rows, count, Stride));

    /// <summary>σ(x).</summary>
    public static void Sigmoid<TLane, T>(ReadOnlySpan<T> x, Span<T> result, int rows, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new BlockInlinedFunction<SigmoidFunction<T>, T>(x, result, rows, count, Stride));

    /// <summary>σ(x) and σ′(x).</summary>
    public static void Sigmoid<TLane, T>(ReadOnlySpan<T> x, Span<T> result, Span<T> derivative, int rows, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new BlockInlinedFunctionWithDerivative<SigmoidFunction<T>, T>(x, result, derivative, rows, count, Stride));

    /// <summary>tanh(x).</summary>
    public static void Tanh<TLane, T>(ReadOnlySpan<T> x, Span<T> result, int rows, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new BlockInlinedFunction<TanhFunction<T>, T>(x, result, rows, count, Stride));

    /// <summary>tanh(x) and its derivative.</summary>
    public static void Tanh<TLane, T>(ReadOnlySpan<T> x, Span<T> result, Span<T> derivative, int rows, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new BlockInlinedFunctionWithDerivative<TanhFunction<T>, T>(x, result, derivative, rows, count, Stride));

    /// <summary>softplus(x).</summary>
    public static void Softplus<TLane, T>(ReadOnlySpan<T> x, Span<T> result, int rows, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new BlockFunction<SoftplusFunction, T>(x, result, rows, count, Stride));

    /// <summary>softplus(x) and its derivative.</summary>
    public static void Softplus<TLane, T>(ReadOnlySpan<T> x, Span<T> result, Span<T> derivative, int rows, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new BlockFunctionWithDerivative<SoftplusFunction, T>(x, result, derivative, rows, count, Stride));
}
