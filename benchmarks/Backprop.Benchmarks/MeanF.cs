using BenchmarkDotNet.Attributes;

namespace Backprop.Benchmarks;

/// <summary>As <see cref="Mean"/>, over float.</summary>
public class MeanF
{
    private readonly NetworkF _network = new();
    private readonly ParallelOptions _two = new() { MaxDegreeOfParallelism = 2 };
    private readonly TensorMean<float> _tensors = new();
    private float[] _x = [];
    private float[] _y = [];
    private NetworkF.CostGradient _gradient;
    private NativeNetwork<float>? _native;

    public MeanF() => Samples.SetParameters(_network);

    [ParamsSource(nameof(Counts))]
    public int N { get; set; }

    /// <summary>Where on the stack; see <see cref="Stack"/>.</summary>
    [Params(0, 16)]
    public int StackOffset { get; set; }

    public static IEnumerable<int> Counts => Samples.Counts;

    [GlobalSetup]
    public void Setup()
    {
        (_x, _y) = Samples.CreateF(N);
        var agreement = new Agreement(1e-4);
        agreement.Require(nameof(Generated), Generated(), _gradient.AsSpan());
        agreement.Require(nameof(TwoThreads), TwoThreads(), _gradient.AsSpan());
        agreement.Require(nameof(ScalarCSharp), ScalarCSharp(), _gradient.AsSpan());
        agreement.Require(nameof(TensorPrimitives), TensorPrimitives(), _gradient.AsSpan());
        if (NativeLibraries.Exist)
        {
            _native = new NativeNetwork<float>();
            agreement.Require(nameof(C), C(), _gradient.AsSpan());
        }
    }

    [Benchmark]
    public double Generated() => Stack.Call(StackOffset, this, static it => it._network.MeanCostAndGradient(it._x, it._y, out it._gradient));

    [Benchmark]
    public double TwoThreads() => Stack.Call(StackOffset, this, static it => it._network.MeanCostAndGradient(it._x, it._y, it._two, out it._gradient));

    [Benchmark]
    public double ScalarCSharp() => Stack.Call(StackOffset, this, static it => HandWrittenF.MeanCostAndGradient(it._network, it._x, it._y, out it._gradient));

    [Benchmark]
    public double TensorPrimitives() => Stack.Call(StackOffset, this, static it => it._tensors.MeanCostAndGradient(it._network.Parameters, it._x, it._y, it._gradient.AsSpan()));

    [Benchmark]
    public double C() => Stack.Call(StackOffset, this, static it => it._native!.MeanCostAndGradient(it._network.Parameters, it._x, it._y, it._gradient.AsSpan()));
}
