namespace Backprop.Generator.Tests;

/// <summary>Costs whose samples are more than doubles: what is generated has arguments of the same types, and spans of them in the means.</summary>
public class ArgumentsTests
{
    [Fact]
    public void Integers_enums_truth_values_and_structs_become_spans()
    {
        string printed = LoadedModel.Output(GeneratorRun.Program("""
            using Backprop;

            var model = new Model { W = 0.5, B = 2 };
            Sample[] samples = [new(1, 2), new(3, 4)];
            int[] counts = [1, 3];
            Mode[] modes = [Mode.Slow, Mode.Fast];
            bool[] flags = [true, false];
            double first = model.CostAndGradient(samples[0], 1, Mode.Slow, true, out Model.CostGradient one);
            double second = model.CostAndGradient(in samples[1], 3, Mode.Fast, false, out Model.CostGradient two);
            double mean = model.MeanCostAndGradient(samples, counts, modes, flags, out Model.CostGradient both);
            Console.WriteLine(FormattableString.Invariant($"{first} {second} {mean} {model.MeanCost(samples, counts, modes, flags)}"));
            Console.WriteLine(FormattableString.Invariant($"{one.W} {two.W} {both.W}; {one.B} {two.B} {both.B}"));

            public enum Mode : byte { Slow, Fast }
            public readonly record struct Sample(double X, float Y);

            [Backprop]
            public partial class Model
            {
                [Parameter] public partial double W { get; set; }
                [Parameter] public partial double B { get; set; }

                [Cost]
                public double Cost(in Sample sample, int count, Mode mode, bool isOn) =>
                    W * sample.X * count + (mode == Mode.Fast ? B * sample.Y : 0) + (isOn ? B * B : 0);
            }
            """));
        Assert.Equal("4.5 12.5 8.5 8.5\n1 9 5; 4 4 4", printed);
    }

    [Fact]
    public void Float_models_are_float_all_through()
    {
        string printed = LoadedModel.Output(GeneratorRun.Program("""
            using Backprop;
            using static Backprop.FunctionsF;

            var model = new Model { W = 0.5f, B = -0.25f };
            float[] x = [1, 2, 3];
            for (int epoch = 0; epoch < 5000; epoch++)
            {
                model.MeanCostAndGradient(x, [0.2f, 0.5f, 0.8f], out Model.CostGradient gradient);
                model.Descend(in gradient, 1.5f);
            }

            Span<float> all = model.Parameters;
            float cost = model.MeanCost(x, [0.2f, 0.5f, 0.8f]);
            Console.WriteLine(FormattableString.Invariant($"{all[0]:F3} {all[1]:F3} {cost < 1e-4f}"));

            [Backprop]
            public partial class Model
            {
                [Parameter] public partial float W { get; set; }
                [Parameter] public partial float B { get; set; }

                [Cost]
                public float Cost(float x, float y) => Square(Sigmoid(W * x + B) - y);
            }
            """));
        Assert.Equal("1.386 -2.773 True", printed);
    }

    [Fact]
    public void Float_arithmetic_is_spelt_as_float()
    {
        GeneratorRun run = GeneratorRun.Clean(Models.Usings + """
            [Backprop] public static partial class F
            {
                [Cost] public static float Cost([Parameter] float x, double y) => MathF.Exp(x) * 0.1f + (float)(x * y) + FunctionsF.Softplus(x);
            }
            """);
        string emitted = run.Sources["F.Cost.g.cs"];
        Assert.Contains("float t1 = MathF.Exp(x) * 0.1f;", emitted, StringComparison.Ordinal);
        Assert.Contains("exp(x) · 0.1,", emitted, StringComparison.Ordinal);
        Assert.Contains("FunctionsF.Softplus(x, out float softplus_x_prime)", emitted, StringComparison.Ordinal);
    }

    /// <summary>Emitted methods may be seen by as many as may see the samples: no more, or they would not compile, and no fewer.</summary>
    [Fact]
    public void Samples_that_few_may_see_make_methods_that_few_may_see()
    {
        GeneratorRun run = GeneratorRun.Clean(Models.Usings + """
            internal readonly record struct Shared(double X);

            [Backprop]
            public static partial class Wide
            {
                private readonly record struct Own(double X);

                [Cost] private static double Of(Own sample, [Parameter] double w) => w * sample.X;
                [Cost] private static double Pairs((Shared A, double B) sample, [Parameter] double w) => w * sample.A.X * sample.B;
                [Cost] private static double Plain(double sample, [Parameter] double w) => w * sample;
            }

            public partial class Outer
            {
                private readonly record struct Sample(double X);

                [Backprop]
                private static partial class Inner
                {
                    [Cost] internal static double Of(in Sample sample, [Parameter] double w) => w * sample.X;
                }

                public static double Use() => Inner.OfAndGradient(new Sample(1), 2, out _);
            }

            [Backprop]
            public static partial class Generic<TLane>
            {
                [Cost] private static double Of(double sample, [Parameter] double w) => w * sample;
            }
            """);
        Assert.Contains("private static double MeanOfAndGradient", run.Sources["Wide.Of.g.cs"], StringComparison.Ordinal);
        Assert.Contains("internal static double MeanPairsAndGradient", run.Sources["Wide.Pairs.g.cs"], StringComparison.Ordinal);
        Assert.Contains("public static double MeanPlainAndGradient", run.Sources["Wide.Plain.g.cs"], StringComparison.Ordinal);
        Assert.Contains("public static double MeanOfAndGradient", run.Sources["Outer+Inner.Of.g.cs"], StringComparison.Ordinal);
    }
}
