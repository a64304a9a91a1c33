using System.Text.RegularExpressions;

namespace Backprop.Generator.Tests;

/// <summary>docs/supported-csharp.md tells the truth, row by row.</summary>
public partial class SupportedTests
{
    private static readonly string Page = Repository.Read("docs", "supported-csharp.md");

    private const string Around = """

            public double Slope => 2 * W;
            private const double Half = 0.5;
            private static readonly double Rate = 0.25;
            private readonly double _offset = 0.75;
            private double _changing = 1;
            public void Change() => _changing++;
            private double Scaled(double x, double by = 3) => W * x * by;
            private static double Table(double u) => "a table".Length * u * u;
            [Derivative(nameof(Table))] private static double TableSlope(double u) => 14 * u;
        }
        public enum Mode { Slow, Fast }
        public readonly record struct Pair(double X, double Y)
        {
            public double Norm => double.Hypot(X, Y);
            public double Dot(Pair other) => X * other.X + Y * other.Y;
            public static Pair operator +(Pair left, Pair right) => new(left.X + right.X, left.Y + right.Y);
        }
        public static class Other
        {
            public static double Cube(double x) { double square = x * x; return square * x; }
            public static void Halve(ref double x) => x /= 2;
            public static void Split(double x, out double whole) { whole = x * x; if (x > 1) { whole = x; } }
            public static double Doubled(this double x) => 2 * x;
            public static double Sum(params double[] all) { double sum = 0; foreach (double one in all) { sum += one; } return sum; }
            public static double Power(double x, int n) => n == 0 ? 1 : n % 2 == 0 ? Power(x * x, n / 2) : x * Power(x, n - 1);
            public static double Halvings(double x) => x > 1 ? 1 + Halvings(x / 2) : 0;
            public static T Same<T>(T x) => x;
        }
        """;

    public static TheoryData<string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            string section = "";
            foreach (string line in Page.Split('\n'))
            {
                section = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..] : section;
                if (Row().Match(line) is { Success: true } row)
                {
                    rows.Add(section, row.Groups[1].Value.Replace("\\|", "|", StringComparison.Ordinal), row.Groups[2].Value);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_is_what_it_says(string section, string example, string verdict)
    {
        string cost = Fence().Match(Page).Groups[1].Value.TrimEnd().TrimEnd('}');
        string own = section switch
        {
            "Statements" => cost.Replace("// the example", example, StringComparison.Ordinal),
            "Expressions" => cost.Replace("// the example", $"z += {example};", StringComparison.Ordinal),
            _ => cost.Replace("// the example", "", StringComparison.Ordinal) + example,
        };
        GeneratorRun run = GeneratorRun.Of(Models.Usings + "using System.Linq;\n" + own + Around);
        Assert.Empty(run.Compiled.Where(diagnostic => diagnostic.Id is not ("CS0164" or "CS0162" or "CS0414")).Select(GeneratorRun.Describe));
        Assert.Equal(verdict == "yes" ? [] : [verdict], run.Analyzed.Select(diagnostic => diagnostic.Id).Distinct());
        if (verdict == "yes" && section != "Arguments of a cost")
        {
            AssertDifferentiates(LoadedModel.From(run), example);
        }
    }

    private static void AssertDifferentiates(LoadedModel model, string example)
    {
        var method = model.Type("Model").GetMethod("Cost")!;
        var both = model.Type("Model").GetMethod("CostAndGradient")!;
        foreach ((double w, double b, double x, double y, int n, bool hot) in new[] { (0.8, -0.3, 1.2, 0.5, 1, false), (-0.7, 0.4, 0.9, -1.1, 0, true), (1.9, 0.6, 1.4, 0.7, 0, false), (0.21, 0.13, -0.4, 2.5, 1, true) })
        {
            double At(double atW, double atB) => (double)method.Invoke(model.Instance("Model", atW, atB), [x, y, n, hot])!;
            object?[] arguments = [x, y, n, hot, null];
            double cost = (double)both.Invoke(model.Instance("Model", w, b), arguments)!;
            Assert.Equal(BitConverter.DoubleToInt64Bits(At(w, b)), BitConverter.DoubleToInt64Bits(cost));
            double[] gradient = [.. arguments[^1]!.GetType().GetFields().Select(field => (double)field.GetValue(arguments[^1])!)];

            // What holds a part constant, and single precision, are no matter of differences.
            double step = example.Contains("float", StringComparison.Ordinal) ? 1e-2 : 1e-6;
            if (!example.Contains("Constant(", StringComparison.Ordinal) && !example.Contains("% 0.75", StringComparison.Ordinal))
            {
                Numbers.AssertClose((At(w + step, b) - At(w - step, b)) / (2 * step), gradient[0], 1e-2 * Math.Sqrt(step) + 1e-5, $"∂C/∂W of {example} at {w}, {b}, {x}, {y}");
                Numbers.AssertClose((At(w, b + step) - At(w, b - step)) / (2 * step), gradient[1], 1e-2 * Math.Sqrt(step) + 1e-5, $"∂C/∂B of {example} at {w}, {b}, {x}, {y}");
            }
        }
    }

    [GeneratedRegex(@"^\| [^`]*?(?:`[^`]*`[^`|]*)*? \| `((?:[^`]|\\\|)*)` \| (\w+) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
