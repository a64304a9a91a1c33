using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>Many programs in one compilation, because a compilation costs far more than a method.</summary>
internal static class Batch
{
    private const int Points = 3;

    // More than the widest lanes have, and not a multiple of it.
    private const int Samples = 75;

    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Public;

    /// <summary>Compares the interpreter with the compiled methods, bit for bit.</summary>
    public static IReadOnlyList<Verdict> AgainstCSharp(RandomProgram[] programs)
    {
        Compilation compilation = GeneratorRun.Compile(Sources(programs));
        Verdict[] broken = [.. Broken(programs, compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Fault.Compiler)];
        if (broken.Length > 0)
        {
            return broken;
        }

        LoadedModel model = LoadedModel.From(compilation);
        return [.. programs.SelectMany((program, index) => Point.Of(program, Points).Select(point => Compare(program, point, Method(model, index, "F"))).OfType<Verdict>().Take(1))];
    }

    /// <summary>Compares the emitted cost with the user's method, bit for bit, and the gradient with the interpreter's.</summary>
    public static IReadOnlyList<Verdict> AgainstGenerator(RandomProgram[] programs) => AgainstGenerator(programs, sources => GeneratorRun.Of(sources));

    /// <summary>The same where every body of more than a few statements is cut into parts.</summary>
    public static IReadOnlyList<Verdict> AgainstGeneratorInParts(RandomProgram[] programs) => AgainstGenerator(programs, sources => GeneratorRun.InParts(4, sources));

    private static Verdict[] AgainstGenerator(RandomProgram[] programs, Func<string[], GeneratorRun> generate)
    {
        GeneratorRun run;
        try
        {
            run = generate([.. Sources(programs), string.Concat(programs.Select((program, index) => program.HasInputs ? program.PrintMean($"N{index}") : ""))]);
        }
        catch (Exception exception)
        {
            int half = programs.Length / 2;
            return half == 0 ? [new Verdict(programs[0], Fault.Crash, exception.Message)] : [.. AgainstGenerator(programs[..half], generate), .. AgainstGenerator(programs[half..], generate)];
        }

        Verdict[] broken = [.. Broken(programs, run.Compiled, Fault.Compiler), .. Broken(programs, run.Analyzed.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Fault.Refused)];
        if (broken.Any(verdict => verdict.Fault == Fault.Compiler))
        {
            return broken;
        }

        LoadedModel model = LoadedModel.From(run);
        var refused = broken.Select(verdict => verdict.Program).ToHashSet(ReferenceEqualityComparer.Instance);
        return
        [
            .. broken,
            .. programs.SelectMany((program, index) => refused.Contains(program) ? [] : Compare(program, Point.Of(program, Points), name => Method(model, index, name)).OfType<Verdict>().Take(1)),
        ];
    }

    /// <summary>Which of the programs compile.</summary>
    public static RandomProgram[] Valid(RandomProgram[] programs)
    {
        var broken = Broken(programs, GeneratorRun.Compile(Sources(programs)).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Fault.Compiler)
            .Select(verdict => verdict.Program).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. programs.Where(program => !broken.Contains(program))];
    }

    private static string[] Sources(RandomProgram[] programs) => [.. programs.Select((program, index) => program.Print($"N{index}")), RandomProgram.Common];

    private static MethodInfo Method(LoadedModel model, int index, string name) => model.Type($"N{index}.Program").GetMethod(name, Any)!;

    /// <summary>The programs that diagnostics are about, each once. A user's file is Source7.cs, an emitted one has the namespace N7 in its name.</summary>
    private static IEnumerable<Verdict> Broken(RandomProgram[] programs, IEnumerable<Diagnostic> diagnostics, Fault fault) =>
        diagnostics.GroupBy(diagnostic => IndexOf(diagnostic.Location.SourceTree?.FilePath ?? "")).Where(group => group.Key < programs.Length)
            .Select(group => new Verdict(programs[group.Key], fault, string.Join('\n', group.Take(3).Select(GeneratorRun.Describe))));

    private static int IndexOf(string path)
    {
        string file = Path.GetFileName(path);
        string digits = string.Concat(file.SkipWhile(letter => !char.IsDigit(letter)).TakeWhile(char.IsDigit));
        return digits.Length > 0 ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    private static IEnumerable<Verdict?> Compare(RandomProgram program, Point[] points, Func<string, MethodInfo> method) =>
    [
        .. points.Select(point => Compare(program, point, method("F")) ?? Compare(program, point, method("F"), method("FAndGradient"))),
        .. program.HasInputs ? points.Select(point => CompareMean(program, point, points, method("Mean"))) : [],
    ];

    /// <summary>Compares the emitted mean over many samples, which are those of all points, with the mean of what the interpreter finds for each.</summary>
    private static Verdict? CompareMean(RandomProgram program, Point point, Point[] points, MethodInfo mean)
    {
        Point[] samples = [.. points.Select(sample => Point.At(program, [.. point.Arguments[..program.ParameterCount], .. sample.Arguments[program.ParameterCount..]])).OfType<Point>()];
        Point[] many = [.. Enumerable.Range(0, Samples).Select(sample => samples[sample % samples.Length])];
        object?[] arguments =
        [
            .. program.Cost.Parameters.Select((parameter, place) => place < program.ParameterCount ? parameter.Kind.Boxed(point.Arguments[place]) : parameter.Kind.Boxed([.. many.Select(sample => sample.Arguments[place])])),
            null,
        ];
        double cost = Convert.ToDouble(mean.Invoke(null, arguments), null);
        (double relative, double absolute) = program.HasFloats ? (1e-4, 1e-30) : (1e-11, 1e-300);
        double expected = many.Average(sample => sample.Value);
        double magnitude = many.Average(sample => Math.Abs(sample.Value));
        if (!(Math.Abs(cost - expected) <= (relative * (1 + magnitude)) + absolute))
        {
            return new Verdict(program, Fault.Mean, $"The mean is {cost:R}, and should be {expected:R}, at ({string.Join(") (", samples.Select(sample => sample.ToString()))})");
        }

        double[] gradient = Partials(arguments[^1]!);
        for (int index = 0; index < program.ParameterCount; index++)
        {
            (double slope, double size) = (many.Average(sample => sample.Partials[index].Slope), many.Average(sample => sample.Partials[index].Magnitude));
            if (!(Math.Abs(gradient[index] - slope) <= (relative * size) + absolute))
            {
                return new Verdict(program, Fault.Mean, $"The mean of partial {index} is {gradient[index]:R}, by dual numbers {slope:R} of magnitude {size:R}, at ({string.Join(") (", samples.Select(sample => sample.ToString()))})");
            }
        }

        return null;
    }

    private static double[] Partials(object gradient) => [.. gradient.GetType().GetFields().Select(field => Convert.ToDouble(field.GetValue(gradient), null))];

    private static Verdict? Compare(RandomProgram program, Point point, MethodInfo method)
    {
        double value = Convert.ToDouble(method.Invoke(null, Arguments(program, point)), null);
        return BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(point.Value)
            ? null
            : new Verdict(program, Fault.Interpreter, $"C# computes {value:R}, the interpreter {point.Value:R}, at ({point})");
    }

    private static Verdict? Compare(RandomProgram program, Point point, MethodInfo user, MethodInfo emitted)
    {
        object?[] arguments = [.. Arguments(program, point), null];
        double value = Convert.ToDouble(user.Invoke(null, arguments[..^1]), null);
        double cost = Convert.ToDouble(emitted.Invoke(null, arguments), null);
        if (BitConverter.DoubleToInt64Bits(value) != BitConverter.DoubleToInt64Bits(cost))
        {
            return new Verdict(program, Fault.Cost, $"The method computes {value:R}, the emitted cost is {cost:R}, at ({point})");
        }

        double[] gradient = Partials(arguments[^1]!);
        (double relative, double absolute) = program.HasFloats ? (1e-5, 1e-30) : (1e-12, 1e-300);
        for (int index = 0; index < program.ParameterCount; index++)
        {
            Number expected = point.Partials[index];
            if (!(Math.Abs(gradient[index] - expected.Slope) <= (relative * expected.Magnitude) + absolute))
            {
                return new Verdict(program, Fault.Gradient, $"Partial {index} is {gradient[index]:R}, by dual numbers {expected.Slope:R} of magnitude {expected.Magnitude:R}, at ({point})");
            }
        }

        return null;
    }

    private static object?[] Arguments(RandomProgram program, Point point) => [.. program.Cost.Parameters.Select((parameter, index) => parameter.Kind.Boxed(point.Arguments[index]))];
}
