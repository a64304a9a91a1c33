using System.Globalization;

namespace ThreeLayerNetworkSample;

/// <summary>Observed pairs of x and y, and x brought to mean 0 and standard deviation 1, which is what the network sees.</summary>
public sealed class Observations
{
    private readonly double _mean;
    private readonly double _deviation;

    private Observations(double[] x, double[] y)
    {
        X = x;
        Y = y;
        _mean = x.Average();
        _deviation = Math.Sqrt(x.Average(value => (value - _mean) * (value - _mean)));
        Normalised = [.. x.Select(Normalise)];
    }

    public IReadOnlyList<double> X { get; }

    public double[] Y { get; }

    public double[] Normalised { get; }

    public double Normalise(double x) => (x - _mean) / _deviation;

    /// <summary>Reads the observations of a file.</summary>
    /// <exception cref="InputException">The file cannot be read, a row is wrong, or x cannot be normalised.</exception>
    public static Observations Read(string path)
    {
        (double[] x, double[] y) = CsvFile.Read(path);
        if (x.Length == 0)
        {
            throw new InputException($"{path}: no rows");
        }

        if (x.Max() == x.Min())
        {
            throw new InputException($"{path}: every x is {x[0].ToString(CultureInfo.InvariantCulture)}: there is no curve through one point");
        }

        // Beyond 1e±150 or so the squares of the deviations over- or underflow, and the network would be trained on NaN or zeros.
        var data = new Observations(x, y);
        return double.IsNormal(data._deviation) ? data : throw new InputException($"{path}: the values of x are too far apart, or too close, to be normalised");
    }
}
