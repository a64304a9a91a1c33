using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>exp, for <see cref="ILane{TSelf, T}"/> to apply.</summary>
internal readonly struct ExpFunction<T> : IFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IFunction<T>.Begin<TVector, TOps>(TVector x, out TVector power) =>
        typeof(T) == typeof(double) ? Elementary<TVector, TOps>.BeginExp(x, out power) : ElementaryF<TVector, TOps>.BeginExp(x, out power);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IFunction<T>.End<TVector, TOps>(TVector x, TVector h, TVector power) =>
        typeof(T) == typeof(double) ? Elementary<TVector, TOps>.EndExp(x, h, power) : ElementaryF<TVector, TOps>.EndExp(x, h, power);
}

/// <summary>σ and σ′.</summary>
internal readonly struct SigmoidFunction<T> : IFunction<T>, IFunctionWithDerivative<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IFunction<T>.Begin<TVector, TOps>(TVector x, out TVector power) =>
        typeof(T) == typeof(double) ? Elementary<TVector, TOps>.BeginSigmoid(x, out power) : ElementaryF<TVector, TOps>.BeginSigmoid(x, out power);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IFunction<T>.End<TVector, TOps>(TVector x, TVector h, TVector power) =>
        typeof(T) == typeof(double) ? Elementary<TVector, TOps>.EndSigmoid(x, h, power, out _) : ElementaryF<TVector, TOps>.EndSigmoid(x, h, power, out _);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IFunctionWithDerivative<T>.End<TVector, TOps>(TVector x, TVector h, TVector power, out TVector derivative) =>
        typeof(T) == typeof(double) ? Elementary<TVector, TOps>.EndSigmoid(x, h, power, out derivative) : ElementaryF<TVector, TOps>.EndSigmoid(x, h, power, out derivative);
}

/// <summary>tanh and tanh′.</summary>
internal readonly struct TanhFunction<T> : IFunction<T>, IFunctionWithDerivative<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IFunction<T>.Begin<TVector, TOps>(TVector x, out TVector power) =>
        typeof(T) == typeof(double) ? Elementary<TVector, TOps>.BeginTanh(x, out power) : ElementaryF<TVector, TOps>.BeginTanh(x, out power);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IFunction<T>.End<TVector, TOps>(TVector x, TVector h, TVector power) =>
        typeof(T) == typeof(double) ? Elementary<TVector, TOps>.EndTanh(x, h, power, out _) : ElementaryF<TVector, TOps>.EndTanh(x, h, power, out _);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IFunctionWithDerivative<T>.End<TVector, TOps>(TVector x, TVector h, TVector power, out TVector derivative) =>
        typeof(T) == typeof(double) ? Elementary<TVector, TOps>.EndTanh(x, h, power, out derivative) : ElementaryF<TVector, TOps>.EndTanh(x, h, power, out derivative);
}
