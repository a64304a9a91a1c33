using System.Globalization;

namespace Backprop.Generator.Emission;

/// <summary>Numbers as C# text that reads back with the same bits, whatever the culture of the machine.</summary>
internal static class Literal
{
    /// <summary>The shortest spelling that reads back bit-equal.</summary>
    public static string Of(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        if (value == 0)
        {
            return BitConverter.DoubleToInt64Bits(value) == 0 ? "0" : "-0.0";
        }

        foreach (string format in new[] { "G15", "G16" })
        {
            string text = value.ToString(format, CultureInfo.InvariantCulture);
            if (Read(text) is { } back && BitConverter.DoubleToInt64Bits(back) == BitConverter.DoubleToInt64Bits(value))
            {
                return text;
            }
        }

        return value.ToString("G17", CultureInfo.InvariantCulture);
    }

    /// <summary>A spelling that C# takes for a double even where only constants stand around it: 2 becomes 2.0, so that 1 / 2 is not an integer division.</summary>
    public static string AsDouble(string text) => text.All(c => char.IsDigit(c) || c is '_' or '-') ? text + ".0" : text;

    /// <summary>The user's own spelling of a number, where it can stand in emitted code as it is: decimal, without a suffix.</summary>
    public static bool IsPlain(string text, double value) =>
        text.Length > 0
        && char.IsDigit(text[0])
        && text.All(c => char.IsDigit(c) || c is '.' or '_' or 'e' or 'E' or '+' or '-')
        && Read(text.Replace("_", "")) is { } back
        && BitConverter.DoubleToInt64Bits(back) == BitConverter.DoubleToInt64Bits(value);

    private static double? Read(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
}
