using static Backprop.Functions;

namespace Backprop.Benchmarks;

/// <summary>A network of layers, whatever it is given.</summary>
public abstract class LayerNetwork
{
    /// <summary>The networks that are measured, and what they are called.</summary>
    public static IReadOnlyDictionary<string, Func<LayerNetwork>> All { get; } = new Dictionary<string, Func<LayerNetwork>>
    {
        ["2-8-8-1, sigmoid"] = () => new Sigmoid8(),
        ["2-16-16-1, tanh"] = () => new Tanh16(),
        ["2-310-310-1, tanh"] = () => new Tanh310(),
        ["64-32-10, softmax"] = () => new Digits(),
    };

    /// <summary>The numbers of a sample.</summary>
    public virtual int Inputs => 2;

    /// <summary>All weights and biases.</summary>
    public abstract Span<double> Weights { get; }

    /// <summary>The partials that were computed last.</summary>
    public abstract Span<double> Partials { get; }

    /// <summary>Of one sample.</summary>
    public abstract double One(ReadOnlySpan<double> x, double y, int target);

    /// <summary>Of a batch.</summary>
    public abstract double Mean(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> targets);
}

/// <summary>Two layers of 8 neurons.</summary>
[Backprop]
public sealed partial class Sigmoid8 : LayerNetwork
{
    private readonly CostGradient _gradient = new();

    [Parameter, Shape(8, 2)] public partial Matrix<double> W1 { get; }
    [Parameter, Shape(8)] public partial Vector<double> B1 { get; }
    [Parameter, Shape(8, 8)] public partial Matrix<double> W2 { get; }
    [Parameter, Shape(8)] public partial Vector<double> B2 { get; }
    [Parameter, Shape(8)] public partial Vector<double> W3 { get; }
    [Parameter] public partial double B3 { get; set; }

    public override Span<double> Weights => Parameters;

    public override Span<double> Partials => _gradient.AsSpan();

    public override double One(ReadOnlySpan<double> x, double y, int target) => CostAndGradient(x, y, _gradient);

    public override double Mean(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> targets) => MeanCostAndGradient(x, y, _gradient);

    [Cost]
    private double Cost([Shape(2)] Vector<double> x, double y)
    {
        Vector<double> a1 = Sigmoid(W1 * x + B1);
        Vector<double> a2 = Sigmoid(W2 * a1 + B2);
        return Square(W3.Dot(a2) + B3 - y);
    }
}

/// <summary>Two layers of 16 neurons.</summary>
[Backprop]
public sealed partial class Tanh16 : LayerNetwork
{
    private readonly CostGradient _gradient = new();

    [Parameter, Shape(16, 2)] public partial Matrix<double> W1 { get; }
    [Parameter, Shape(16)] public partial Vector<double> B1 { get; }
    [Parameter, Shape(16, 16)] public partial Matrix<double> W2 { get; }
    [Parameter, Shape(16)] public partial Vector<double> B2 { get; }
    [Parameter, Shape(16)] public partial Vector<double> W3 { get; }
    [Parameter] public partial double B3 { get; set; }

    public override Span<double> Weights => Parameters;

    public override Span<double> Partials => _gradient.AsSpan();

    public override double One(ReadOnlySpan<double> x, double y, int target) => CostAndGradient(x, y, _gradient);

    public override double Mean(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> targets) => MeanCostAndGradient(x, y, _gradient);

    [Cost]
    private double Cost([Shape(2)] Vector<double> x, double y)
    {
        Vector<double> a1 = Tanh(W1 * x + B1);
        Vector<double> a2 = Tanh(W2 * a1 + B2);
        return Square(W3.Dot(a2) + B3 - y);
    }
}

/// <summary>Two layers of 310 neurons, near a hundred thousand parameters.</summary>
[Backprop]
public sealed partial class Tanh310 : LayerNetwork
{
    private readonly CostGradient _gradient = new();

    [Parameter, Shape(310, 2)] public partial Matrix<double> W1 { get; }
    [Parameter, Shape(310)] public partial Vector<double> B1 { get; }
    [Parameter, Shape(310, 310)] public partial Matrix<double> W2 { get; }
    [Parameter, Shape(310)] public partial Vector<double> B2 { get; }
    [Parameter, Shape(310)] public partial Vector<double> W3 { get; }
    [Parameter] public partial double B3 { get; set; }

    public override Span<double> Weights => Parameters;

    public override Span<double> Partials => _gradient.AsSpan();

    public override double One(ReadOnlySpan<double> x, double y, int target) => CostAndGradient(x, y, _gradient);

    public override double Mean(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> targets) => MeanCostAndGradient(x, y, _gradient);

    [Cost]
    private double Cost([Shape(2)] Vector<double> x, double y)
    {
        Vector<double> a1 = Tanh(W1 * x + B1);
        Vector<double> a2 = Tanh(W2 * a1 + B2);
        return Square(W3.Dot(a2) + B3 - y);
    }
}

/// <summary>A classifier of images of 8×8 pixels.</summary>
[Backprop]
public sealed partial class Digits : LayerNetwork
{
    private readonly CostGradient _gradient = new();

    [Parameter, Shape(32, 64)] public partial Matrix<double> W1 { get; }
    [Parameter, Shape(32)] public partial Vector<double> B1 { get; }
    [Parameter, Shape(10, 32)] public partial Matrix<double> W2 { get; }
    [Parameter, Shape(10)] public partial Vector<double> B2 { get; }

    public override int Inputs => 64;

    public override Span<double> Weights => Parameters;

    public override Span<double> Partials => _gradient.AsSpan();

    public override double One(ReadOnlySpan<double> x, double y, int target) => CostAndGradient(x, target, _gradient);

    public override double Mean(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> targets) => MeanCostAndGradient(x, targets, _gradient);

    [Cost]
    private double Cost([Shape(64)] Vector<double> pixels, int digit) => CrossEntropy(W2 * Tanh(W1 * pixels + B1) + B2, digit);
}
