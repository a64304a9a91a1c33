using System.Globalization;
using CsCheck;

namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>Where a program is tried, and what the interpreter finds there.</summary>
internal sealed record Point(double[] Arguments, double Value, Number[] Partials)
{
    private const double Large = 1e100;
    private static readonly double[] Special = [0, 1, -1, 0.5, -0.5, 2, 1.5];

    /// <summary>The points of a program, which its seed decides. Left out is where C# throws, where nothing is finite, and where the rules do not say which derivative.</summary>
    /// <param name="isSmooth">Only points where kinks and ties are not to be expected.</param>
    public static Point[] Of(RandomProgram program, int count, bool isSmooth = false)
    {
        var pcg = PCG.Parse(program.Seed);
        return [.. Enumerable.Range(0, count).Select(_ => At(program, [.. program.Cost.Parameters.Select(parameter => Argument(pcg, parameter.Kind, isSmooth))])).OfType<Point>()];
    }

    /// <summary>The value at a point, or NaN where there is none.</summary>
    public static double ValueAt(RandomProgram program, double[] arguments)
    {
        try
        {
            return program.Run(arguments, -1).Value;
        }
        catch (Exception exception) when (exception is UndecidedException or OutOfFuelException or ArithmeticException or ArgumentException)
        {
            return double.NaN;
        }
    }

    public override string ToString() => string.Join(", ", Arguments.Select(argument => argument.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>The program at a point; null where it is left out.</summary>
    public static Point? At(RandomProgram program, double[] arguments)
    {
        double value = ValueAt(program, arguments);
        if (!double.IsFinite(value))
        {
            return null;
        }

        try
        {
            Number[] partials = [.. Enumerable.Range(0, program.ParameterCount).Select(direction => program.Run(arguments, direction))];
            double limit = program.HasFloats ? 1e20 : Large;
            return partials.All(partial => partial.Magnitude < limit && double.IsFinite(partial.Slope)) ? new Point(arguments, value, partials) : null;
        }
        catch (UndecidedException)
        {
            return null;
        }
    }

    private static double Argument(PCG pcg, Kind kind, bool isSmooth) => kind switch
    {
        Kind.Bool => pcg.Next(2),
        Kind.Int => (int)pcg.Next(6) - 1,
        Kind.Float => (float)Real(pcg, isSmooth),
        _ => Real(pcg, isSmooth),
    };

    private static double Real(PCG pcg, bool isSmooth)
    {
        double anywhere = ((pcg.Next() / 4294967296.0) + (pcg.Next() / 4294967296.0 / 4294967296.0)) * 4 - 2;
        double special = Special[pcg.Next((uint)Special.Length)];
        return pcg.Next(4) == 0 && !isSmooth ? special : anywhere;
    }
}
