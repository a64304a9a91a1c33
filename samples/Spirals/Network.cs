using Backprop;
using static Backprop.Functions;

namespace SpiralsSample;

/// <summary>Two layers of 32 neurons, and a logit for each arm.</summary>
[Backprop]
public sealed partial class Network
{
    // Where the neurons of the first layer change sign must be spread over the plane, or the network starts straight, and long stays so.
    [Parameter, Shape(32, 2), Initialize(Initialization.Uniform, 2)] public partial Matrix<double> W1 { get; }
    [Parameter, Shape(32), Initialize(Initialization.Uniform, 1)] public partial Vector<double> B1 { get; }
    [Parameter, Shape(32, 32)] public partial Matrix<double> W2 { get; }
    [Parameter, Shape(32)] public partial Vector<double> B2 { get; }
    [Parameter, Shape(3, 32)] public partial Matrix<double> W3 { get; }
    [Parameter, Shape(3)] public partial Vector<double> B3 { get; }

    /// <summary>The probabilities that the network gives to the arms at a point.</summary>
    [Batched]
    public Vector<double> Predict([Shape(2)] Vector<double> x) => Softmax(Logits(x));

    /// <summary>The most probable arm of each point.</summary>
    public int[] Arms(double[] x)
    {
        double[] probabilities = new double[3 * x.Length / 2];
        Predict(x, probabilities);
        return [.. probabilities.Chunk(3).Select(shares => shares.IndexOf(shares.Max()))];
    }

    private Vector<double> Logits(Vector<double> x)
    {
        Vector<double> z1 = W1 * x + B1, a1 = Tanh(z1);
        Vector<double> z2 = W2 * a1 + B2, a2 = Tanh(z2);
        Vector<double> z3 = W3 * a2 + B3;
        return z3;
    }

    [Cost]
    private double Cost([Shape(2)] Vector<double> x, int arm) => CrossEntropy(Logits(x), arm);
}
