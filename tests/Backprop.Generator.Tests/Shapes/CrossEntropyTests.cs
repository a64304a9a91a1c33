namespace Backprop.Generator.Tests.Shapes;

/// <summary>The gradient of a cross-entropy, far in both tails: against the softmax of logits x, 0 and 0, where with e = exp(−|x|) nothing cancels.</summary>
public class CrossEntropyTests
{
    private static readonly Lazy<LoadedModel> Model = new(() => LoadedModel.From("""
        using System; using Backprop; using static Backprop.Functions;
        [Backprop] public static partial class F
        {
            [Cost] public static double At([Parameter] double a, [Parameter] double b, [Parameter] double c, double at) => CrossEntropy(Vector.Of(a, b, c), (int)at);

            [Cost] public static double First([Parameter] double a, [Parameter] double b, [Parameter] double c) => CrossEntropy(Vector.Of(a, b, c), 0);

            [Cost] public static double Second([Parameter] double a, [Parameter] double b, [Parameter] double c) => 3 * CrossEntropy(Vector.Of(a, b, c), 1);

            [Cost] public static float Single([Parameter] float a, [Parameter] float b, [Parameter] float c, float at) => CrossEntropy(Vector.Of(a, b, c), (int)at);

            public static float[] OfSingle(float a, float b, float c, int at)
            {
                SingleAndGradient(a, b, c, at, out SingleGradient gradient);
                return [gradient.a, gradient.b, gradient.c];
            }

            public static double[] OfMean(double a, double b, double c, int at)
            {
                MeanAtAndGradient(a, b, c, [at, at, at, at, at], out AtGradient gradient);
                return [gradient.a, gradient.b, gradient.c];
            }
        }
        """));

    [Theory]
    [InlineData(40)]
    [InlineData(-40)]
    [InlineData(700)]
    [InlineData(-700)]
    [InlineData(0)]
    [InlineData(1.5)]
    [InlineData(-0.001)]
    public void Nothing_cancels_where_the_logit_is_right_or_wrong(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        double sum = x > 0 ? 1 + (2 * e) : e + 2;
        double[] p = x > 0 ? [1 / sum, e / sum, e / sum] : [e / sum, 1 / sum, 1 / sum];

        // The exponents, which are as large as x, are rounded.
        double scale = 1 + (Math.Abs(x) / 8);

        // 1 − p of the class that has happened, as the sum of the others.
        AssertClose([-(p[1] + p[2]), p[1], p[2]], Gradient("First", x, 0, 0), scale);
        AssertClose([3 * p[0], -3 * (p[0] + p[2]), 3 * p[2]], Gradient("Second", x, 0, 0), scale);
        for (int at = 0; at < 3; at++)
        {
            double[] expected = [.. p.Select((share, place) => place == at ? -p.Where((_, other) => other != at).Sum() : share)];
            AssertClose(expected, Gradient("At", x, 0, 0, at), scale);
            AssertClose(expected, (double[])Model.Value.Type("F").GetMethod("OfMean")!.Invoke(null, [x, 0, 0, at])!, scale);
            float[] singles = (float[])Model.Value.Type("F").GetMethod("OfSingle")!.Invoke(null, [(float)x, 0f, 0f, at])!;
            AssertClose(Math.Abs(x) > 100 ? [.. expected.Select(share => (double)(float)share)] : expected, [.. singles.Select(share => (double)share)], 1 << 29);
        }
    }

    private static double[] Gradient(string name, params double[] at) => Model.Value.CostAndGradient(null, "F", name, at).Gradient;

    private static void AssertClose(double[] expected, double[] actual, double scale) =>
        Assert.All(expected.Zip(actual), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= 1e-15 * scale * Math.Abs(pair.First), $"{pair.Second:R} instead of {pair.First:R}"));
}
