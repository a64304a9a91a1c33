namespace Backprop.Tests;

/// <summary>Infinities, NaN and sums beyond the range, in the lone mean and in a partial of a gradient, added and merged.</summary>
public class MeanNonFiniteTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData(Infinity, 1, Infinity, 2)]
    [InlineData(-Infinity, 1, -Infinity, 2)]
    [InlineData(double.NaN, 1, double.NaN, 2)]
    [InlineData(double.NaN, double.NaN, 3, Infinity)]
    [InlineData(double.NaN, Infinity, -Infinity, 1)]
    [InlineData(double.MaxValue / 3, double.MaxValue, double.MaxValue, -double.MaxValue)]
    [InlineData(double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue)]
    [InlineData(double.MaxValue / 3, double.MaxValue, 1, -1)]
    public void They_stay_what_they_are_wherever_they_come(double expected, double first, double second, double third)
    {
        double[] values = [first, second, third];
        Assert.Equal(expected, Mean(values).Mean);

        // In parts: each sample alone, then one after two.
        MeanAccumulator single = Mean(first);
        single.Merge(Mean(second));
        single.Merge(Mean(third));
        MeanAccumulator pair = Mean(first, second);
        pair.Merge(Mean(third));
        Assert.Equal((expected, expected), (single.Mean, pair.Mean));
    }

    [Theory]
    [InlineData(Infinity)]
    [InlineData(-Infinity)]
    [InlineData(double.NaN)]
    public void One_partial_leaves_the_others_alone(double value)
    {
        for (int index = 0; index < ElevenPartials.Length; index++)
        {
            var mean = new MeanAccumulator<ElevenPartials>();
            mean.Add(1, ElevenPartials.From(i => i + 1));
            mean.Add(1, ElevenPartials.From(i => i == index ? value : i + 3));
            mean.Add(1, ElevenPartials.From(i => i + 2));
            double[] expected = [.. Enumerable.Range(0, ElevenPartials.Length).Select(i => i == index ? value : i + 2)];

            ElevenPartials gradient = mean.Gradient;
            Assert.Equal(expected, gradient.AsSpan().ToArray());
            Assert.Equal(1, mean.Cost);
        }
    }

    private static MeanAccumulator Mean(params ReadOnlySpan<double> values)
    {
        var mean = new MeanAccumulator();
        foreach (double value in values)
        {
            mean.Add(value);
        }

        return mean;
    }
}
