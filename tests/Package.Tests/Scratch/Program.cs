using System.Globalization;

namespace Scratch;

internal static class Program
{
    private static void Main()
    {
        double[] x = [.. Enumerable.Range(0, 100).Select(i => (i - 49.5) / 10)];
        double[] y = [.. x.Select(number => number > 1 ? 1.0 : 0)];
        var neuron = new Neuron();
        for (int epoch = 0; epoch < 2000; epoch++)
        {
            neuron.MeanCostAndGradient(x, y, out Neuron.CostGradient gradient);
            neuron.Descend(in gradient, learningRate: 5);
        }

        Print($"{neuron.MeanCost(x, y):R} {neuron.Weight:R} {neuron.Bias:R} {Neuron.CostDerivation.Length > 0} {Neuron.CostGraph.Length > 0}");

        var network = new Network();
        network.InitializeParameters(new Random(1));
        var networkGradient = new Network.CostGradient();
        double[] points = [.. Enumerable.Range(0, 400).Select(i => Math.Sin(i * i))];
        double[] classes = [.. Enumerable.Range(0, 200).Select(i => points[2 * i] * points[(2 * i) + 1] > 0 ? 1.0 : 0)];
        for (int epoch = 0; epoch < 1000; epoch++)
        {
            network.MeanCostAndGradient(points, classes, networkGradient);
            network.Descend(networkGradient, learningRate: 1);
        }

        double cost = network.MeanCost(points, classes);
        Print($"{cost:R} {networkGradient.Hidden.W[3, 1]:R}");

        var curve = new Curve { Amplitude = 1, Rate = 1 };
        float error = curve.ErrorAndGradient(0.5f, 2, out Curve.ErrorGradient curveGradient);
        Print($"{error:R} {curveGradient.Amplitude:R} {curveGradient.Rate:R}");

        double valley = Valley.RosenbrockAndGradient(-1.2, 1, out Valley.RosenbrockGradient slope);
        Print($"{valley:R} {slope.x:R} {slope.y:R}");
        Print($"{(cost < 0.1 && neuron.MeanCost(x, y) < 0.01 ? "trained" : "not trained")}");
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
