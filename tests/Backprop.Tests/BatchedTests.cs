using static Backprop.Functions;

namespace Backprop.Tests;

/// <summary>Methods over batches: each result is that of the method itself, for every length and kind of result.</summary>
public partial class BatchedTests
{
    private const int Most = 100;

    private static readonly Model Instance = new() { W = 0.75, B = -0.25 };
    private static readonly double[] X = [.. Enumerable.Range(0, Most).Select(i => (i - 40) / 7.0)];
    private static readonly float[] XF = [.. X.Select(x => (float)x)];

    public static TheoryData<int> Lengths => [0, 1, 2, 7, 31, 32, 33, 63, 64, 65, Most];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Numbers_come_out_of_lanes(int count)
    {
        ReadOnlySpan<double> x = X.AsSpan(0, count);
        double[] results = [.. Enumerable.Repeat(double.NaN, count)];
        Instance.Predict(x, results);
        AssertClose(x, results, x => Instance.Predict(x), 1e-14);

        float[] singles = new float[count];
        Instance.PredictF(XF.AsSpan(0, count), 2, singles);
        AssertClose(x, [.. singles.Select(single => (double)single)], x => Instance.PredictF((float)x, 2), 1e-6);

        Model.Straight(x, x, 3, results);
        AssertClose(x, results, x => Model.Straight(x, x, 3), 0);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Other_results_come_out_sample_by_sample(int count)
    {
        ReadOnlySpan<double> x = X.AsSpan(0, count);
        (bool[] isLarge, int[] rounded, Kind[] kinds, float[] narrow, (double, int)[] pairs) = (new bool[count], new int[count], new Kind[count], new float[count], new (double, int)[count]);
        Instance.IsLarge(x, isLarge);
        Instance.Rounded(x, rounded);
        Instance.Classify(x, [.. Enumerable.Range(0, count)], kinds);
        Instance.Narrow(x, narrow);
        Instance.Pair(x, pairs);
        for (int i = 0; i < count; i++)
        {
            Assert.Equal((Instance.IsLarge(x[i]), Instance.Rounded(x[i]), Instance.Classify(x[i], i), Instance.Pair(x[i])), (isLarge[i], rounded[i], kinds[i], pairs[i]));
            Assert.Equal(Instance.Narrow(x[i]), narrow[i], 1e-6f);
        }
    }

    [Fact]
    public void Results_may_take_the_samples_place_and_no_other()
    {
        double[] numbers = [.. X];
        Instance.Predict(numbers, numbers);
        AssertClose(X, numbers, x => Instance.Predict(x), 1e-14);
        Assert.Throws<ArgumentException>("results", () => Instance.Predict(numbers.AsSpan(0, 50), numbers.AsSpan(1, 50)));
        Assert.Throws<ArgumentException>("results", () => Instance.Predict(X, new double[Most - 1]));
        Assert.Throws<ArgumentException>("y", () => Model.Straight(X, X.AsSpan(1), 3, new double[Most]));
    }

    [Fact]
    public void Nothing_is_written_beyond_the_results()
    {
        double[] room = [.. Enumerable.Repeat(7.0, Most)];
        Instance.Predict(X.AsSpan(0, 37), room.AsSpan(10, 37));
        Assert.Equal([.. Enumerable.Repeat(7.0, 10)], room[..10]);
        Assert.Equal([.. Enumerable.Repeat(7.0, Most - 47)], room[47..]);
    }

    private static void AssertClose(ReadOnlySpan<double> x, double[] results, Func<double, double> method, double tolerance)
    {
        for (int i = 0; i < x.Length; i++)
        {
            Assert.True(Math.Abs(method(x[i]) - results[i]) <= tolerance * Math.Max(1, Math.Abs(results[i])), $"at {x[i]}: {method(x[i])}, {results[i]} in lanes");
        }
    }

    internal enum Kind
    {
        Small,
        Large = 5,
    }

    [Backprop]
    internal sealed partial class Model
    {
        [Parameter] public partial double W { get; set; }
        [Parameter] public partial double B { get; set; }

        [Batched]
        public double Predict(double x)
        {
            double z = W * x + B;
            return z > 0 ? Sigmoid(z) : Math.Exp(z) * (int)z;
        }

        [Batched]
        public float PredictF(float x, [Parameter] float scale) => scale * FunctionsF.Sigmoid(x * 2) + x;

        [Batched]
        public static double Straight(double x, double y, [Parameter] double scale) => scale * x - y;

        [Batched]
        public bool IsLarge(double x) => W * x > 1 || x < -3;

        [Batched]
        public int Rounded(double x) => (int)(W * x) + 1;

        [Batched]
        public Kind Classify(double x, int n) => n % 3 == 0 ? Kind.Small : W * x > B ? Kind.Large : Kind.Small;

        [Batched]
        public float Narrow(double x) => (float)(W * x);

        [Batched]
        public (double Value, int Sign) Pair(double x) => (Predict(x), Math.Sign(x));
    }
}
