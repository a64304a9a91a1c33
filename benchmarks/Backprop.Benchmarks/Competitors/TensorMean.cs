using System.Numerics;
using System.Numerics.Tensors;

namespace Backprop.Benchmarks;

/// <summary>The mean cost and gradient with the vector functions of System.Numerics.Tensors, array at a time, in blocks that stay in the first-level cache.</summary>
/// <remarks>
/// As few passes as can be: the biases are arrays, so that w·a + b is one pass, and what is the same for all samples (2, W3, W2·W3, signs) is multiplied to the sums and not to the samples.
/// The sums of the blocks are added as doubles.
/// </remarks>
internal sealed class TensorMean<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int BlockLength = 512;

    private readonly T[] _b1 = new T[BlockLength];
    private readonly T[] _b2 = new T[BlockLength];
    private readonly T[] _b3 = new T[BlockLength];
    private readonly T[] _a1 = new T[BlockLength];
    private readonly T[] _a2 = new T[BlockLength];
    private readonly T[] _a3 = new T[BlockLength];
    private readonly T[] _slope = new T[BlockLength];
    private readonly T[] _dz = new T[BlockLength];

    /// <param name="parameters">W1, B1, W2, B2, W3, B3.</param>
    /// <param name="x">The samples.</param>
    /// <param name="y">One for each x.</param>
    /// <param name="gradient">The mean of every partial, in the order of the parameters.</param>
    public double MeanCostAndGradient(ReadOnlySpan<T> parameters, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> gradient)
    {
        int longest = Math.Min(x.Length, BlockLength);
        _b1.AsSpan(0, longest).Fill(parameters[1]);
        _b2.AsSpan(0, longest).Fill(parameters[3]);
        _b3.AsSpan(0, longest).Fill(parameters[5]);

        double cost = 0;
        Span<double> sums = stackalloc double[6];
        sums.Clear();
        for (int start = 0; start < x.Length; start += BlockLength)
        {
            int length = Math.Min(BlockLength, x.Length - start);
            cost += AddBlock(parameters, x.Slice(start, length), y.Slice(start, length), sums);
        }

        double w2 = double.CreateTruncating(parameters[2]);
        double w3 = double.CreateTruncating(parameters[4]);
        ReadOnlySpan<double> factors = [2 * w2 * w3, 2 * w2 * w3, -2 * w3, -2 * w3, 2, 2];
        for (int i = 0; i < sums.Length; i++)
        {
            gradient[i] = T.CreateTruncating(sums[i] * factors[i] / x.Length);
        }

        return cost / x.Length;
    }

    private double AddBlock(ReadOnlySpan<T> parameters, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<double> sums)
    {
        Span<T> a1 = _a1.AsSpan(0, x.Length);
        Span<T> a2 = _a2.AsSpan(0, x.Length);
        Span<T> a3 = _a3.AsSpan(0, x.Length);
        Span<T> dz = _dz.AsSpan(0, x.Length);
        Layer(x, parameters[0], _b1, a1);
        Layer(a1, parameters[2], _b2, a2);
        Layer(a2, parameters[4], _b3, a3);

        TensorPrimitives.Subtract(y, a3, dz);
        double cost = double.CreateTruncating(TensorPrimitives.SumOfSquares<T>(dz));
        Back(a3, a2, dz, sums[4..]);
        Back(a2, a1, dz, sums[2..]);
        Back(a1, x, dz, sums);
        return cost;
    }

    private static void Layer(ReadOnlySpan<T> input, T weight, ReadOnlySpan<T> bias, Span<T> activation)
    {
        TensorPrimitives.FusedMultiplyAdd(input, weight, bias[..input.Length], activation);
        TensorPrimitives.Sigmoid<T>(activation, activation);
    }

    /// <summary>From ∂C/∂a to ∂C/∂z, and the sums for weight and bias. (a − 1) a is −σ′.</summary>
    private void Back(ReadOnlySpan<T> activation, ReadOnlySpan<T> input, Span<T> dz, Span<double> sums)
    {
        Span<T> slope = _slope.AsSpan(0, dz.Length);
        TensorPrimitives.AddMultiply(activation, T.NegativeOne, activation, slope);
        TensorPrimitives.Multiply(dz, slope, dz);
        sums[0] += double.CreateTruncating(TensorPrimitives.Dot(dz, input));
        sums[1] += double.CreateTruncating(TensorPrimitives.Sum<T>(dz));
    }
}
