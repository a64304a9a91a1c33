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

        public void Run<TLane>()
            where TLane : struct, ILane<TLane, T>
        {
            Span<T> x = GuardedMemory.Copy<T>(_x);
            Span<T> result = GuardedMemory.Copy<T>(new T[length]);
            Span<T> derivative = GuardedMemory.Copy<T>(new T[length]);
            Span<T> lanes = new T[TLane.Count];
            LayerVector.Tanh<TLane, T>(x, result, derivative);
            for (int j = 0; j < length; j += TLane.Count)
            {
                TLane entries = TLane.Load(x, j);
                TLane.Store(in entries, lanes);
                for (int k = 0; k < TLane.Count; k++)
                {
                    Assert.Equal(_x[Math.Min(j + k, length - 1)], lanes[k]);
                }

                // The functions of lanes have the same bits; where not, NaN fails below.
                TLane tanh = TLane.Tanh(in entries, out TLane slope);
                TLane.Store(TLane.Choose(TLane.Equal(tanh, TLane.Load(result, j)), tanh, T.NaN), result, j);
                TLane.Store(TLane.Choose(TLane.Equal(slope, TLane.Load(derivative, j)), slope, T.NaN), derivative, j);
            }

            for (int k = 0; k < length; k++)
            {
                Assert.True(T.Abs(result[k] - T.Tanh(_x[k])) < T.CreateChecked(1e-6), $"tanh of entry {k} of {length}");
                Assert.True(T.Abs(derivative[k] - (T.One - (result[k] * result[k]))) < T.CreateChecked(1e-6), $"tanh′ of entry {k} of {length}");
            }
        }
    }
}
