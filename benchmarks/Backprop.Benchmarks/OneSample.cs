using BenchmarkDotNet.Attributes;

namespace Backprop.Benchmarks;

/// <summary>Cost and gradient of one sample, sample after sample.</summary>
public class OneSample
{
    // More than a branch predictor learns by heart.
    private const int Count = 4096;

    private readonly Network _network = new();
    private readonly double[] _x;
    private readonly double[] _y;
    private Network.CostGradient _gradient;
    private NativeNetwork<double>? _native;

    public OneSample()
    {
        (_x, _y) = Samples.Create(Count);
        Samples.SetParameters(_network);
    }

    [GlobalSetup]
    public void Setup()
    {
        var agreement = new Agreement(1e-10);
        agreement.Require(nameof(Generated), Generated(), _gradient.AsSpan());
        agreement.Require(nameof(ScalarCSharp), ScalarCSharp(), _gradient.AsSpan());
        if (NativeLibraries.Exist)
        {
            _native = new NativeNetwork<double>();
            agreement.Require(nameof(C), C(), _gradient.AsSpan());
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double Generated()
    {
        double sum = 0;
        for (int i = 0; i < _x.Length; i++)
        {
            sum += _network.CostAndGradient(_x[i], _y[i], out _gradient);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double ScalarCSharp()
    {
        double sum = 0;
        for (int i = 0; i < _x.Length; i++)
        {
            sum += HandWritten.CostAndGradient(_network, _x[i], _y[i], out _gradient);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double C() => _native!.EachCostAndGradient(_network.Parameters, _x, _y, _gradient.AsSpan());
}
