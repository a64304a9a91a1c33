namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>A cost with its helpers: what it looks like, and what it computes.</summary>
/// <param name="Seed">What CsCheck makes it from again.</param>
/// <param name="InlinesAll">Helpers are written out where they are called; otherwise they are emitted once where they can be.</param>
internal sealed record RandomProgram(string Seed, Helper Cost, int ParameterCount, Helper[] Helpers, bool InlinesAll)
{
    /// <summary>Types that programs share.</summary>
    public const string Common = """
        public readonly record struct Pair(double X, double Y)
        {
            public double Length2 => X * X + Y * Y;

            public static Pair operator +(Pair left, Pair right) => new(left.X + right.X, left.Y + right.Y);

            public Pair Turned(double scale) => new(-Y * scale, X * scale);
        }
        """;

    private const string Head = """
        #pragma warning disable CS0162, CS0164, CS0168, CS0219, CS1717, CS1718, CS8321, CS8519, CS8520, CS8602, CS8793, CS8794, CS9087
        using System;
        using Backprop;
        using static Backprop.Functions;

        """;

    public bool HasFloats => Print("").Contains("float", StringComparison.Ordinal) || Print("").Contains("MathF", StringComparison.Ordinal);

    /// <summary>The source file, in a namespace of its own.</summary>
    public string Print(string space)
    {
        ILookup<bool, Helper> helpers = Helpers.ToLookup(helper => helper.Name.Contains('.'));
        string parameters = string.Join(", ", Cost.Parameters.Select((parameter, index) => (index < ParameterCount ? "[Parameter] " : "") + parameter.Text));
        return $"{Head}\nnamespace {space};\n\n[Backprop{(InlinesAll ? "" : "(InlineLimit = 0)")}]\npublic static partial class Program\n{{\n    [Cost]\n"
            + $"    public static {Cost.Result.Keyword()} F({parameters})\n    {{\n{Statement.Print(Cost.Body, "        ")}    }}\n"
            + string.Concat(helpers[false].Select(helper => "\n" + helper.Print("    ", "private ")))
            + "}\n"
            + (helpers[true].Any() ? $"\npublic static class Outside\n{{\n{string.Join("\n", helpers[true].Select(helper => helper.Print("    ", "public ")))}}}\n" : "");
    }

    /// <summary>The program has a mean over samples.</summary>
    public bool HasInputs => Cost.Parameters.Length > ParameterCount;

    /// <summary>A way to call the emitted mean by reflection, which cannot pass spans.</summary>
    public string PrintMean(string space)
    {
        string parameters = string.Join(", ", Cost.Parameters.Select((parameter, index) => $"{parameter.Kind.Keyword()}{(index < ParameterCount ? "" : "[]")} {parameter.Name}"));
        return $"namespace {space}\n{{\n    partial class Program\n    {{\n        public static double Mean({parameters}, out FGradient gradient) => MeanFAndGradient({string.Join(", ", Cost.Parameters.Select(parameter => parameter.Name))}, out gradient);\n    }}\n}}\n";
    }

    /// <summary>The cost at a point, with its slope along one of the parameters; along none where the direction is negative.</summary>
    public Number Run(double[] point, int direction)
    {
        var frame = new Frame(this, null, [0]);
        foreach ((int index, Parameter parameter) in Cost.Parameters.Index())
        {
            frame.Declare(parameter.Name, index == direction ? new Number(point[index], 1, 1) : point[index]);
        }

        return Cost.Run(frame);
    }
}
