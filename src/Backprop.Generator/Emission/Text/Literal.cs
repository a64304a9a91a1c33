using System.Globalization;
using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>Numbers as C# text that reads back with the same bits, whatever the culture of the machine.</summary>
internal static class Literal
{
    private static readonly string[] ShortToLong = ["G6", "G7", "G8", "G9"];

    /// <summary>A constant; where only constants stand around it, spelt so that C# takes it for its type.</summary>
    public static string Of(Node constant, bool isTyped) => constant.Type switch
    {
        NumberType.Boolean => constant.IsTrue ? "true" : "false",
        NumberType.Double => isTyped ? AsDouble(Of(constant.Value)) : Of(constant.Value),
        NumberType.Single => OfSingle((float)constant.Value, isTyped),
        NumberType.UInt64 => ((ulong)constant.Payload).ToString(CultureInfo.InvariantCulture) + (isTyped ? "UL" : ""),
        NumberType.Int64 => constant.Payload.ToString(CultureInfo.InvariantCulture) + (isTyped ? "L" : ""),
        NumberType.UInt32 => constant.Payload.ToString(CultureInfo.InvariantCulture) + (isTyped ? "U" : ""),
        NumberType.Int32 => constant.Payload.ToString(CultureInfo.InvariantCulture),
        _ => $"({constant.Type.Keyword()}){constant.Payload.ToString(CultureInfo.InvariantCulture)}",
    };

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

    private static string OfSingle(float value, bool isTyped)
    {
        if (float.IsNaN(value) || float.IsInfinity(value))
        {
            return float.IsNaN(value) ? "float.NaN" : value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        if (value == 0)
        {
            return BitConverter.DoubleToInt64Bits(value) != 0 ? "-0f" : isTyped ? "0f" : "0";
        }

        string text = ShortToLong.Select(format => value.ToString(format, CultureInfo.InvariantCulture))
            .First(spelling => float.Parse(spelling, NumberStyles.Float, CultureInfo.InvariantCulture) == value);
        return !isTyped && text.All(c => char.IsDigit(c) || c == '-') ? text : text + "f";
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
