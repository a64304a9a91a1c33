namespace Backprop.Tests;

/// <summary>Functions with a derivative of the user's are called where the program comes to them, and nowhere else: they may throw there.</summary>
public partial class CustomDerivativeTests
{
    private static readonly double[] X = [.. Enumerable.Range(0, 75).Select(i => (i % 3 == 0 ? -1.0 : 1.0) * (i + 1))];

    [Fact]
    public void One_sample_calls_them_on_its_own_path_only()
    {
        Assert.Equal(2, Costs.RootAndGradient(-2, 2, out Costs.RootGradient gradient));
        Assert.Equal(1, gradient.w);
        Assert.Equal(2 * Math.Sqrt(8), Costs.RootAndGradient(4, 2, out gradient), 1e-15);
        Assert.Equal(Math.Sqrt(8) + (2 * 0.5 / Math.Sqrt(8) * 4), gradient.w, 1e-14);
        Assert.Equal(3, Costs.LoopAndGradient(3, 1, out Costs.LoopGradient loop));
        Assert.Equal(3, loop.w);
        Assert.Throws<ArgumentOutOfRangeException>(() => Costs.Loop(3, -1));
    }

    [Fact]
    public void So_does_each_sample_of_a_batch()
    {
        double[] results = new double[X.Length];
        Costs.Root(X, 2, results);
        Assert.Equal(X.Select(x => Costs.Root(x, 2)), results);
        Assert.Equal(results.Average(), Costs.MeanRootAndGradient(X, 2, out Costs.RootGradient gradient), 1e-13);
        Assert.Equal(X.Average(x => Costs.RootAndGradient(x, 2, out Costs.RootGradient single) * 0 + single.w), gradient.w, 1e-13);

        // What is the same for all samples is not called where no sample comes to it.
        Assert.Equal(-1, Costs.MeanUniform([-1, -2], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Costs.MeanUniform([-1, 2], -1));
    }

    [Backprop]
    internal static partial class Costs
    {
        [Cost, Batched]
        public static double Root(double x, [Parameter] double w)
        {
            if (x < 0)
            {
                return w;
            }

            return Tabulated(x * w) * w;
        }

        [Cost]
        public static double Loop(double x, [Parameter] double w)
        {
            double s = w;
            for (int i = 0; i < 3 && s != 1; i++)
            {
                s = Tabulated(s) + 1;
            }

            return s * x;
        }

        [Cost]
        public static double Uniform(double x, [Parameter] double w) => x > 0 ? Tabulated(w) : w;

        private static double Tabulated(double v)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(v);
            return Math.Sqrt(v);
        }

        [Derivative(nameof(Tabulated))]
        private static double TabulatedSlope(double v)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(v);
            return 0.5 / Math.Sqrt(v);
        }
    }
}
