using System.Numerics;

namespace Backprop.Benchmarks;

/// <summary>What is measured against each other has to compute the same.</summary>
/// <param name="tolerance">How far cost and partials may lie from those of the first competitor, relative to them.</param>
internal sealed class Agreement(double tolerance)
{
    private string _first = "";
    private double[] _expected = [];

    /// <summary>The same for many partials, some of which may be near 0: relative to the largest of them.</summary>
    public void RequireAlike(string competitor, double cost, ReadOnlySpan<double> gradient)
    {
        double scale = gradient.ToArray().Max(Math.Abs);
        Require(competitor, [cost, .. gradient], expected => Math.Max(Math.Abs(expected), scale));
    }

    /// <exception cref="InvalidOperationException">The competitor's cost, or one of its partials, is not that of the first competitor.</exception>
    public void Require<T>(string competitor, double cost, ReadOnlySpan<T> gradient)
        where T : INumber<T> => Require(competitor, [cost, .. gradient.ToArray().Select(double.CreateChecked)], Math.Abs);

    private void Require(string competitor, double[] results, Func<double, double> scale)
    {        if (_expected.Length == 0)
        {
            (_first, _expected) = (competitor, results);
        }

        for (int i = 0; i < results.Length; i++)
        {
            // NaN is not within any tolerance.
            if (!(Math.Abs(results[i] - _expected[i]) <= tolerance * scale(_expected[i])))
            {
                throw new InvalidOperationException($"{competitor} and {_first} differ: {string.Join(", ", results)} and {string.Join(", ", _expected)}.");
            }
        }
    }
}
