using Backprop;
using static Backprop.Functions;

namespace Scratch;

/// <summary>One neuron.</summary>
[Backprop(Derivation = true)]
public partial class Neuron
{
    /// <summary>What x is multiplied by.</summary>
    [Parameter]
    public partial double Weight { get; set; }

    /// <summary>What is added.</summary>
    [Parameter]
    public partial double Bias { get; set; }

    /// <summary>The probability of y = 1.</summary>
    [Batched]
    public double Predict(double x) => Sigmoid(Weight * x + Bias);

    [Cost]
    private double Cost(double x, double y) => Square(Predict(x) - y);
}

/// <summary>A dense layer.</summary>
/// <param name="W">Weights.</param>
/// <param name="B">Biases.</param>
public readonly record struct Layer([property: Shape(8, 2)] Matrix<double> W, [property: Shape(8)] Vector<double> B);

/// <summary>Two layers, computed with loops.</summary>
[Backprop(UnrollLimit = 0)]
public partial class Network
{
    /// <summary>The hidden layer.</summary>
    [Parameter]
    public partial Layer Hidden { get; }

    /// <summary>The weights of the output.</summary>
    [Parameter, Shape(8), Initialize(Initialization.GlorotUniform)]
    public partial Vector<double> Output { get; }

    /// <summary>The cost of one sample.</summary>
    [Cost]
    public double Cost([Shape(2)] Vector<double> x, double y) => BinaryCrossEntropy(Output.Dot(Tanh(Hidden.W * x + Hidden.B)), y);
}

/// <summary>A curve over floats, in a struct.</summary>
[Backprop]
public partial record struct Curve
{
    /// <summary>Height.</summary>
    [Parameter]
    public partial float Amplitude { readonly get; set; }

    /// <summary>Decay.</summary>
    [Parameter]
    public partial float Rate { readonly get; set; }

    [Cost]
    private readonly float Error(float time, float value)
    {
        float difference = Amplitude * MathF.Exp(-Rate * time) - value;
        return MathF.Abs(difference) < 1 ? 0.5f * difference * difference : MathF.Abs(difference) - 0.5f;
    }
}

/// <summary>A cost of its arguments.</summary>
[Backprop]
public static partial class Valley
{
    /// <summary>Rosenbrock's function.</summary>
    [Cost]
    public static double Rosenbrock([Parameter] double x, [Parameter] double y)
    {
        double sum = 0;
        for (int i = 0; i < 2; i++)
        {
            sum += i == 0 ? Square(1 - x) : 100 * Steep(x, y);
        }

        return sum;
    }

    private static double Steep(double x, double y) => Square(y - x * x);
}
