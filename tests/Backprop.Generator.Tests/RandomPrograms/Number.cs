namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>
/// A value with its slope along one direction, and the slope's magnitude: the sum of its contributions taken absolute, which is what rounding errors of any correct derivative are proportional to.
/// A double holds values of every kind exactly: int, float, and bool as 0 and 1.
/// </summary>
internal readonly record struct Number(double Value, double Slope = 0, double Magnitude = 0)
{
    public static implicit operator Number(double constant) => new(constant);

    public static implicit operator Number(bool constant) => new(constant ? 1 : 0);

    public bool IsTrue => Value != 0;

    public static Number Chain(double value, ReadOnlySpan<Number> arguments, ReadOnlySpan<double> partials) => Chain(value, arguments, partials, partials);

    /// <summary>The chain rule. What has no slope contributes nothing, not even where its partial is infinite.</summary>
    /// <param name="scales">For partials that are computed as differences: the sum of the terms taken absolute.</param>
    public static Number Chain(double value, ReadOnlySpan<Number> arguments, ReadOnlySpan<double> partials, ReadOnlySpan<double> scales)
    {
        (double slope, double magnitude) = (0, 0);
        for (int index = 0; index < arguments.Length; index++)
        {
            if (arguments[index].Magnitude != 0)
            {
                slope += arguments[index].Slope * partials[index];
                magnitude += arguments[index].Magnitude * Math.Abs(scales[index]);
            }
        }

        return new Number(value, slope, magnitude);
    }
}

/// <summary>The point lies where the language has a value but the project's rules do not say which derivative.</summary>
internal sealed class UndecidedException : Exception;

/// <summary>The program runs for longer than random programs should.</summary>
internal sealed class OutOfFuelException : Exception;
