using static System.Math;
using static Backprop.Functions;

namespace Backprop.Tests;

/// <summary>Beside functions of vectors, those of numbers mean what they meant; this file compiles, and each call has the type that it had.</summary>
public class UsingStaticTests
{
    [Fact]
    public void Functions_of_numbers_stay_those_of_Math()
    {
        AssertIs<double>(2, Max(1.0, 2.0));
        AssertIs<int>(2, Max(1, 2));
        AssertIs<double>(2.5, Max(1, 2.5));
        AssertIs<float>(1, Min(1, 2f));
        AssertIs<decimal>(1, Min(1m, 2));
        AssertIs<double>(Math.Exp(0.5), Exp(0.5));
        AssertIs<double>(Math.Tanh(1), Tanh(1.0));
        AssertIs<double>(Math.Tanh(1), Tanh(1));
        AssertIs<int>(1, Abs(-1));
        AssertIs<double>(1, Abs(-1.0));
        AssertIs<double>(8, Pow(2.0, 3.0));
        AssertIs<double>(8, Pow(2, 3));
        AssertIs<double>(3, Log(8, 2), 1e-15);
        AssertIs<int>(2, Clamp(3, 1, 2));
        AssertIs<float>(2, Clamp(3f, 1, 2));
    }

    [Fact]
    public void Functions_of_numbers_stay_those_of_Functions()
    {
        AssertIs<double>(Functions.Sigmoid(0.5), Sigmoid(0.5));
        AssertIs<double>(0.5, Sigmoid(0));
        AssertIs<double>(0.5, Sigmoid(0f));
        AssertIs<double>(0.5, Sigmoid(0, out double slope) + slope - 0.25);
        AssertIs<double>(4, Square(2));
        AssertIs<double>(1, Constant(1));
        AssertIs<double>(Math.Log(2), LogSumExp(0, 0));
        AssertIs<double>(Math.Log(2), LogSumExp([0, 0]));
        AssertIs<double>(Math.Log(2), LogSumExp([0.0, 0.0]));
        AssertIs<double>(Math.Log(2), LogSumExp(new double[2]));
        AssertIs<double>(Math.Log(4), LogSumExp(0, 0, 0, 0));
        AssertIs<double>(Math.Log(2), BinaryCrossEntropy(0, 1));
    }

    [Fact]
    public void Functions_of_numbers_are_delegates_as_before()
    {
        Func<double, double> activation = Relu;
        Assert.Equal([0, 2], new double[] { -1, 2 }.Select(Relu).Select(activation));
        Assert.Equal([1, 1], new double[] { 0, 0 }.Select(Exp));
        Func<Vector<double>, Vector<double>> ofLayer = Relu;
        Assert.Equal([0, 2], ofLayer([-1, 2]).ToArray());
    }

    [Fact]
    public void Functions_of_vectors_are_found_by_their_operands()
    {
        double[] array = [-1, 2];
        Vector<double> v = array;
        Matrix<double> w = Matrix.OfRows<double>([1, 2], [3, 4]);
        Assert.Equal([0, 2], Max(v, 0).ToArray());
        Assert.Equal([-1, 1], Clamp(v, -1, 1).ToArray());
        Assert.Equal([1, 4], Pow(v, 2).ToArray());
        Assert.Equal([-1, 2], Max(v, array).ToArray());
        Assert.Equal([0, 2], Max(v, [0, 0]).ToArray());
        Assert.Equal([1, 2], Abs<double>(array).ToArray());
        Assert.Equal([1, 2], Abs([-1.0, -2]).ToArray());
        Assert.Equal([2, 7], (w * array + v).ToArray());
        Assert.Equal([5, 6], (array * w).ToArray());
        Assert.Equal([-2, 4], (array + v).ToArray());
        Assert.Equal(5, Dot(v, array));
        Assert.Equal([-1, 2, 3], Concatenate(v, [3]).ToArray());
        Assert.Equal([0.5f], (1 - Sigmoid(Vector.Of(0f))).ToArray());
    }

    private static void AssertIs<T>(T expected, object actual, double tolerance = 0)
    {
        Assert.IsType<T>(actual);
        Assert.Equal(Convert.ToDouble(expected, null), Convert.ToDouble(actual, null), tolerance);
    }
}
