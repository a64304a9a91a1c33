using System.Runtime.Intrinsics;
using System.Text;

namespace Backprop.Tests;

/// <summary>Run as a program, the tests print the bits of means, for the comparison of processes that have vectors of different widths.</summary>
internal static class Program
{
    // More than two blocks, and a rest that no vector divides.
    private const int Many = 10_007;

    public static void Main()
    {
        Console.Out.WriteLine(Width);
        Console.Out.Write(Means(isGuarded: true));
        Console.Out.Write(LaneFunctions.Bits());
    }

    /// <summary>The widest vectors, in bits.</summary>
    public static int Width => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <param name="isGuarded">A read past the end of the samples ends the process.</param>
    public static string Means(bool isGuarded = false)
    {
        var text = new StringBuilder();
        foreach (int count in new[] { 1, 2, 31, 45, 64, 1000, Many })
        {
            Span<double> x = Placed([.. Numbers(count, 1).Select(number => (8 * number) - 4)]);
            Span<double> y = Placed([.. Numbers(count, 2)]);
            var network = new ThreeLayers { W1 = 0.5, B1 = 0.1, W2 = -0.7, B2 = 0.2, W3 = 1.3, B3 = -0.3 };
            Append(network.MeanCostAndGradient(x, y, out ThreeLayers.CostGradient gradient), gradient.AsSpan());
            Append(network.MeanCost(x, y), []);
            Append(LaneModel.MeanBranchesAndGradient(x, y, 0.7, -0.2, out LaneModel.BranchesGradient branches), branches.AsSpan());
            Append(LaneModel.MeanFunctionsAndGradient(y, 0.3, out LaneModel.FunctionsGradient functions), functions.AsSpan());

            if (count <= 1000)
            {
                Append(LaneModel.MeanLongAndGradient(x, 0.4, -0.3, out LaneModel.LongGradient large), large.AsSpan());
            }

            if (count <= 1000)
            {
                AppendLayers(count);
            }

            Span<float> single = Placed([.. Numbers(count, 1).Select(number => (float)((8 * number) - 4))]);
            double mean = LaneModel.MeanSinglesAndGradient(single, 0.9f, 0.1f, out LaneModel.SinglesGradient singles);
            Append(mean, [singles.w, singles.b]);
        }

        return text.ToString();

        Span<T> Placed<T>(T[] numbers)
            where T : unmanaged => isGuarded ? GuardedMemory.Copy<T>(numbers) : numbers;

        void AppendLayers(int count)
        {
            var layers = new LayeredClassifier();
            layers.InitializeParameters(new Random(3));
            var layersGradient = new LayeredClassifier.CostGradient();
            Span<double> inputs = Placed([.. Numbers(count * LayeredClassifier.Inputs, 4)]);
            int[] targets = [.. Enumerable.Range(0, count).Select(sample => sample % LayeredClassifier.Classes)];
            Append(layers.MeanCostAndGradient(inputs, Placed([.. Numbers(count, 5)]), targets, layersGradient), layersGradient.AsSpan());
            Append(layers.CostAndGradient(inputs[..LayeredClassifier.Inputs], 0.7, 1, layersGradient), layersGradient.AsSpan());

            var singles = new LayeredClassifierF();
            singles.InitializeParameters(new Random(3));
            var singlesGradient = new LayeredClassifierF.CostGradient();
            Span<float> floats = Placed([.. Numbers(count * 5, 4).Select(number => (float)number)]);
            Append(singles.MeanCostAndGradient(floats, targets, singlesGradient), [.. singlesGradient.AsSpan().ToArray().Select(partial => (double)partial)]);
            Append(singles.CostAndGradient(floats[..5], 1, singlesGradient), [.. singlesGradient.AsSpan().ToArray().Select(partial => (double)partial)]);
        }

        void Append(double cost, ReadOnlySpan<double> partials)
        {
            text.Append(BitConverter.DoubleToInt64Bits(cost));
            foreach (double partial in partials)
            {
                text.Append(' ').Append(BitConverter.DoubleToInt64Bits(partial));
            }

            text.AppendLine();
        }
    }

    /// <summary>Numbers from 0 to 1, the same in every process.</summary>
    private static IEnumerable<double> Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => random.NextDouble());
    }
}
