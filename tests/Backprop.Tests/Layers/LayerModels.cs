using static Backprop.Functions;

namespace Backprop.Tests;

/// <summary>A classifier whose layers no vector divides.</summary>
[Backprop]
public partial class LayeredClassifier
{
    public const int Inputs = 5, Hidden = 19, Classes = 3;

    [Parameter, Shape(Hidden, Inputs)] public partial Matrix<double> W1 { get; }
    [Parameter, Shape(Hidden)] public partial Vector<double> B1 { get; }
    [Parameter, Shape(Classes, Hidden)] public partial Matrix<double> W2 { get; }
    [Parameter, Shape(Classes)] public partial Vector<double> B2 { get; }
    [Parameter] public partial double Scale { get; set; }

    [Cost]
    public double Cost([Shape(Inputs)] Vector<double> x, double weight, int target) =>
        weight * CrossEntropy(Logits(x), target) + 1e-3 * SumOfSquares(W1) + (weight > 0.5 ? Sum(Sigmoid(W1 * x)) : Norm(W2));

    [Batched]
    public Vector<double> Predict([Shape(Inputs)] Vector<double> x) => Softmax(Logits(x));

    private Vector<double> Logits(Vector<double> x) => Scale * (W2 * Tanh(W1 * x + B1) + B2);
}

/// <summary>The same over float.</summary>
[Backprop(UnrollLimit = 0)]
public partial class LayeredClassifierF
{
    [Parameter, Shape(7, 5)] public partial Matrix<float> W1 { get; }
    [Parameter, Shape(3, 7)] public partial Matrix<float> W2 { get; }
    [Parameter, Shape(3)] public partial Vector<float> B2 { get; }

    [Cost]
    public float Cost([Shape(5)] Vector<float> x, int target) => CrossEntropy(W2 * Sigmoid(W1 * x) + B2, target);
}

/// <summary>Arguments that are differentiated with respect to, and a static class.</summary>
[Backprop(UnrollLimit = 0)]
public static partial class Quadratic
{
    [Parameter, Shape(3, 3)] public static partial Matrix<double> A { get; }

    [Cost]
    public static double Form([Parameter, Shape(3)] Vector<double> v, [Shape(2, 3)] Matrix<double> data) => v.Dot(A * v) + SumOfSquares(data * v);
}
