using System.Reflection;

namespace Backprop.Tests;

/// <summary>The functions over float, against those over double, which have tests of their own: over the whole range of float, in steps that meet every exponent.</summary>
public class FunctionsFTests
{
    private static readonly string[] Unary = ["Sigmoid", "SigmoidDerivative", "Softplus", "SoftplusDerivative", "LogSigmoid", "LogSigmoidDerivative", "TanhDerivative", "Log1p", "Expm1", "Erf", "ErfDerivative", "Erfc", "ErfcDerivative", "Silu", "SiluDerivative", "Gelu", "GeluDerivative", "Elu", "EluDerivative", "LeakyRelu", "Relu", "Square", "Constant"];

    public static TheoryData<string> Names => [.. Unary];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_function_is_the_nearest_float(string name)
    {
        var single = typeof(FunctionsF).GetMethod(name, [typeof(float)])!.CreateDelegate<Func<float, float>>();
        var exact = typeof(Functions).GetMethod(name, [typeof(double)])!.CreateDelegate<Func<double, double>>();
        for (long bits = 0; bits <= uint.MaxValue; bits += 104_729)
        {
            float x = BitConverter.UInt32BitsToSingle((uint)bits);
            Assert.Equal((float)exact(x), single(x));
        }
    }

    [Fact]
    public void Value_and_derivative_have_the_bits_of_the_single_functions()
    {
        for (float x = -110; x < 110; x += 0.37f)
        {
            Assert.Equal((FunctionsF.Sigmoid(x), FunctionsF.SigmoidDerivative(x)), (FunctionsF.Sigmoid(x, out float slope), slope));
            Assert.Equal((FunctionsF.Softplus(x), FunctionsF.SoftplusDerivative(x)), (FunctionsF.Softplus(x, out slope), slope));
            Assert.Equal((FunctionsF.Silu(x), FunctionsF.SiluDerivative(x)), (FunctionsF.Silu(x, out slope), slope));
            Assert.Equal((FunctionsF.Elu(x), FunctionsF.EluDerivative(x)), (FunctionsF.Elu(x, out slope), slope));
            Assert.Equal((FunctionsF.Erf(x), FunctionsF.ErfDerivative(x)), (FunctionsF.Erf(x, out slope), slope));
            Assert.Equal((FunctionsF.Erfc(x), FunctionsF.ErfcDerivative(x)), (FunctionsF.Erfc(x, out slope), slope));
            Assert.Equal((FunctionsF.Gelu(x), FunctionsF.GeluDerivative(x)), (FunctionsF.Gelu(x, out slope), slope));
            Assert.Equal((MathF.Tanh(x), FunctionsF.TanhDerivative(x)), (FunctionsF.Tanh(x, out slope), slope));
            Assert.Equal((FunctionsF.LogSigmoid(x), FunctionsF.LogSigmoidDerivative(x)), (FunctionsF.LogSigmoid(x, out slope), slope));
        }
    }

    [Fact]
    public void Both_classes_have_the_same_functions_of_numbers()
    {
        static string[] Of(Type type) => [.. type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => !method.IsGenericMethod).Select(method => method.ToString()!.Replace("Single", "Double", StringComparison.Ordinal)).Order()];
        Assert.Equal(Of(typeof(Functions)), Of(typeof(FunctionsF)));
    }
}
