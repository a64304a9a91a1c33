using System.Numerics;

namespace Backprop;

/// <content>Activations, entry by entry: the bits of the functions of lanes.</content>
public static partial class LayerVector
{
    /// <summary>exp(x).</summary>
    public static void Exp<TLane, T>(ReadOnlySpan<T> x, Span<T> result)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new VectorInlinedFunction<ExpFunction<T>, T>(x, result));

    /// <summary>σ(x).</summary>
    public static void Sigmoid<TLane, T>(ReadOnlySpan<T> x, Span<T> result)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new VectorInlinedFunction<SigmoidFunction<T>, T>(x, result));

    /// <summary>σ(x) and σ′(x).</summary>
    public static void Sigmoid<TLane, T>(ReadOnlySpan<T> x, Span<T> result, Span<T> derivative)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new VectorInlinedFunctionWithDerivative<SigmoidFunction<T>, T>(x, result, derivative));

    /// <summary>tanh(x).</summary>
    public static void Tanh<TLane, T>(ReadOnlySpan<T> x, Span<T> result)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new VectorInlinedFunction<TanhFunction<T>, T>(x, result));

    /// <summary>tanh(x) and its derivative.</summary>
    public static void Tanh<TLane, T>(ReadOnlySpan<T> x, Span<T> result, Span<T> derivative)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new VectorInlinedFunctionWithDerivative<TanhFunction<T>, T>(x, result, derivative));

    /// <summary>softplus(x).</summary>
    public static void Softplus<TLane, T>(ReadOnlySpan<T> x, Span<T> result)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new VectorFunction<SoftplusFunction, T>(x, result));

    /// <summary>softplus(x) and its derivative.</summary>
    public static void Softplus<TLane, T>(ReadOnlySpan<T> x, Span<T> result, Span<T> derivative)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLane.Run(new VectorFunctionWithDerivative<SoftplusFunction, T>(x, result, derivative));
}
