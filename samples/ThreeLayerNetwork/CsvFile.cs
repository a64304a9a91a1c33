using System.Globalization;

namespace ThreeLayerNetworkSample;

/// <summary>Rows <c>x,y</c> with y between 0 and 1. Lines that start with '#', empty lines and one header are skipped.</summary>
public static class CsvFile
{
    /// <exception cref="InputException">The file cannot be read, or a row is not of that form.</exception>
    public static (double[] X, double[] Y) Read(string path)
    {
        List<double> x = [];
        List<double> y = [];
        bool mayBeHeader = true;
        string[] lines = Lines(path);
        for (int i = 0; i < lines.Length; i++)
        {
            string text = lines[i].Trim();
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            string[] cells = text.Split(',', StringSplitOptions.TrimEntries);
            bool isHeader = mayBeHeader && IsHeader(cells);
            mayBeHeader = false;
            if (isHeader)
            {
                continue;
            }

            string place = $"{path}({i + 1})";
            if (cells.Length != 2)
            {
                throw new InputException($"{place}: expected two columns, x and y, found {cells.Length}");
            }

            x.Add(Number(cells[0], place));
            y.Add(Number(cells[1], place));
            if (y[^1] is < 0 or > 1)
            {
                throw new InputException($"{place}: y must lie between 0 and 1, found {cells[1]}");
            }
        }

        return ([.. x], [.. y]);
    }

    /// <summary>Two names. A row with a number in it, be it NaN, is data: a mistake there must not pass for a header and be skipped.</summary>
    private static bool IsHeader(string[] cells) => cells.Length == 2 && cells.All(cell => cell.Length > 0 && !TryParse(cell, out _));

    private static double Number(string cell, string place) =>
        TryParse(cell, out double value) && double.IsFinite(value) ? value : throw new InputException($"{place}: '{cell}' is not a finite number");

    private static bool TryParse(string cell, out double value) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException(
                path.Length == 0 ? "the name of the file is empty"
                : Directory.Exists(path) ? $"{path}: is a directory"
                : problem is FileNotFoundException or DirectoryNotFoundException ? $"{path}: no such file"
                : $"{path}: cannot be read");
        }
    }
}
