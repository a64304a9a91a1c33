using BenchmarkDotNet.Attributes;

namespace Backprop.Benchmarks;

/// <summary>As <see cref="OneSample"/>, over float.</summary>
public class OneSampleF
{
    // More than a branch predictor learns by heart.
    private const int Count = 4096;

    private readonly NetworkF _network = new();
    private readonly float[] _x;
    private readonly float[] _y;
    private NetworkF.CostGradient _gradient;
    private NativeNetwork<float>? _native;

    public OneSampleF()
    {
        (_x, _y) = Samples.CreateF(Count);
        Samples.SetParameters(_network);
    }

    [GlobalSetup]
    public void Setup()
    {
        var agreement = new Agreement(1e-4);
        agreement.Require(nameof(Generated), Generated(), _gradient.AsSpan());
        agreement.Require(nameof(ScalarCSharp), ScalarCSharp(), _gradient.AsSpan());
        if (NativeLibraries.Exist)
        {
            _native = new NativeNetwork<float>();
            agreement.Require(nameof(C), C(), _gradient.AsSpan());
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public float Generated()
    {
        float sum = 0;
        for (int i = 0; i < _x.Length; i++)
        {
            sum += _network.CostAndGradient(_x[i], _y[i], out _gradient);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public float ScalarCSharp()
    {
        float sum = 0;
        for (int i = 0; i < _x.Length; i++)
        {
            sum += HandWrittenF.CostAndGradient(_network, _x[i], _y[i], out _gradient);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public float C() => _native!.EachCostAndGradient(_network.Parameters, _x, _y, _gradient.AsSpan());
}
