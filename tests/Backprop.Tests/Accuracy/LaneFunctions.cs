using System.Numerics;
using System.Text;

namespace Backprop.Tests;

/// <summary>Every function that lanes have, by its name, over the widest vectors that there are.</summary>
internal static class LaneFunctions
{
    public static double[] Apply(string name, double[] x, double[] y)
    {
        double[] results = new double[x.Length];
        BatchMean.Of(new Batch<double>(name, x, y, results), x.Length);
        return results;
    }

    public static float[] Apply(string name, float[] x, float[] y)
    {
        float[] results = new float[x.Length];
        BatchMeanF.Of(new Batch<float>(name, x, y, results), x.Length);
        return results;
    }

    /// <summary>A line with the bits of each function's results, those of special arguments and of some others, for the comparison of processes.</summary>
    public static string Bits()
    {
        var text = new StringBuilder();
        foreach (string name in AccuracyTable.OfOne.Select(row => row.Name))
        {
            double[] x = [.. SpecialValuesTests.Arguments, .. Domain.All.Points(100, -1074, 1024)];
            Append(name, x, x);
        }

        foreach (AccuracyRowOfTwo row in AccuracyTable.OfTwo)
        {
            var random = new Random(1);
            double[] x = [.. SpecialValuesTests.Arguments.Concat(row.Domain.Points(200, -1074, 1024)).SelectMany(x => new[] { x, x })];
            Append(row.Name, x, [.. x.Select((x, i) => i % 2 == 0 ? row.Second(x, random) : x)]);
        }

        double[] operands = SpecialValuesTests.Arguments;
        Append("LogSumExp", operands, [.. operands.Reverse()]);
        return text.ToString();

        void Append(string name, double[] x, double[] y)
        {
            text.Append(name);
            foreach (double result in Apply(name, x, y))
            {
                text.Append(' ').Append(BitConverter.DoubleToInt64Bits(result));
            }

            foreach (float result in Apply(name, [.. x.Select(x => (float)x)], [.. y.Select(y => (float)y)]))
            {
                text.Append(' ').Append(BitConverter.SingleToInt32Bits(result));
            }

            text.AppendLine();
        }
    }

    private static TLane Of<TLane, T>(string name, in TLane x, in TLane y)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane derivative;
        switch (name)
        {
            case "Exp":
                return TLane.Exp(x);
            case "Exp2":
                return TLane.Exp2(x);
            case "Exp10":
                return TLane.Exp10(x);
            case "Expm1":
                return TLane.Expm1(x);
            case "ExpM1":
                return TLane.ExpM1(x);
            case "Exp2M1":
                return TLane.Exp2M1(x);
            case "Exp10M1":
                return TLane.Exp10M1(x);
            case "Log":
                return TLane.Log(x);
            case "Log2":
                return TLane.Log2(x);
            case "Log10":
                return TLane.Log10(x);
            case "Log1p":
                return TLane.Log1p(x);
            case "LogP1":
                return TLane.LogP1(x);
            case "Log2P1":
                return TLane.Log2P1(x);
            case "Log10P1":
                return TLane.Log10P1(x);
            case "Sigmoid":
                return TLane.Sigmoid(x);
            case "SigmoidDerivative":
                return TLane.SigmoidDerivative(x);
            case "Softplus":
                return TLane.Softplus(x);
            case "SoftplusDerivative":
                return TLane.SoftplusDerivative(x);
            case "LogSigmoid":
                return TLane.LogSigmoid(x);
            case "LogSigmoidDerivative":
                return TLane.LogSigmoidDerivative(x);
            case "Tanh":
                return TLane.Tanh(x);
            case "TanhDerivative":
                return TLane.TanhDerivative(x);
            case "Erf":
                return TLane.Erf(x);
            case "ErfDerivative":
                return TLane.ErfDerivative(x);
            case "Erfc":
                return TLane.Erfc(x);
            case "ErfcDerivative":
                return TLane.ErfcDerivative(x);
            case "Silu":
                return TLane.Silu(x);
            case "SiluDerivative":
                return TLane.SiluDerivative(x);
            case "Gelu":
                return TLane.Gelu(x);
            case "GeluDerivative":
                return TLane.GeluDerivative(x);
            case "Elu":
                return TLane.Elu(x);
            case "EluDerivative":
                return TLane.EluDerivative(x);
            case "Elu, alpha":
                return TLane.Elu(x, y);
            case "LeakyRelu":
                return TLane.LeakyRelu(x);
            case "LeakyRelu, slope":
                return TLane.LeakyRelu(x, y);
            case "Sin":
                return TLane.Sin(x);
            case "Cos":
                return TLane.Cos(x);
            case "Tan":
                return TLane.Tan(x);
            case "SinPi":
                return TLane.SinPi(x);
            case "CosPi":
                return TLane.CosPi(x);
            case "TanPi":
                return TLane.TanPi(x);
            case "Asin":
                return TLane.Asin(x);
            case "Acos":
                return TLane.Acos(x);
            case "Atan":
                return TLane.Atan(x);
            case "AsinPi":
                return TLane.AsinPi(x);
            case "AcosPi":
                return TLane.AcosPi(x);
            case "AtanPi":
                return TLane.AtanPi(x);
            case "Sinh":
                return TLane.Sinh(x);
            case "Cosh":
                return TLane.Cosh(x);
            case "Asinh":
                return TLane.Asinh(x);
            case "Acosh":
                return TLane.Acosh(x);
            case "Atanh":
                return TLane.Atanh(x);
            case "Cbrt":
                return TLane.Cbrt(x);
            case "DegreesToRadians":
                return TLane.DegreesToRadians(x);
            case "RadiansToDegrees":
                return TLane.RadiansToDegrees(x);
            case "Pow":
                return TLane.Pow(x, y);
            case "Atan2":
                return TLane.Atan2(x, y);
            case "Atan2Pi":
                return TLane.Atan2Pi(x, y);
            case "Hypot":
                return TLane.Hypot(x, y);
            case "MaxMagnitude":
                return TLane.MaxMagnitude(x, y);
            case "MinMagnitude":
                return TLane.MinMagnitude(x, y);
            case "IEEERemainder":
                return TLane.IEEERemainder(x, y);
            case "Remainder":
                return TLane.Remainder(x, y);
            case "Log, base":
                return TLane.Log(x, y);
            case "LogSumExp":
                return TLane.LogSumExp(x, y);
            case "LogSumExpDerivative":
                return TLane.LogSumExpDerivative(x, y);
            case "Softplus, derivative":
                _ = TLane.Softplus(in x, out derivative);
                return derivative;
            case "LogSigmoid, derivative":
                _ = TLane.LogSigmoid(in x, out derivative);
                return derivative;
            case "Erf, derivative":
                _ = TLane.Erf(in x, out derivative);
                return derivative;
            case "Erfc, derivative":
                _ = TLane.Erfc(in x, out derivative);
                return derivative;
            case "Silu, derivative":
                _ = TLane.Silu(in x, out derivative);
                return derivative;
            case "Gelu, derivative":
                _ = TLane.Gelu(in x, out derivative);
                return derivative;
            case "Elu, derivative":
                _ = TLane.Elu(in x, out derivative);
                return derivative;
            case "Sigmoid, derivative":
                _ = TLane.Sigmoid(in x, out derivative);
                return derivative;
            case "Sigmoid, value":
                return TLane.Sigmoid(in x, out _);
            case "Softplus, value":
                return TLane.Softplus(in x, out _);
            case "Erf, value":
                return TLane.Erf(in x, out _);
            case "Erfc, value":
                return TLane.Erfc(in x, out _);
            case "Silu, value":
                return TLane.Silu(in x, out _);
            case "Gelu, value":
                return TLane.Gelu(in x, out _);
            case "Elu, value":
                return TLane.Elu(in x, out _);
            case "LogSigmoid, value":
                return TLane.LogSigmoid(in x, out _);
            default:
                throw new ArgumentException(name);
        }
    }

    private readonly ref struct Batch<T>(string name, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> results) : IBatch<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // As many as the widest lanes have.
        private const int MostLanes = 64;

        private readonly ReadOnlySpan<T> _x = x;
        private readonly ReadOnlySpan<T> _y = y;
        private readonly Span<T> _results = results;

        public static int Rows => 1;

        public static bool IsSmall => false;

        public void Accumulate<TLane>(int start, int after, Span<T> sums)
            where TLane : struct, ILane<TLane, T>
        {
            Span<T> numbers = stackalloc T[MostLanes];
            for (int i = start; i < after; i += TLane.Count)
            {
                TLane result = Of<TLane, T>(name, TLane.Load(_x, i), TLane.Load(_y, i));
                TLane.Store(in result, numbers);
                int count = Math.Min(TLane.Count, _results.Length - i);
                numbers[..count].CopyTo(_results[i..]);
            }
        }
    }
}
