using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// The functions of <see cref="Math"/>, <see cref="double"/> and <see cref="Functions"/> over many samples side by side, for the code that Backprop emits.
/// </summary>
/// <remarks>Each lane is computed by itself, to the same bits whatever the processor has. Errors are stated in docs/accuracy.md.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes
{
    /// <summary>x².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Square<TLane>(TLane x)
        where TLane : struct, ILane<TLane, double> => x * x;

    /// <summary>σ(x) and σ′(x); see <see cref="Functions.Sigmoid(double, out double)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Sigmoid<TLane>(in TLane x, out TLane derivative)
        where TLane : struct, ILane<TLane, double> => TLane.ApplyWithDerivative<SigmoidFunction>(in x, out derivative);

    private readonly struct SigmoidFunction : IFunctionWithDerivative<double>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static TVector IFunctionWithDerivative<double>.Invoke<TVector, TOps>(TVector x, out TVector derivative) => Elementary<TVector, TOps>.Sigmoid(x, out derivative);
    }
}
