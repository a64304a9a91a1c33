using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Backprop.Tests;

/// <summary>The overloads that compute value and derivative together: the bits of the single functions, and derivatives that are slopes.</summary>
public class FunctionsTwinTests
{
    private delegate double Twin(double x, out double derivative);

    private static readonly (Twin Twin, Func<double, double> Value, Func<double, double> Derivative)[] Twins =
    [
        (Functions.Sigmoid, Functions.Sigmoid, Functions.SigmoidDerivative),
        (Functions.Softplus, Functions.Softplus, Functions.SoftplusDerivative),
        (Functions.LogSigmoid, Functions.LogSigmoid, Functions.LogSigmoidDerivative),
        (Functions.Erf, Functions.Erf, Functions.ErfDerivative),
        (Functions.Erfc, Functions.Erfc, Functions.ErfcDerivative),
        (Functions.Silu, Functions.Silu, Functions.SiluDerivative),
        (Functions.Gelu, Functions.Gelu, Functions.GeluDerivative),
        (Functions.Elu, Functions.Elu, Functions.EluDerivative),
        (Functions.Tanh, Math.Tanh, Functions.TanhDerivative),
    ];

    private static double[] Points { get; } =
    [
        0, -0.0, double.Epsilon, -double.Epsilon, 1e-310, 40, -40, 800, -800, double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
        .. Enumerable.Range(-150, 301).Select(i => i * 0.3717),
    ];

    [Fact]
    public void Value_and_derivative_have_the_bits_of_the_single_functions()
    {
        foreach (var (twin, value, derivative) in Twins)
        {
            foreach (double x in Points)
            {
                double y = twin(x, out double slope);
                AssertSameBits(value(x), y, $"{value.Method.Name}({x:R})");
                AssertSameBits(derivative(x), slope, $"{derivative.Method.Name}({x:R})");
            }
        }
    }

    [Fact]
    public void Derivatives_of_softplus_and_LogSigmoid_have_the_bits_of_sigmoid()
    {
        foreach (double x in Points)
        {
            AssertSameBits(Functions.Sigmoid(x), Functions.SoftplusDerivative(x), $"softplus′({x:R})");
            AssertSameBits(Functions.Sigmoid(-x), Functions.LogSigmoidDerivative(x), $"(ln σ)′({x:R})");
        }
    }

    [Fact]
    public void Sigmoid_has_the_bits_of_a_batch()
    {
        if (!Fma.IsSupported && !AdvSimd.Arm64.IsSupported)
        {
            return; // One sample rests on Math.Exp there.
        }

        double[] x = [.. Points, .. Enumerable.Range(0, 1000).Select(i => -690 - (i * 0.0613))];
        double[] values = LaneFunctions.Apply("Sigmoid, value", x, x);
        double[] derivatives = LaneFunctions.Apply("Sigmoid, derivative", x, x);
        for (int i = 0; i < x.Length; i++)
        {
            double value = Functions.Sigmoid(x[i], out double derivative);
            AssertSameBits(values[i], value, $"σ({x[i]:R})");
            AssertSameBits(derivatives[i], derivative, $"σ′({x[i]:R})");
        }
    }

    [Fact]
    public void Derivatives_agree_with_central_differences()
    {
        // The error of the difference: h² f‴/6 ≈ 10⁻¹¹, and 2⁻⁵³ |f| / h ≈ 10⁻¹⁰ from rounding. Not at 0, where the second derivative of elu jumps.
        const double h = 1.0 / (1 << 17);
        foreach (var (_, value, derivative) in Twins)
        {
            foreach (double x in Enumerable.Range(-40, 80).Select(i => (i + 0.5) * 0.2))
            {
                double slope = (value(x + h) - value(x - h)) / (2 * h);
                Assert.True(Math.Abs(slope - derivative(x)) < 5e-10, $"{derivative.Method.Name}({x:R}) = {derivative(x):R}, the difference is {slope:R}");
            }
        }
    }

    private static void AssertSameBits(double expected, double actual, string what) =>
        Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual), $"{what}: {expected:R} and {actual:R} differ");
}
