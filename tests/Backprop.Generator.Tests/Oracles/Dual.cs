namespace Backprop.Generator.Tests;

/// <summary>
/// A number and its slope along one direction: forward mode, written from the textbook's formulas and independent of the generator's graph and rules.
/// At kinks it follows the project's convention: a tie is split half and half.
/// </summary>
internal readonly record struct Dual(double Value, double Slope)
{
    public static implicit operator Dual(double constant) => new(constant, 0);

    public static Dual operator +(Dual x, Dual y) => new(x.Value + y.Value, x.Slope + y.Slope);

    public static Dual operator -(Dual x, Dual y) => new(x.Value - y.Value, x.Slope - y.Slope);

    public static Dual operator -(Dual x) => new(-x.Value, -x.Slope);

    public static Dual operator *(Dual x, Dual y) => new(x.Value * y.Value, (x.Slope * y.Value) + (x.Value * y.Slope));

    public static Dual operator /(Dual x, Dual y) => new(x.Value / y.Value, (x.Slope / y.Value) - (x.Value / y.Value * (y.Slope / y.Value)));

    public static Dual Exp(Dual x) => x.Chain(Math.Exp(x.Value), Math.Exp(x.Value));

    // Values are the runtime's own; what is tested here are slopes.
    public static Dual Expm1(Dual x) => x.Chain(Functions.Expm1(x.Value), Math.Exp(x.Value));

    public static Dual Log1p(Dual x) => x.Chain(Functions.Log1p(x.Value), 1 / (1 + x.Value));

    public static Dual Exp2(Dual x) => x.Chain(double.Exp2(x.Value), Math.Log(2) * double.Exp2(x.Value));

    public static Dual Exp10(Dual x) => x.Chain(double.Exp10(x.Value), Math.Log(10) * double.Exp10(x.Value));

    public static Dual LogSumExp(Dual x, Dual y)
    {
        double most = Math.Max(x.Value, y.Value);
        (double u, double v) = (Math.Exp(x.Value - most), Math.Exp(y.Value - most));
        return new(Functions.LogSumExp(x.Value, y.Value), ((u * x.Slope) + (v * y.Slope)) / (u + v));
    }

    public static Dual Asinh(Dual x) => x.Chain(Math.Asinh(x.Value), Math.Abs(x.Value) > 1e8 ? 1 / Math.Abs(x.Value) : 1 / Math.Sqrt(1 + (x.Value * x.Value)));

    // cosh² − 1 = sinh², and cosh(u) − 1 = 2 sinh²(u/2) near 1.
    public static Dual Acosh(Dual x) => x.Chain(Math.Acosh(x.Value), x.Value > 1e8 ? 1 / x.Value : 1 / Math.Sqrt((x.Value - 1) * (x.Value + 1)));

    public static Dual Atanh(Dual x) => x.Chain(Math.Atanh(x.Value), 1 / (1 - x.Value) / (1 + x.Value));

    public static Dual Log(Dual x) => x.Chain(Math.Log(x.Value), 1 / x.Value);

    public static Dual Log2(Dual x) => x.Chain(Math.Log2(x.Value), 1 / (x.Value * Math.Log(2)));

    public static Dual Log10(Dual x) => x.Chain(Math.Log10(x.Value), 1 / (x.Value * Math.Log(10)));

    public static Dual Sqrt(Dual x) => x.Chain(Math.Sqrt(x.Value), 1 / (2 * Math.Sqrt(x.Value)));

    public static Dual Cbrt(Dual x) => x.Chain(Math.Cbrt(x.Value), 1 / (3 * Math.Cbrt(x.Value) * Math.Cbrt(x.Value)));

    public static Dual Sin(Dual x) => x.Chain(Math.Sin(x.Value), Math.Cos(x.Value));

    public static Dual Cos(Dual x) => x.Chain(Math.Cos(x.Value), -Math.Sin(x.Value));

    public static Dual Tan(Dual x) => x.Chain(Math.Tan(x.Value), 1 / (Math.Cos(x.Value) * Math.Cos(x.Value)));

    public static Dual Asin(Dual x) => x.Chain(Math.Asin(x.Value), 1 / Math.Cos(Math.Asin(x.Value)));

    public static Dual Acos(Dual x) => x.Chain(Math.Acos(x.Value), -1 / Math.Sin(Math.Acos(x.Value)));

    public static Dual Atan(Dual x) => x.Chain(Math.Atan(x.Value), Math.Abs(x.Value) < 1 ? 1 / (1 + (x.Value * x.Value)) : 1 / x.Value / (x.Value + (1 / x.Value)));

    public static Dual Sinh(Dual x) => x.Chain(Math.Sinh(x.Value), Math.Cosh(x.Value));

    public static Dual Cosh(Dual x) => x.Chain(Math.Cosh(x.Value), Math.Sinh(x.Value));

    public static Dual Tanh(Dual x) => x.Chain(Math.Tanh(x.Value), 1 / (Math.Cosh(x.Value) * Math.Cosh(x.Value)));

    public static Dual Square(Dual x) => x * x;

    public static Dual Abs(Dual x) => x.Chain(Math.Abs(x.Value), x.Value == 0 ? 0 : Math.CopySign(1, x.Value));

    public static Dual Relu(Dual x) => Max(x, 0);

    // σ′(x) = 1 / (4 cosh²(x/2)); cosh overflows only where σ′ is below every double.
    public static Dual Sigmoid(Dual x) => x.Chain(Logistic(x.Value), LogisticSlope(x.Value));

    public static Dual TanhDerivative(Dual x) => Tanh(x) is var r ? 1 - (r * r) : r;

    public static Dual SigmoidDerivative(Dual x) => x.Chain(LogisticSlope(x.Value), -LogisticSlope(x.Value) * Math.Tanh(x.Value / 2));

    public static Dual Softplus(Dual x) => x.Chain(x.Value > 30 ? x.Value + Math.Exp(-x.Value) : x.Value < -30 ? Math.Exp(x.Value) : Math.Log(1 + Math.Exp(x.Value)), Logistic(x.Value));

    public static Dual SoftplusDerivative(Dual x) => Sigmoid(x);

    public static Dual LogSigmoid(Dual x) => -Softplus(-x);

    public static Dual LogSigmoidDerivative(Dual x) => Sigmoid(-x);

    public static Dual Erf(Dual x) => x.Chain(Functions.Erf(x.Value), 2 / Math.Sqrt(Math.PI) * Math.Exp(-x.Value * x.Value));

    public static Dual ErfDerivative(Dual x) => 2 / Math.Sqrt(Math.PI) * Exp(-(x * x));

    public static Dual Gelu(Dual x) => x.Chain(Functions.Gelu(x.Value), (Functions.Erfc(-x.Value / Math.Sqrt(2)) / 2) + (x.Value * Density(x.Value)));

    public static Dual GeluDerivative(Dual x) => x.Chain(Functions.GeluDerivative(x.Value), Math.Abs(x.Value) > 40 ? 0 : (2 - (x.Value * x.Value)) * Density(x.Value));

    public static Dual LeakyRelu(Dual x, Dual slope) => x.Value > 0 ? x : x.Value < 0 ? slope * x : ((1 + slope) * x) * 0.5;

    public static Dual Silu(Dual x) => x * Sigmoid(x);

    public static Dual SiluDerivative(Dual x) => Sigmoid(x) + (x * SigmoidDerivative(x));

    // Smooth at 0, where both sides have the slope 1.
    public static Dual Elu(Dual x) => x.Value > 0 ? x : Expm1(x);

    public static Dual EluDerivative(Dual x) => x.Chain(Math.Exp(Math.Min(x.Value, 0)), x.Value > 0 ? 0 : x.Value < 0 ? Math.Exp(x.Value) : 0.5);

    public static Dual Max(Dual x, Dual y) => x.Value > y.Value ? x : x.Value < y.Value ? y : (x + y) * 0.5;

    public static Dual Min(Dual x, Dual y) => x.Value < y.Value ? x : x.Value > y.Value ? y : (x + y) * 0.5;

    public static Dual Hypot(Dual x, Dual y)
    {
        (double u, double v, _) = Scaled(x.Value, y.Value);
        return new(double.Hypot(x.Value, y.Value), ((u * x.Slope) + (v * y.Slope)) / Math.Sqrt((u * u) + (v * v)));
    }

    public static Dual Atan2(Dual y, Dual x)
    {
        (double u, double v, double scale) = Scaled(x.Value, y.Value);
        return new(Math.Atan2(y.Value, x.Value), ((u * y.Slope) - (v * x.Slope)) / ((u * u) + (v * v)) / scale);
    }

    public static Dual Pow(Dual x, Dual y)
    {
        double toBase = y.Value == 0 ? 0 : y.Value * Math.Pow(x.Value, y.Value - 1);
        double toExponent = x.Value == 0 && y.Value > 0 ? 0 : Math.Pow(x.Value, y.Value) * Math.Log(x.Value);
        return new(Math.Pow(x.Value, y.Value), (x.Slope == 0 ? 0 : toBase * x.Slope) + (y.Slope == 0 ? 0 : toExponent * y.Slope));
    }

    private static (double U, double V, double Scale) Scaled(double x, double y)
    {
        double scale = Math.Max(Math.Abs(x), Math.Abs(y));
        return (x / scale, y / scale, scale);
    }

    private static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    private static double Logistic(double x) => x < -36 ? Math.Exp(x) : 1 / (1 + Math.Exp(-x));

    private static double LogisticSlope(double x) => Math.Abs(x) > 700 ? Math.Exp(-Math.Abs(x)) : 0.25 / (Math.Cosh(x / 2) * Math.Cosh(x / 2));

    private Dual Chain(double value, double derivative) => new(value, Slope == 0 ? 0 : derivative * Slope);
}
