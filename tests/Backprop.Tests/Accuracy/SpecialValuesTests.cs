namespace Backprop.Tests;

/// <summary>Functions over lanes where the scalar function has something to say on its own: zeros, infinities, NaN and ends of the range.</summary>
public class SpecialValuesTests
{
    /// <summary>What is special about some function.</summary>
    public static double[] Arguments { get; } =
    [
        .. new[] { 0, double.Epsilon, 1e-310, 2.2250738585072014e-308, 1e-300, 1e-20, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 4, 7, 8, 1000, 1e9, 1e15, 4503599627370497, 9007199254740993, 1e22, 1e300, double.MaxValue, double.PositiveInfinity }.SelectMany(x => new[] { x, -x }),
        Math.BitIncrement(-1), Math.BitDecrement(1), Math.BitIncrement(1), 709.7, 710, -745.1, -745.2, -746, 1023.5, 1024, -1074, -1075, 308.2, 309, -323, -324, 710.47, 711, double.NaN,
    ];

    public static TheoryData<string> NamesOfOne => [.. AccuracyTable.OfOne.Select(row => row.Name)];

    public static TheoryData<string> NamesOfTwo => [.. AccuracyTable.OfTwo.Select(row => row.Name).Concat(Composed.Keys)];

    /// <summary>Functions that are computed by others, and by simple arithmetic.</summary>
    private static Dictionary<string, Func<double, double, double>> Composed { get; } = new()
    {
        ["Log, base"] = Math.Log,
        ["Atan2Pi"] = double.Atan2Pi,
        ["AtanPi"] = (x, _) => double.AtanPi(x),
        ["AsinPi"] = (x, _) => double.AsinPi(x),
        ["AcosPi"] = (x, _) => double.AcosPi(x),
        ["Elu, alpha"] = Functions.Elu,
        ["LogSumExp"] = Functions.LogSumExp,
    };

    [Theory]
    [MemberData(nameof(NamesOfOne))]
    public void They_are_those_of_the_scalar_function(string name)
    {
        AccuracyRow row = AccuracyTable.OfOne.Single(row => row.Name == name);
        double[] results = LaneFunctions.Apply(name, Arguments, Arguments);
        float[] singles = [.. Arguments.Select(x => (float)x)];
        float[] singleResults = LaneFunctions.Apply(name, singles, singles);
        for (int i = 0; i < Arguments.Length; i++)
        {
            AssertSame(row.Scalar(Arguments[i]), results[i], 1e-15, $"{name}({Arguments[i]:R})");
            AssertSame((float)row.Scalar(singles[i]), singleResults[i], 3e-7, $"{name}({singles[i]:R}) over float");
        }
    }

    [Theory]
    [MemberData(nameof(NamesOfTwo))]
    public void So_they_are_of_two_numbers(string name)
    {
        Func<double, double, double> scalar = AccuracyTable.OfTwo.SingleOrDefault(row => row.Name == name)?.Scalar ?? Composed[name];
        (double X, double Y)[] points = [.. Arguments.SelectMany(x => Arguments.Select(y => (x, y)))];

        // The scalar functions round differences of their arguments.
        double tolerance = name.StartsWith("LogSumExp", StringComparison.Ordinal) ? 1e-12 : 1e-15;
        double[] results = LaneFunctions.Apply(name, [.. points.Select(p => p.X)], [.. points.Select(p => p.Y)]);
        float[] singleResults = LaneFunctions.Apply(name, [.. points.Select(p => (float)p.X)], [.. points.Select(p => (float)p.Y)]);
        for (int i = 0; i < points.Length; i++)
        {
            AssertSame(scalar(points[i].X, points[i].Y), results[i], tolerance, $"{name}({points[i].X:R}, {points[i].Y:R})");
            AssertSame((float)scalar((float)points[i].X, (float)points[i].Y), singleResults[i], 3e-7, $"{name}({(float)points[i].X:R}, {(float)points[i].Y:R}) over float");
        }
    }

    [Theory]
    [InlineData("Sigmoid")]
    [InlineData("Softplus")]
    [InlineData("LogSigmoid")]
    [InlineData("Erf")]
    [InlineData("Erfc")]
    [InlineData("Silu")]
    [InlineData("Gelu")]
    [InlineData("Elu")]
    public void Value_and_derivative_have_the_bits_of_the_single_functions(string name)
    {
        double[] x = [.. Arguments, .. Domain.All.Points(1000, -60, 10)];
        Assert.Equal(LaneFunctions.Apply(name, x, x), LaneFunctions.Apply(name + ", value", x, x));
        Assert.Equal(LaneFunctions.Apply(name + "Derivative", x, x), LaneFunctions.Apply(name + ", derivative", x, x));
        float[] single = [.. x.Select(x => (float)x)];
        Assert.Equal(LaneFunctions.Apply(name, single, single), LaneFunctions.Apply(name + ", value", single, single));
        Assert.Equal(LaneFunctions.Apply(name + "Derivative", single, single), LaneFunctions.Apply(name + ", derivative", single, single));
    }

    [Fact]
    public void The_derivative_of_softplus_is_the_sigmoid_to_the_bit()
    {
        double[] x = [.. Arguments, .. Domain.All.Points(1000, -60, 10)];
        Assert.Equal(LaneFunctions.Apply("Sigmoid", x, x), LaneFunctions.Apply("SoftplusDerivative", x, x));
    }

    [Theory]
    [InlineData("ExpM1", "Exp")]
    [InlineData("Exp2M1", "Exp2")]
    [InlineData("Exp10M1", "Exp10")]
    public void Exponentials_less_1_round_small_arguments_away_as_those_of_dotnet(string name, string exp)
    {
        Assert.Equal(LaneFunctions.Apply(exp, Arguments, Arguments).Select(y => y - 1), LaneFunctions.Apply(name, Arguments, Arguments));
        Assert.Equal(0, double.ExpM1(1e-17));
    }

    [Theory]
    [InlineData("LogP1", "Log")]
    [InlineData("Log2P1", "Log2")]
    [InlineData("Log10P1", "Log10")]
    public void So_do_logarithms_of_1_more(string name, string log)
    {
        double[] more = [.. Arguments.Select(x => x + 1)];
        Assert.Equal(LaneFunctions.Apply(log, more, more), LaneFunctions.Apply(name, Arguments, Arguments));
        Assert.Equal(0, double.LogP1(1e-17));
    }

    public static TheoryData<string> NamesOfPlain => [.. Plain.Select(row => row.Name)];

    private static readonly (string Name, Func<double, double, double> OfDoubles, Func<float, float, float> OfSingles)[] Plain =
    [
        ("DegreesToRadians", (x, _) => double.DegreesToRadians(x), (x, _) => float.DegreesToRadians(x)),
        ("RadiansToDegrees", (x, _) => double.RadiansToDegrees(x), (x, _) => float.RadiansToDegrees(x)),
        ("LeakyRelu", (x, _) => Functions.LeakyRelu(x), (x, _) => FunctionsF.LeakyRelu(x)),
        ("LeakyRelu, slope", Functions.LeakyRelu, FunctionsF.LeakyRelu),
        ("MaxMagnitude", double.MaxMagnitude, float.MaxMagnitude),
        ("MinMagnitude", double.MinMagnitude, float.MinMagnitude),
        ("Remainder", (x, y) => x % y, (x, y) => x % y),
        ("IEEERemainder", Math.IEEERemainder, MathF.IEEERemainder),
    ];

    [Theory]
    [MemberData(nameof(NamesOfPlain))]
    public void Plain_arithmetic_has_the_bits_of_the_scalar_function(string name)
    {
        (_, Func<double, double, double> ofDoubles, Func<float, float, float> ofSingles) = Plain.Single(row => row.Name == name);
        double[] x = [.. Arguments.SelectMany(x => Arguments.Select(_ => x))];
        double[] y = [.. Arguments.SelectMany(_ => Arguments)];
        float[] singleX = [.. x.Select(x => (float)x)];
        float[] singleY = [.. y.Select(y => (float)y)];
        Assert.Equal(x.Zip(y, ofDoubles), LaneFunctions.Apply(name, x, y));
        Assert.Equal(singleX.Zip(singleY, ofSingles), LaneFunctions.Apply(name, singleX, singleY));
    }

    /// <summary>The same number with the same sign; near enough, where it is an ordinary one.</summary>
    private static void AssertSame(double expected, double actual, double tolerance, string what)
    {
        bool isSpecial = expected == 0 || !double.IsFinite(expected);
        bool isSame = isSpecial
            ? expected.Equals(actual) && (double.IsNaN(expected) || double.IsNegative(expected) == double.IsNegative(actual))
            : Math.Abs(actual - expected) <= Math.Max(tolerance * Math.Abs(expected), tolerance < 1e-10 ? double.Epsilon : float.Epsilon);
        Assert.True(isSame, $"{what} is {actual:R}, and should be {expected:R}.");
    }
}
