using static Backprop.Functions;

namespace Backprop.Benchmarks;

/// <summary>What is measured: three layers of one neuron, z = w·a + b, a = σ(z), C = (a3 − y)².</summary>
[Backprop]
public sealed partial class Network
{
    [Parameter] public partial double W1 { get; set; }
    [Parameter] public partial double B1 { get; set; }
    [Parameter] public partial double W2 { get; set; }
    [Parameter] public partial double B2 { get; set; }
    [Parameter] public partial double W3 { get; set; }
    [Parameter] public partial double B3 { get; set; }

    [Cost]
    private double Cost(double x, double y)
    {
        double z1 = W1 * x + B1;
        double a1 = Sigmoid(z1);
        double z2 = W2 * a1 + B2;
        double a2 = Sigmoid(z2);
        double z3 = W3 * a2 + B3;
        double a3 = Sigmoid(z3);
        return Square(a3 - y);
    }
}
