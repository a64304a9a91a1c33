using System.Globalization;
using System.Reflection;

namespace Backprop.Tests;

/// <summary>Zeros of both signs, the ends of the range, NaN: to the bit.</summary>
public class FunctionsSpecialValuesTests
{
    [Theory]
    [InlineData(nameof(Functions.Sigmoid), "-∞: 0, -800: 0, -0: 0.5, 0: 0.5, 5E-324: 0.5, 40: 1, 800: 1, ∞: 1, NaN: NaN")]
    [InlineData(nameof(Functions.SigmoidDerivative), "-∞: 0, -800: 0, -40: 4.248354255291589E-18, -0: 0.25, 0: 0.25, 40: 4.248354255291589E-18, 800: 0, ∞: 0, NaN: NaN")]
    [InlineData(nameof(Functions.Softplus), "-∞: 0, -800: 0, -745.1: 5E-324, -0: 0.6931471805599453, 0: 0.6931471805599453, 800: 800, 1E+300: 1E+300, ∞: ∞, NaN: NaN")]
    [InlineData(nameof(Functions.SoftplusDerivative), "-∞: 0, -800: 0, -0: 0.5, 0: 0.5, 800: 1, ∞: 1, NaN: NaN")]
    [InlineData(nameof(Functions.LogSigmoid), "-∞: -∞, -1E+300: -1E+300, -800: -800, -0: -0.6931471805599453, 0: -0.6931471805599453, 745.1: -5E-324, 800: 0, ∞: 0, NaN: NaN")]
    [InlineData(nameof(Functions.LogSigmoidDerivative), "-∞: 1, -800: 1, -0: 0.5, 0: 0.5, 800: 0, ∞: 0, NaN: NaN")]
    [InlineData(nameof(Functions.Log1p), "-∞: NaN, -1.5: NaN, -1: -∞, -5E-324: -5E-324, -0: -0, 0: 0, 5E-324: 5E-324, 1E-17: 1E-17, ∞: ∞, NaN: NaN")]
    [InlineData(nameof(Functions.Expm1), "-∞: -1, -800: -1, -5E-324: -5E-324, -0: -0, 0: 0, 5E-324: 5E-324, 1E-17: 1E-17, 710: ∞, ∞: ∞, NaN: NaN")]
    [InlineData(nameof(Functions.Relu), "-∞: 0, -3: 0, -0: 0, 0: 0, 5E-324: 5E-324, 3: 3, ∞: ∞, NaN: NaN")]
    [InlineData(nameof(Functions.Erf), "-∞: -1, -1E+300: -1, -6: -1, -5E-324: -5E-324, -0: -0, 0: 0, 5E-324: 5E-324, 1: 0.8427007929497149, 6: 1, ∞: 1, NaN: NaN")]
    [InlineData(nameof(Functions.ErfDerivative), "-∞: 0, -28: 0, -0: 1.1283791670955126, 0: 1.1283791670955126, 27.2: 5.53E-322, 27.297: 5E-324, 28: 0, ∞: 0, NaN: NaN")]
    [InlineData(nameof(Functions.Erfc), "-∞: 2, -1E+300: 2, -6: 2, -0: 1, 0: 1, 5E-324: 1, 1: 0.15729920705028513, 10: 2.088487583762545E-45, 27: 5.23705E-319, 27.2: 1E-323, 28: 0, ∞: 0, NaN: NaN")]
    [InlineData(nameof(Functions.ErfcDerivative), "-∞: -0, -0: -1.1283791670955126, 28: -0, ∞: -0, NaN: NaN")]
    [InlineData(nameof(Functions.LeakyRelu), "-∞: -∞, -3: -0.03, -5E-324: -0, -0: -0, 0: 0, 3: 3, ∞: ∞, NaN: NaN")]
    [InlineData(nameof(Functions.Silu), "-∞: -0, -1E+300: -0, -752: -0, -751.6: -5E-324, -5E-324: -0, -0: -0, 0: 0, 5E-324: 0, 40: 40, 1E+300: 1E+300, ∞: ∞, NaN: NaN")]
    [InlineData(nameof(Functions.SiluDerivative), "-∞: -0, -1E+300: -0, -752: -0, -751.6: -5E-324, -0: 0.5, 0: 0.5, 800: 1, ∞: 1, NaN: NaN")]
    [InlineData(nameof(Functions.Gelu), "-∞: -0, -1E+300: -0, -39: -0, -38.5: -5.4E-323, -10: -7.619853024160526E-23, -5E-324: -0, -0: -0, 0: 0, 5E-324: 0, 1: 0.8413447460685429, 40: 40, 1E+300: 1E+300, ∞: ∞, NaN: NaN")]
    [InlineData(nameof(Functions.GeluDerivative), "-∞: -0, -1E+300: -0, -39: -0, -38.5: -2.085E-321, -0: 0.5, 0: 0.5, 1: 1.0833154705876864, 40: 1, ∞: 1, NaN: NaN")]
    [InlineData(nameof(Functions.Elu), "-∞: -1, -800: -1, -5E-324: -5E-324, -0: -0, 0: 0, 5E-324: 5E-324, 800: 800, ∞: ∞, NaN: NaN")]
    [InlineData(nameof(Functions.EluDerivative), "-∞: 0, -800: 0, -745.1: 5E-324, -0: 1, 0: 1, 800: 1, ∞: 1, NaN: NaN")]
    [InlineData(nameof(Functions.Square), "-∞: ∞, -3: 9, -0: 0, 1E-200: 0, 1E200: ∞, NaN: NaN")]
    public void Special_points_have_their_value(string name, string values)
    {
        Func<double, double> function = typeof(Functions).GetMethod(name, [typeof(double)])!.CreateDelegate<Func<double, double>>();
        foreach (string[] pair in values.Split(", ").Select(value => value.Split(": ")))
        {
            Assert.Equal($"{name}({pair[0]}) = {pair[1]}", $"{name}({pair[0]}) = {Text(function(Number(pair[0])))}");
        }
    }

    [Fact]
    public void No_function_of_numbers_can_be_taken_for_a_member_of_Math()
    {
        static IEnumerable<string> Of(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => !method.IsGenericMethod).Select(method => $"{method.Name} of {method.GetParameters().Length}");
        Assert.Empty(Of(typeof(Functions)).Intersect(Of(typeof(Math))));
    }

    private static double Number(string text) => double.Parse(text.Replace("∞", "Infinity", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture).Replace("Infinity", "∞", StringComparison.Ordinal);
}
