using System.Numerics;

namespace Backprop.Tests.Layers;

/// <summary>Kernels for one sample: every width of vectors has the bits of plain loops, and nothing beyond a span is touched.</summary>
public class LayerVectorTests
{
    [Fact]
    public void Kernels_have_the_bits_of_plain_loops_for_every_shape()
    {
        for (int rows = 1; rows <= 9; rows++)
        {
            for (int columns = 1; columns <= 9; columns++)
            {
                Widths.OfOneSample(new Layer<double>(rows, columns));
                Widths.OfOneSample(new Layer<float>(rows, columns));
            }
        }

        Widths.OfOneSample(new Layer<double>(18, 35));
        Widths.OfOneSample(new Layer<float>(35, 18));
        Widths.OfOneSample(new Layer<float>(35, 2));
    }

    [Fact]
    public void Narrow_lanes_go_to_the_end_of_a_span_and_no_further()
    {
        for (int length = 1; length <= 33; length++)
        {
            Widths.OfOneSample(new Entries<double>(length));
            Widths.OfOneSample(new Entries<float>(length));
        }
    }

    [Fact]
    public void A_logarithm_of_a_sum_keeps_the_digits_of_what_is_small()
    {
        for (int gap = 1; gap <= 60; gap++)
        {
            Widths.OfOneSample(new Gap<double>(gap, Math.Exp(-gap), 1e-15));
            Widths.OfOneSample(new Gap<float>(gap, (float)Math.Exp(-gap), 3e-7f));
        }
    }

    private sealed class Gap<T>(int gap, T exponential, T tolerance) : IWithLanes<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run<TLane>()
            where TLane : struct, ILane<TLane, T>
        {
            double expected = Functions.Log1p(double.CreateTruncating(exponential));
            double actual = double.CreateTruncating(LayerVector.LogSumExp<TLane, T>([T.CreateTruncating(-gap), T.Zero]));
            Assert.InRange(actual / expected, 1 - double.CreateTruncating(tolerance), 1 + double.CreateTruncating(tolerance));
        }
    }

    private sealed class Layer<T>(int rows, int columns) : IWithLanes<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T[] _w = Plain.Numbers<T>(rows * columns, 1);
        private readonly T[] _b = Plain.Numbers<T>(rows, 2);
        private readonly T[] _x = Plain.Numbers<T>(columns, 3);
        private readonly T[] _z = Plain.Numbers<T>(rows, 4);

        public void Run<TLane>()
            where TLane : struct, ILane<TLane, T>
        {
            ReadOnlySpan<T> w = GuardedMemory.Copy<T>(_w);
            ReadOnlySpan<T> x = GuardedMemory.Copy<T>(_x);
            ReadOnlySpan<T> z = GuardedMemory.Copy<T>(_z);
            Span<T> product = GuardedMemory.Copy<T>(new T[rows]);
            Span<T> biased = GuardedMemory.Copy<T>(new T[rows]);
            Span<T> transposed = GuardedMemory.Copy<T>(new T[columns]);
            Span<T> outer = GuardedMemory.Copy<T>(new T[rows * columns]);
            LayerVector.Product<TLane, T>(w, x, [], product);
            LayerVector.Product<TLane, T>(w, x, GuardedMemory.Copy<T>(_b), biased);
            LayerVector.TransposedProduct<TLane, T>(w, z, transposed);
            LayerVector.OuterProduct<TLane, T>(z, x, outer);

            for (int i = 0; i < rows; i++)
            {
                T sum = Plain.InColumns(columns, k => _w[(i * columns) + k], k => _x[k]);
                Assert.Equal(sum, product[i]);
                Assert.Equal(sum + _b[i], biased[i]);
                for (int k = 0; k < columns; k++)
                {
                    Assert.Equal(_z[i] * _x[k], outer[(i * columns) + k]);
                }
            }

            for (int k = 0; k < columns; k++)
            {
                Assert.Equal(Plain.InFours(rows, i => _w[(i * columns) + k], i => _z[i]), transposed[k]);
            }

            Assert.Equal(Plain.InColumns(columns, k => _x[k], _ => T.One), LayerVector.Sum<TLane, T>(x));
        }
    }

    private sealed class Entries<T>(int length) : IWithLanes<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T[] _x = Plain.Numbers<T>(length, 1);

        private delegate void OfVector(ReadOnlySpan<T> x, Span<T> result);

        private delegate void OfVectorWithDerivative(ReadOnlySpan<T> x, Span<T> result, Span<T> derivative);

        private delegate TLane OfLane<TLane>(in TLane x);

        private delegate TLane OfLaneWithDerivative<TLane>(in TLane x, out TLane derivative);

        public void Run<TLane>()
            where TLane : struct, ILane<TLane, T>
        {
            Load<TLane>();
            Check<TLane>(LayerVector.Exp<TLane, T>, TLane.Exp);
            Check<TLane>(LayerVector.Sigmoid<TLane, T>, TLane.Sigmoid);
            Check<TLane>(LayerVector.Tanh<TLane, T>, TLane.Tanh);
            Check<TLane>(LayerVector.Softplus<TLane, T>, TLane.Softplus);
            CheckWithDerivative<TLane>(LayerVector.Sigmoid<TLane, T>, TLane.Sigmoid);
            CheckWithDerivative<TLane>(LayerVector.Tanh<TLane, T>, TLane.Tanh);
            CheckWithDerivative<TLane>(LayerVector.Softplus<TLane, T>, TLane.Softplus);
        }

        private void Load<TLane>()
            where TLane : struct, ILane<TLane, T>
        {
            Span<T> x = GuardedMemory.Copy<T>(_x);
            Span<T> lanes = new T[TLane.Count];
            for (int j = 0; j < length; j += TLane.Count)
            {
                TLane entries = TLane.Load(x, j);
                TLane.Store(in entries, lanes);
                for (int k = 0; k < TLane.Count; k++)
                {
                    Assert.Equal(_x[Math.Min(j + k, length - 1)], lanes[k]);
                }
            }
        }

        private void Check<TLane>(OfVector function, OfLane<TLane> expected)
            where TLane : struct, ILane<TLane, T>
        {
            Span<T> x = GuardedMemory.Copy<T>(_x);
            Span<T> result = GuardedMemory.Copy<T>(new T[length]);
            function(x, result);
            Check(x, result, expected);
        }

        private void CheckWithDerivative<TLane>(OfVectorWithDerivative function, OfLaneWithDerivative<TLane> expected)
            where TLane : struct, ILane<TLane, T>
        {
            Span<T> x = GuardedMemory.Copy<T>(_x);
            Span<T> result = GuardedMemory.Copy<T>(new T[length]);
            Span<T> derivative = GuardedMemory.Copy<T>(new T[length]);
            function(x, result, derivative);
            Check(x, result, (in TLane x) => expected(in x, out _));
            Check(
                x,
                derivative,
                (in TLane x) =>
                {
                    expected(in x, out TLane slope);
                    return slope;
                });
        }

        private static void Check<TLane>(ReadOnlySpan<T> x, Span<T> actual, OfLane<TLane> function)
            where TLane : struct, ILane<TLane, T>
        {
            Span<T> expected = GuardedMemory.Copy<T>(new T[x.Length]);
            for (int j = 0; j < x.Length; j += TLane.Count)
            {
                TLane entries = TLane.Load(x, j);
                TLane.Store(function(in entries), expected, j);
            }

            Assert.Equal(expected.ToArray(), actual.ToArray());
        }
    }
}
