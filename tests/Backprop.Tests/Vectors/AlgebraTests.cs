using System.Numerics;

namespace Backprop.Tests;

/// <summary>Operators and products of all shapes from 1 to 9, to the bit of naive loops, over views that begin and end inside of their arrays.</summary>
public class AlgebraTests
{
    private const int Seed = 20261125;
    private const int Largest = 9;

    private readonly Random _random = new(Seed);

    [Fact]
    public void Vectors_of_doubles_are_added_and_multiplied_as_by_loops() => Vectors<double>();

    [Fact]
    public void Vectors_of_floats_are_added_and_multiplied_as_by_loops() => Vectors<float>();

    [Fact]
    public void Matrices_of_doubles_are_added_and_multiplied_as_by_loops() => Matrices<double>();

    [Fact]
    public void Matrices_of_floats_are_added_and_multiplied_as_by_loops() => Matrices<float>();

    private void Vectors<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int n = 1; n <= Largest; n++)
        {
            Vector<T> v = Numbers<T>(n);
            Vector<T> w = Numbers<T>(n);
            T s = Numbers<T>(1)[0];
            Same(v + w, n, i => v[i] + w[i]);
            Same(v + s, n, i => v[i] + s);
            Same(s + v, n, i => s + v[i]);
            Same(v - w, n, i => v[i] - w[i]);
            Same(v - s, n, i => v[i] - s);
            Same(s - v, n, i => s - v[i]);
            Same(-v, n, i => -v[i]);
            Same(s * v, n, i => s * v[i]);
            Same(v * s, n, i => v[i] * s);
            Same(v / s, n, i => v[i] / s);
            Same(s / v, n, i => s / v[i]);
            Same(v.PointwiseMultiply(w), n, i => v[i] * w[i]);
            Same(v.PointwiseDivide(w), n, i => v[i] / w[i]);
            Same([v.Dot(w), Functions.Dot(v, w), Functions.Dot(v, w.ToArray())], 3, _ => Sum<T>(n, i => v[i] * w[i]));
            Same([Functions.SumOfSquares(v)], 1, _ => Sum<T>(n, i => v[i] * v[i]));
            Same([Functions.Norm(v)], 1, _ => T.Sqrt(Sum<T>(n, i => v[i] * v[i])));
            Same([Functions.Sum(v)], 1, _ => Sum<T>(n, i => v[i]));
            Same([Functions.Mean(v)], 1, _ => Sum<T>(n, i => v[i]) / T.CreateChecked(n));
            Same([Functions.Max(v), Functions.Min(v)], 2, i => i == 0 ? v.ToArray().Max() : v.ToArray().Min());
            Same(Functions.Concatenate(v, w, v), 3 * n, i => i / n == 1 ? w[i % n] : v[i % n]);
        }
    }

    private void Matrices<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int m = 1; m <= Largest; m++)
        {
            for (int n = 1; n <= Largest; n++)
            {
                Matrix<T> a = Numbers<T>(m, n);
                Matrix<T> b = Numbers<T>(m, n);
                Vector<T> v = Numbers<T>(n);
                Vector<T> w = Numbers<T>(m);
                T s = v[0];
                Same(a + b, m, n, (i, j) => a[i, j] + b[i, j]);
                Same(a - b, m, n, (i, j) => a[i, j] - b[i, j]);
                Same(-a, m, n, (i, j) => -a[i, j]);
                Same(s * a, m, n, (i, j) => s * a[i, j]);
                Same(a * s, m, n, (i, j) => a[i, j] * s);
                Same(a / s, m, n, (i, j) => a[i, j] / s);
                Same(a.PointwiseMultiply(b), m, n, (i, j) => a[i, j] * b[i, j]);
                Same(a.PointwiseDivide(b), m, n, (i, j) => a[i, j] / b[i, j]);
                Same(a.Transpose(), n, m, (i, j) => a[j, i]);
                Same(Functions.Outer(w, v), m, n, (i, j) => w[i] * v[j]);
                Same(a * v, m, i => Sum<T>(n, j => a[i, j] * v[j]));
                Same(w * a, n, j => Sum<T>(m, i => w[i] * a[i, j]));
                Same(a.TransposeThisAndMultiply(w), n, j => Sum<T>(m, i => a[i, j] * w[i]));
                Same(a.Column(n - 1), m, i => a[i, n - 1]);
                Same([Functions.Sum(a), Functions.SumOfSquares(a)], 2, which => Sum<T>(m * n, i => which == 0 ? a[i / n, i % n] : a[i / n, i % n] * a[i / n, i % n]));
                for (int k = 1; k <= Largest; k++)
                {
                    Matrix<T> c = Numbers<T>(n, k);
                    Same(a * c, m, k, (i, j) => Sum<T>(n, l => a[i, l] * c[l, j]));
                }
            }
        }
    }

    private static T Sum<T>(int count, Func<int, T> term)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < count; i++)
        {
            sum += term(i);
        }

        return sum;
    }

    private static void Same<T>(Vector<T> actual, int length, Func<int, T> expected)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Assert.True(actual.ToArray().SequenceEqual(Enumerable.Range(0, length).Select(expected)), $"{actual}, seed {Seed}");

    private static void Same<T>(Matrix<T> actual, int rows, int columns, Func<int, int, T> expected)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal((rows, columns), (actual.Rows, actual.Columns));
        Same(actual.Entries, rows * columns, i => expected(i / columns, i % columns));
    }

    private Matrix<T> Numbers<T>(int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(rows, columns, Random<T>(2 + (rows * columns)), 1);

    private Vector<T> Numbers<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(Random<T>(2 + length), 1, length);

    private T[] Random<T>(int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked(_random.NextDouble() - 0.5))];
}
