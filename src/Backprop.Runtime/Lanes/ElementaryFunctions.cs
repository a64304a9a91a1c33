using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>exp, for <see cref="ILane{TSelf, T}"/> to apply.</summary>
internal readonly struct ExpFunction<T> : IFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IFunction<T>.Invoke<TVector, TOps>(TVector x) =>
        typeof(T) == typeof(double) ? Elementary<TVector, TOps>.Exp(x) : ElementaryF<TVector, TOps>.Exp(x);
}

/// <summary>σ and σ′.</summary>
internal readonly struct SigmoidFunction<T> : IFunctionWithDerivative<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IFunctionWithDerivative<T>.Invoke<TVector, TOps>(TVector x, out TVector derivative) =>
        typeof(T) == typeof(double) ? Elementary<TVector, TOps>.Sigmoid(x, out derivative) : ElementaryF<TVector, TOps>.Sigmoid(x, out derivative);
}
