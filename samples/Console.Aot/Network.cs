using Backprop;
using static Backprop.Functions;

namespace ConsoleAotSample;

/// <summary>Three neurons between two inputs and the logit of their exclusive or.</summary>
[Backprop]
public sealed partial class Network
{
    [Parameter, Shape(3, 2)] public partial Matrix<double> W1 { get; }
    [Parameter, Shape(3)] public partial Vector<double> B1 { get; }
    [Parameter, Shape(3)] public partial Vector<double> W2 { get; }
    [Parameter] public partial double B2 { get; set; }

    [Batched]
    public double Predict([Shape(2)] Vector<double> x) => Sigmoid(Logit(x));

    private double Logit(Vector<double> x) => Dot(W2, Tanh(W1 * x + B1)) + B2;

    [Cost]
    private double Cost([Shape(2)] Vector<double> x, double y) => BinaryCrossEntropy(Logit(x), y);
}
