using System.Numerics;

namespace Backprop.Tests.Layers;

/// <summary>Kernels over blocks of samples: every width of vectors has the bits of plain loops, whatever lies beyond the last sample.</summary>
public class LayerBlockTests
{
    private static readonly int[] _counts = [1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 127, 128];

    [Fact]
    public void Kernels_have_the_bits_of_plain_loops_for_every_shape()
    {
        for (int rows = 1; rows <= 9; rows++)
        {
            for (int columns = 1; columns <= 9; columns++)
            {
                int count = _counts[(rows + (2 * columns)) % _counts.Length];
                Widths.OfBlocks(new Layer<double>(rows, columns, count));
                Widths.OfBlocks(new Layer<float>(rows, columns, count));
            }
        }
    }

    [Fact]
    public void Kernels_have_the_bits_of_plain_loops_where_not_all_weights_stay_in_the_cache()
    {
        Widths.OfBlocks(new Layer<double>(15, 147, 41));
        Widths.OfBlocks(new Layer<float>(15, 147, 41));
    }

    [Fact]
    public void Kernels_have_the_bits_of_plain_loops_for_every_count()
    {
        for (int count = 1; count <= LayerBlock.Samples; count++)
        {
            Widths.OfBlocks(new Layer<double>(3, 5, count));
            Widths.OfBlocks(new Layer<float>(5, 2, count));
        }
    }

    [Fact]
    public void Rows_may_be_farther_apart()
    {
        Widths.OfBlocks(new Layer<double>(5, 3, 20, 3 * LayerBlock.Stride, 2 * LayerBlock.Stride));
        Widths.OfBlocks(new Layer<float>(5, 3, 20, 3 * LayerBlock.Stride, 2 * LayerBlock.Stride));
    }

    [Fact]
    public void Functions_have_the_bits_of_those_of_lanes()
    {
        Widths.OfBlocks(new Activations<double>());
        Widths.OfBlocks(new Activations<float>());
    }

    private sealed class Layer<T>(int rows, int columns, int count, int xStride = LayerBlock.Stride, int zStride = LayerBlock.Stride) : IWithLanes<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T[] _w = Plain.Numbers<T>(rows * columns, 1);
        private readonly T[] _b = Plain.Numbers<T>(rows, 2);
        private readonly T[] _x = Plain.Rows<T>(columns, count, 3, xStride);
        private readonly T[] _z = Plain.Rows<T>(rows, count, 4, zStride);
        private readonly T[] _before = Plain.Numbers<T>(rows * columns, 5);

        public void Run<TLane>()
            where TLane : struct, ILane<TLane, T>
        {
            var product = new T[rows * zStride];
            var biased = new T[rows * zStride];
            var transposed = new T[columns * xStride];
            LayerBlock.Product<TLane, T>(_w, _x, [], product, rows, columns, count, xStride, zStride);
            LayerBlock.Product<TLane, T>(_w, _x, _b, biased, rows, columns, count, xStride, zStride);
            LayerBlock.TransposedProduct<TLane, T>(_w, _z, transposed, rows, columns, count, zStride, xStride);
            T[] outer = [.. _before];
            T[] sums = [.. _b];
            LayerBlock.AddOuterProducts<TLane, T>(_z, _x, outer, rows, columns, count, zStride, xStride);
            LayerBlock.AddSums<TLane, T>(_z, sums, count, zStride);

            for (int i = 0; i < rows; i++)
            {
                for (int s = 0; s < count; s++)
                {
                    T sum = Plain.Ascending(columns, k => _w[(i * columns) + k], k => _x[(k * xStride) + s]);
                    Assert.Equal(sum, product[(i * zStride) + s]);
                    Assert.Equal(sum + _b[i], biased[(i * zStride) + s]);
                }

                Assert.Equal(_b[i] + Plain.InColumns(count, s => _z[(i * zStride) + s], _ => T.One), sums[i]);
                for (int k = 0; k < columns; k++)
                {
                    T sum = Plain.InColumns(count, s => _z[(i * zStride) + s], s => _x[(k * xStride) + s]);
                    Assert.Equal(_before[(i * columns) + k] + sum, outer[(i * columns) + k]);
                }
            }

            for (int k = 0; k < columns; k++)
            {
                for (int s = 0; s < count; s++)
                {
                    Assert.Equal(Plain.Ascending(rows, i => _w[(i * columns) + k], i => _z[(i * zStride) + s]), transposed[(k * xStride) + s]);
                }
            }

            Load<TLane>();
        }

        private void Load<TLane>()
            where TLane : struct, ILane<TLane, T>
        {
            T[] samples = Plain.Numbers<T>(count * columns, 6);
            var block = new T[columns * xStride];
            LayerBlock.Load<TLane, T>(samples, block, columns, count, xStride);
            int lanes = (count + TLane.Count - 1) / TLane.Count * TLane.Count;
            for (int k = 0; k < columns; k++)
            {
                for (int s = 0; s < xStride; s++)
                {
                    Assert.Equal(s < lanes ? samples[(Math.Min(s, count - 1) * columns) + k] : T.Zero, block[(k * xStride) + s]);
                }
            }
        }
    }

    private sealed class Activations<T> : IWithLanes<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private const int Rows = 3;

        private readonly T[] _x = [.. Plain.Numbers<T>(Rows * LayerBlock.Stride, 1).Select(x => x * T.CreateChecked(5))];

        private delegate TLane Function<TLane>(in TLane x);

        private delegate TLane FunctionWithDerivative<TLane>(in TLane x, out TLane derivative);

        public void Run<TLane>()
            where TLane : struct, ILane<TLane, T>
        {
            var value = new T[_x.Length];
            var derivative = new T[_x.Length];
            LayerBlock.Exp<TLane, T>(_x, value, Rows, LayerBlock.Samples);
            Check<TLane>(TLane.Exp, value);
            LayerBlock.Sigmoid<TLane, T>(_x, value, Rows, LayerBlock.Samples);
            Check<TLane>(TLane.Sigmoid, value);
            LayerBlock.Tanh<TLane, T>(_x, value, Rows, LayerBlock.Samples);
            Check<TLane>(TLane.Tanh, value);
            LayerBlock.Softplus<TLane, T>(_x, value, Rows, LayerBlock.Samples);
            Check<TLane>(TLane.Softplus, value);
            LayerBlock.Tanh<TLane, T>(_x, value, derivative, Rows, LayerBlock.Samples);
            Check<TLane>(TLane.Tanh, value, derivative);
            LayerBlock.Softplus<TLane, T>(_x, value, derivative, Rows, LayerBlock.Samples);
            Check<TLane>(TLane.Softplus, value, derivative);
            LayerBlock.Sigmoid<TLane, T>(_x, value, derivative, Rows, LayerBlock.Samples);
            Check<TLane>(TLane.Sigmoid, value, derivative);
        }

        private void Check<TLane>(Function<TLane> function, T[] value)
            where TLane : struct, ILane<TLane, T> => Check(
                (in TLane x, out TLane derivative) =>
                {
                    derivative = T.Zero;
                    return function(in x);
                },
                value,
                new T[value.Length]);

        private void Check<TLane>(FunctionWithDerivative<TLane> function, T[] value, T[] derivative)
            where TLane : struct, ILane<TLane, T>
        {
            var expected = new T[TLane.Count];
            var expectedDerivative = new T[TLane.Count];
            for (int row = 0; row < _x.Length; row += LayerBlock.Stride)
            {
                for (int s = row; s < row + LayerBlock.Samples; s += TLane.Count)
                {
                    TLane x = TLane.LoadWhole(_x, s);
                    TLane.StoreWhole(function(in x, out TLane slope), expected, 0);
                    TLane.StoreWhole(slope, expectedDerivative, 0);
                    Assert.Equal(expected, value[s..(s + TLane.Count)]);
                    Assert.Equal(expectedDerivative, derivative[s..(s + TLane.Count)]);
                }
            }
        }
    }
}
