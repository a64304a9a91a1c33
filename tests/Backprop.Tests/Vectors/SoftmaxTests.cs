using static Backprop.Functions;

namespace Backprop.Tests;

/// <summary>Softmax and cross-entropies, against exact arithmetic and in their tails.</summary>
public class SoftmaxTests
{
    private const int Seed = 20261126;

    // What rounding zᵢ − m leaves behind is relative to exp: half as many ulps as |zᵢ − m| is large, which is up to 60 here.
    private const double Bound = 36;

    [Fact]
    public void They_are_near_the_exact_values()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 200; round++)
        {
            Vector<double> z = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => (random.NextDouble() - 0.5) * (round % 2 == 0 ? 4 : 60))];
            Exact[] e = [.. z.ToArray().Select(entry => ExactFunctions.Exp(entry))];
            Exact sum = e.Aggregate((x, y) => x + y);
            Vector<double> p = Softmax(z);
            Vector<double> q = LogSoftmax(z);
            Exact mixed = 0;
            for (int i = 0; i < z.Length; i++)
            {
                Assert.True(Ulps.OfDouble(p[i], e[i] / sum) <= Bound, $"softmax of {z} at {i}: {p[i]:R}, seed {Seed}");
                Exact loss = -ExactFunctions.Log(e[i] / sum);
                mixed += (double)(i + 1) * loss;
                Assert.True(z.Length == 1 || Ulps.OfDouble(q[i], -loss) <= Bound, $"log softmax of {z} at {i}: {q[i]:R}, seed {Seed}");
                Assert.Equal(-q[i], CrossEntropy(z, i));
            }

            double mean = CrossEntropy(z, [.. Enumerable.Range(1, z.Length).Select(i => (double)i)]);
            Assert.True(z.Length == 1 || Ulps.OfDouble(mean, mixed) <= Bound, $"cross-entropy of {z}: {mean:R}, seed {Seed}");
            Assert.Equal(1, Sum(p), 1e-15);
        }
    }

    [Fact]
    public void The_binary_cross_entropy_is_within_its_bound_of_the_exact_value()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 1000; round++)
        {
            double z = (random.NextDouble() - 0.5) * (round % 2 == 0 ? 4 : 160);
            double t = (round % 5) switch { 0 => 0, 1 => 1, _ => random.NextDouble() };
            double r = BinaryCrossEntropy(z, t);
            Assert.True(Ulps.OfDouble(r, ExactFunctions.Softplus(z) - ((Exact)t * z)) <= 4, $"BinaryCrossEntropy({z:R}, {t:R}) = {r:R}, seed {Seed}");
            Assert.Equal((float)BinaryCrossEntropy((float)z, (float)t), FunctionsF.BinaryCrossEntropy((float)z, (float)t));
        }
    }

    [Fact]
    public void Nothing_is_lost_in_the_tails()
    {
        Vector<double> z = [1000, 960, -1000];
        double e = 4.248354255291589e-18;
        Assert.Equal([1, e, 0], Softmax(z).ToArray());
        Assert.Equal([-e, -40, -2000], LogSoftmax(z).ToArray());
        Assert.Equal([e, 40, 2000], [CrossEntropy(z, 0), CrossEntropy(z, 1), CrossEntropy(z, 2)]);
        Assert.Equal(1000, LogSumExp(z));
        Assert.Equal(21, CrossEntropy(z, [0.5, 0.5, 0.0005]), 1e-15);

        Vector<float> f = [1000, 960, -1000];
        Assert.Equal([1, (float)e, 0], Softmax(f).ToArray());
        Assert.Equal([-(float)e, -40, -2000], LogSoftmax(f).ToArray());
        Assert.Equal([(float)e, 40, 2000], [CrossEntropy(f, 0), CrossEntropy(f, 1), CrossEntropy(f, 2)]);
    }

    [Theory]
    [InlineData(40, 1, 4.248354255291589e-18)]
    [InlineData(40, 0, 40)]
    [InlineData(-40, 0, 4.248354255291589e-18)]
    [InlineData(1000, 1, 0)]
    [InlineData(-1000, 1, 1000)]
    [InlineData(-1000, 0.25, 250)]
    [InlineData(double.PositiveInfinity, 1, 0)]
    [InlineData(double.PositiveInfinity, 0, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0, 0)]
    [InlineData(double.NaN, 0, double.NaN)]
    [InlineData(3, double.NaN, double.NaN)]
    public void The_binary_cross_entropy_has_its_value_in_the_tails(double logit, double target, double expected)
    {
        Assert.Equal(expected, BinaryCrossEntropy(logit, target));
        Assert.Equal(expected, BinaryCrossEntropy([logit, logit], [target, target]));
        Assert.Equal((float)expected, BinaryCrossEntropy<float>([(float)logit], [(float)target]));
    }

    [Fact]
    public void A_mean_is_taken_of_binary_cross_entropies() =>
        Assert.Equal((BinaryCrossEntropy(2, 0) + BinaryCrossEntropy(-1, 0.5) + BinaryCrossEntropy(3, 1)) / 3, BinaryCrossEntropy<double>([2, -1, 3], [0, 0.5, 1]));

    [Fact]
    public void The_smooth_maximum_has_the_bits_of_that_over_spans()
    {
        double[] z = [0.1, 2.7, -3, 2.6];
        float[] f = [0.1f, 2.7f, -3, 2.6f];
        Assert.Equal(LogSumExp(0.1, 2.7, -3, 2.6), LogSumExp((Vector<double>)z));
        Assert.Equal(LogSumExp(z), LogSumExp<double>(z));
        Assert.Equal(FunctionsF.LogSumExp(f), LogSumExp((Vector<float>)f));
    }

    [Fact]
    public void What_is_impossible_has_probability_0_and_costs_nothing_where_it_does_not_happen()
    {
        Vector<double> z = [double.NegativeInfinity, 0, 0];
        Assert.Equal([0, 0.5, 0.5], Softmax(z).ToArray());
        Assert.Equal<double>([double.NegativeInfinity, -Math.Log(2), -Math.Log(2)], LogSoftmax(z).ToArray());
        Assert.Equal(Math.Log(2), CrossEntropy(z, [0, 0.25, 0.75]));
        Assert.Equal(double.PositiveInfinity, CrossEntropy(z, [0.1, 0.9, 0]));
    }

    [Theory]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity)]
    public void Where_there_is_no_distribution_there_are_no_numbers(double x, double y)
    {
        double[] none = [double.NaN, double.NaN];
        Assert.Equal(none, Softmax<double>([x, y]).ToArray());
        Assert.Equal(none, LogSoftmax<double>([y, x]).ToArray());
        Assert.Equal((double.NaN, double.NaN), (CrossEntropy<double>([x, y], 0), CrossEntropy<double>([x, y], 1)));
    }
}
