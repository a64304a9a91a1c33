using System.Globalization;

namespace ThreeLayerNetworkSample;

/// <summary>What is wrong with the input, in a line that names the file and, where there is one, the line.</summary>
public sealed class InputException(string message) : Exception(message);

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

    /// <summary>Reads rows <c>x,y</c> with y between 0 and 1. Lines that start with '#', empty lines and one header are skipped.</summary>
    /// <exception cref="InputException">The file cannot be read, or a row is not of that form.</exception>
    public static Observations Read(string path)
    {
        var x = new List<double>();
        var y = new List<double>();
        bool mayBeHeader = true;
        foreach ((string text, int line) in Lines(path).Select((text, index) => (text.Trim(), index + 1)).Where(row => row.Item1.Length > 0 && row.Item1[0] != '#'))
        {
            string[] cells = text.Split(',');
            double? first = Number(cells[0]);
            if (mayBeHeader && cells.All(cell => Number(cell) is null))
            {
                mayBeHeader = false;
                continue;
            }

            mayBeHeader = false;
            double? second = cells.Length == 2 ? Number(cells[1]) : throw new InputException($"{path}({line}): expected two columns, x and y, found {cells.Length}");
            x.Add(first ?? throw new InputException($"{path}({line}): '{cells[0].Trim()}' is not a finite number"));
            y.Add(second ?? throw new InputException($"{path}({line}): '{cells[1].Trim()}' is not a finite number"));
            if (second is < 0 or > 1)
            {
                throw new InputException($"{path}({line}): y must lie between 0 and 1, found {cells[1].Trim()}");
            }
        }

        return x.Count == 0 ? throw new InputException($"{path}: no rows")
            : x.Max() == x.Min() ? throw new InputException($"{path}: every x is {x[0].ToString(CultureInfo.InvariantCulture)}: there is no curve through one point")
            : new Observations([.. x], [.. y]);
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            string reason = path.Length == 0 ? "the file has no name" : Directory.Exists(path) ? "is a directory" : File.Exists(path) ? "cannot be read" : "no such file";
            throw new InputException($"{path}: {reason}");
        }
    }
}
