using static Backprop.Functions;

namespace Backprop.Tests;

/// <summary>What parameters begin with: range, mean and variance of every scheme, from a fixed seed.</summary>
public class InitializationTests
{
    private const int Count = 40_000;

    public static TheoryData<string, double, bool> Schemes => new()
    {
        { nameof(Initialization.GlorotUniform), Math.Sqrt(6.0 / (100 + 400)), true },
        { nameof(Initialization.HeUniform), Math.Sqrt(6.0 / 100), true },
        { nameof(Initialization.LeCunUniform), Math.Sqrt(3.0 / 100), true },
        { nameof(Initialization.Uniform), 0.25, true },
        { nameof(Initialization.GlorotNormal), Math.Sqrt(2.0 / (100 + 400)), false },
        { nameof(Initialization.HeNormal), Math.Sqrt(2.0 / 100), false },
        { nameof(Initialization.LeCunNormal), Math.Sqrt(1.0 / 100), false },
        { nameof(Initialization.Normal), 0.02, false },
    };

    [Theory]
    [MemberData(nameof(Schemes))]
    public void A_scheme_has_the_range_the_mean_and_the_variance_that_it_says(string scheme, double scale, bool isUniform)
    {
        double[] entries = Drawn<double>(scheme, 5), again = Drawn<double>(scheme, 5), other = Drawn<double>(scheme, 6);
        double variance = isUniform ? scale * scale / 3 : scale * scale;
        double mean = entries.Average(), found = entries.Sum(entry => (entry - mean) * (entry - mean)) / Count;
        double fourth = entries.Sum(entry => Square(Square(entry - mean))) / Count;
        Assert.Equal(entries, again);
        Assert.NotEqual(entries, other);

        // Four standard deviations of what is estimated.
        Assert.InRange(mean, -4 * Math.Sqrt(variance / Count), 4 * Math.Sqrt(variance / Count));
        Assert.InRange(found / variance, 1 - (4 * Math.Sqrt(2.0 / Count)), 1 + (4 * Math.Sqrt(2.0 / Count)));
        Assert.InRange(fourth / Square(variance), (isUniform ? 1.8 : 3) * 0.96, (isUniform ? 1.8 : 3) * 1.04);
        Assert.InRange(entries.Max(Math.Abs), isUniform ? 0.999 * scale : 3.5 * scale, isUniform ? scale : 6 * scale);

        float[] singles = Drawn<float>(scheme, 5);
        Assert.Equal(entries.Select(entry => (float)entry), singles);
    }

    [Fact]
    public void A_normal_number_is_within_one_deviation_as_often_as_it_must_be()
    {
        double[] entries = Drawn<double>(nameof(Initialization.Normal), 11);
        Assert.InRange(entries.Count(entry => Math.Abs(entry) < 0.02) / (double)Count, 0.6827 - 0.01, 0.6827 + 0.01);
        Assert.InRange(entries.Count(entry => Math.Abs(entry) < 0.04) / (double)Count, 0.9545 - 0.005, 0.9545 + 0.005);
        Assert.InRange(entries.Where((_, place) => place % 2 == 0).Zip(entries.Where((_, place) => place % 2 == 1), (x, y) => x * y).Average() / (0.02 * 0.02), -0.03, 0.03);
    }

    [Theory]
    [InlineData(-1.5, 4)]
    [InlineData(-double.MaxValue, double.MaxValue)]
    [InlineData(1, 1.0000000000000002)]
    public void Ends_of_a_range_are_not_crossed(double from, double to)
    {
        double[] entries = new double[1000];
        Initializer.Uniform<double>(entries, from, to, new Random(1));
        Assert.InRange(entries.Min(), from, from + (0.01 * to) - (0.01 * from));
        Assert.InRange(entries.Max(), to - (0.01 * to) + (0.01 * from), to);
    }

    [Fact]
    public void Bits_do_not_depend_on_the_machine()
    {
        double[] entries = new double[3];
        Initializer.Normal<double>(entries, 1, new Random(42));
        Assert.Equal([0.4083879893576417, -0.87235874964752691, -1.0698849487560758], entries);
    }

    [Fact]
    public void Parameters_are_drawn_in_the_order_of_declaration()
    {
        var random = new Random(3);
        double[] expected = new double[12];
        Initializer.HeNormal(expected.AsSpan(0, 6), 3, random);
        expected[6] = expected[7] = 1;
        Initializer.GlorotUniform(expected.AsSpan(8, 2), 2, 1, random);
        Initializer.Uniform(expected.AsSpan(10, 1), -1, 2, random);
        expected[11] = 0;

        var model = new Begun();
        model.Parameters.Fill(9);
        model.InitializeParameters(new Random(3));
        Assert.Equal(expected, model.Parameters.ToArray());
        Assert.Throws<ArgumentNullException>(() => model.InitializeParameters(null!));
    }

    [Fact]
    public void Numbers_and_static_types_are_set_too()
    {
        var random = new Random(4);
        float[] drawn = new float[2];
        Initializer.LeCunUniform(drawn.AsSpan(0, 1), 1, random);
        Initializer.Normal(drawn.AsSpan(1, 1), 0.5, random);

        Singles.Parameters.Fill(9);
        Singles.InitializeParameters(new Random(4));
        Assert.Equal([drawn[0], 0.1f, drawn[1], 0], Singles.Parameters.ToArray());

        BegunLine line = default;
        line.InitializeParameters(new Random(5));
        Assert.Equal(Math.Sqrt(3) * ((2 * new Random(5).NextDouble()) - 1), line.Slope, 1e-14);
        Assert.Equal(0, line.Offset);
    }

    private static T[] Drawn<T>(string scheme, int seed)
        where T : unmanaged
    {
        T[] entries = new T[Count];
        var random = new Random(seed);
        switch (scheme)
        {
            case nameof(Initialization.GlorotUniform): Initializer.GlorotUniform(entries.AsSpan(), 100, 400, random); break;
            case nameof(Initialization.GlorotNormal): Initializer.GlorotNormal(entries.AsSpan(), 100, 400, random); break;
            case nameof(Initialization.HeUniform): Initializer.HeUniform(entries.AsSpan(), 100, random); break;
            case nameof(Initialization.HeNormal): Initializer.HeNormal(entries.AsSpan(), 100, random); break;
            case nameof(Initialization.LeCunUniform): Initializer.LeCunUniform(entries.AsSpan(), 100, random); break;
            case nameof(Initialization.LeCunNormal): Initializer.LeCunNormal(entries.AsSpan(), 100, random); break;
            case nameof(Initialization.Uniform): Initializer.Uniform(entries.AsSpan(), -0.25, 0.25, random); break;
            default: Initializer.Normal(entries.AsSpan(), 0.02, random); break;
        }

        return entries;
    }
}

[Backprop]
internal sealed partial class Begun
{
    [Parameter, Shape(2, 3), Initialize(Initialization.HeNormal)] public partial Matrix<double> W { get; }
    [Parameter, Shape(2), Initialize(Initialization.Ones)] public partial Vector<double> B { get; }
    [Parameter, Shape(2), Initialize(Initialization.GlorotUniform)] public partial Vector<double> V { get; }
    [Parameter, Initialize(Initialization.Uniform, -1, 2)] public partial double S { get; set; }
    [Parameter] public partial double T { get; set; }

    [Cost]
    private double Cost([Shape(3)] Vector<double> x) => Square(Dot(V, Relu(W * x + B)) * S + T);
}

[Backprop]
internal static partial class Singles
{
    [Parameter, Initialize(Initialization.LeCunUniform)] public static partial float A { get; set; }
    [Parameter, Initialize(Initialization.Constant, 0.1)] public static partial float B { get; set; }
    [Parameter, Initialize(Initialization.Normal, 0.5)] public static partial float C { get; set; }
    [Parameter] public static partial float D { get; set; }

    [Cost]
    private static float Cost(float x) => FunctionsF.Square(A * B * x + C * D);
}

[Backprop]
internal partial struct BegunLine
{
    [Parameter, Initialize(Initialization.GlorotUniform)] public partial double Slope { readonly get; set; }
    [Parameter] public partial double Offset { readonly get; set; }

    [Cost]
    public readonly double Cost(double x, double y) => Square(Slope * x + Offset - y);
}
