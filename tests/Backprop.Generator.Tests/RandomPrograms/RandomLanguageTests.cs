using System.Globalization;
using CsCheck;

namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>
/// Random programs over the language. The interpreter of dual numbers runs them as C# does, and what the generator emits computes what the interpreter finds.
/// In the environment, CsCheck_Seed tries the one program that a failure has named, Backprop_Programs is how many there are, Backprop_Features what the generator is tried with: Branches, Loops.
/// </summary>
public class RandomLanguageTests
{
    /// <summary>What the generator accepts.</summary>
    private const Features Accepted = Features.All;

    private const int BatchSize = 100;

    [Fact]
    public void The_interpreter_runs_the_language_as_CSharp_does() => Check(Features.All, 600, Batch.AgainstCSharp);

    [Fact]
    public void Slopes_of_the_interpreter_agree_with_differences()
    {
        int compared = 0;
        foreach (RandomProgram program in Programs(Features.All & ~Features.Floats, 1000))
        {
            foreach (Point point in Point.Of(program, 2, isSmooth: true))
            {
                for (int direction = 0; direction < program.ParameterCount; direction++)
                {
                    (double wide, double narrow) = (Difference(program, point, direction, 2e-4), Difference(program, point, direction, 1e-4));
                    Number slope = point.Partials[direction];
                    if (slope.Magnitude < 1e3 && Math.Abs(point.Value) < 1e3 && Math.Abs(wide - narrow) <= 1e-6 * (1 + slope.Magnitude))
                    {
                        compared++;
                        Assert.True(Math.Abs(slope.Slope - narrow) <= 1e-4 * (1 + slope.Magnitude), $"Slope {slope}, by differences {narrow:R}, direction {direction}, at ({point})\n{program.Print("N")}");
                    }
                }
            }
        }

        Assert.True(compared > 1000, $"Only {compared} slopes could be compared.");
    }

    [Fact]
    public void Partials_of_functions_agree_with_differences()
    {
        var random = new Random(1989);
        double Inside(Domain domain) => domain switch
        {
            Domain.Any => (4 * random.NextDouble()) - 2,
            Domain.Positive => 1.1 + random.NextDouble(),
            Domain.Whole => random.Next(4),
            _ => (1.8 * random.NextDouble()) - 0.9,
        };

        foreach (Function function in FunctionTable.All.Where(function => function.Kind != Kind.Int))
        {
            (double step, double tolerance) = function.Kind == Kind.Float ? (1.0 / 128, 1e-3) : (1e-5, 1e-8);
            for (int number = 0; number < 50; number++)
            {
                double[] at = [.. function.Domains.Select(Inside).Select(x => (double)(float)x)];
                double[] partials = function.Partials(at, function.Value(at));
                for (int index = 0; index < at.Length; index++)
                {
                    double Shifted(double by) => function.Value([.. at.Select((x, place) => place == index ? x + by : x)]);
                    (double wide, double narrow) = ((Shifted(2 * step) - Shifted(-2 * step)) / (4 * step), (Shifted(step) - Shifted(-step)) / (2 * step));
                    if (function.Domains[index] != Domain.Whole && Math.Abs(wide - narrow) <= tolerance)
                    {
                        Numbers.AssertClose(1 + Math.Abs(narrow), 1 + Math.Abs(narrow) + partials[index] - narrow, 3 * tolerance, $"{function.Name}, partial {index} at ({string.Join(", ", at)})");
                    }
                }
            }
        }
    }

    [Fact]
    public void Emitted_gradients_agree_with_the_interpreter() => Check(Enum.TryParse(Environment.GetEnvironmentVariable("Backprop_Features"), out Features wanted) ? wanted : Accepted, 1000, Batch.AgainstGenerator);

    [Fact]
    public void Gradients_in_parts_agree_with_the_interpreter() => Check(Accepted, 250, Batch.AgainstGeneratorInParts);

    private static void Check(Features features, int count, Func<RandomProgram[], IReadOnlyList<Verdict>> check)
    {
        foreach (RandomProgram[] batch in Programs(features, count).Chunk(BatchSize))
        {
            IReadOnlyList<Verdict> verdicts = check(batch);
            if (verdicts.Count > 0)
            {
                Verdict first = verdicts.MinBy(verdict => verdict.Program.Print("").Length)!;
                string kinds = string.Join(", ", verdicts.CountBy(verdict => verdict.Fault).Select(count => $"{count.Value} {count.Key}"));
                Assert.Fail($"{verdicts.Count} of {batch.Length} programs ({kinds}). The smallest, reduced:\n{Reduction.Smallest(first, check)}");
            }
        }
    }

    private static IEnumerable<RandomProgram> Programs(Features features, int count)
    {
        var gen = new ProgramGen(features);
        if (Environment.GetEnvironmentVariable("CsCheck_Seed") is { Length: > 0 } seed)
        {
            return [gen.Generate(PCG.Parse(seed), null, out _)];
        }

        count = int.TryParse(Environment.GetEnvironmentVariable("Backprop_Programs"), CultureInfo.InvariantCulture, out int wanted) ? wanted : count;
        return Enumerable.Range(0, count).Select(number => gen.Generate(new PCG((uint)number, 19890101), null, out _));
    }

    private static double Difference(RandomProgram program, Point point, int direction, double step)
    {
        double At(double shift) => Point.ValueAt(program, [.. point.Arguments.Select((argument, index) => index == direction ? argument + shift : argument)]);
        return (At(step) - At(-step)) / (2 * step);
    }
}
