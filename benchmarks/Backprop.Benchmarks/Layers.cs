using BenchmarkDotNet.Attributes;

namespace Backprop.Benchmarks;

/// <summary>Networks of layers: the mean cost and gradient of a batch.</summary>
public class LayersMean
{
    private protected const int Count = 1024;

    private protected LayerNetwork _network = new Tanh16();
    private protected double[] _x = [];
    private protected double[] _y = [];
    private protected int[] _targets = [];
    private protected double[] _gradient = [];
    private protected NativeLayers? _native;

    [ParamsSource(nameof(Networks))]
    public string Network { get; set; } = "";

    public static IEnumerable<string> Networks => LayerNetwork.All.Keys;

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(7);
        _network = LayerNetwork.All[Network]();
        _x = [.. Enumerable.Range(0, Count * _network.Inputs).Select(_ => (2 * random.NextDouble()) - 1)];
        _y = [.. Enumerable.Range(0, Count).Select(_ => random.NextDouble())];
        _targets = [.. Enumerable.Range(0, Count).Select(_ => random.Next(10))];
        foreach (ref double weight in _network.Weights)
        {
            weight = ((2 * random.NextDouble()) - 1) / Math.Sqrt(Math.Max(8, _network.Weights.Length / 300));
        }

        _gradient = new double[_network.Weights.Length];
        var agreement = new Agreement(1e-10);
        agreement.RequireAlike(nameof(Generated), Generated(), _network.Partials);
        if (NativeLibraries.Exist)
        {
            _native = new NativeLayers(_network);
            agreement.RequireAlike(nameof(C), C(), _gradient);
        }

        WarmUp();
    }

    /// <summary>Kernels are compiled once for all networks, in the background after so many calls: a short warm-up would measure the first network before it is done.</summary>
    private void WarmUp()
    {
        for (int round = 0; round < 3; round++)
        {
            for (int call = 0; call < 40; call++)
            {
                Generated();
            }

            Thread.Sleep(200);
        }
    }

    [Benchmark]
    public virtual double Generated() => _network.Mean(_x, _y, _targets);

    [Benchmark]
    public virtual double C() => _native!.Mean(_x, _y, _targets, _gradient);
}

/// <summary>Networks of layers: cost and gradient of one sample, sample after sample.</summary>
public class LayersOneSample : LayersMean
{
    [Benchmark(OperationsPerInvoke = Count)]
    public override double Generated()
    {
        double sum = 0;
        for (int i = 0; i < _y.Length; i++)
        {
            sum += _network.One(_x.AsSpan(i * _network.Inputs, _network.Inputs), _y[i], _targets[i]);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public override double C() => _native!.Each(_x, _y, _targets, _gradient);
}
