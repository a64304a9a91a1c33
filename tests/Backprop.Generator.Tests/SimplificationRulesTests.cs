using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Tests;

/// <summary>Both sides of every rule of simplification, in numbers.</summary>
public class SimplificationRulesTests
{
    private static readonly double[] Constants = [-1024, -3, -0.5, 1 / 3.0, 2, 1e5];
    private static readonly double[] Everything = [double.NaN, double.NegativeInfinity, -2.5, -0.0, 0, 5e-324, 1, 1.7e308, double.PositiveInfinity];
    private static readonly double[] InTheMiddle = [-1234.5, -0.8, 1e-3, 1.9, 77.7];

    private static IEnumerable<SimplificationRule> OfNumbers => SimplificationRules.Table.Where(rule => IsOfNumbers(rule.From));

    [Fact]
    public void The_first_group_keeps_every_bit() => Compare(OfNumbers.Where(rule => rule.Rounding is null), Everything, (left, right) =>
        (double.IsNaN(left) && double.IsNaN(right)) || BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right));

    [Fact]
    public void The_second_group_changes_roundings_and_nothing_else() => Compare(OfNumbers.Where(rule => rule.Rounding is not null), InTheMiddle, (left, right) =>
        Math.Abs(left - right) <= 1e-15 * Math.Abs(left));

    private static void Compare(IEnumerable<SimplificationRule> rules, double[] numbers, Func<double, double, bool> isSame)
    {
        foreach (SimplificationRule rule in rules)
        {
            int compared = 0;
            foreach (double c in Constants)
            {
                foreach (double d in Constants.Append(1 / c))
                {
                    if (!Applies(rule, c, d))
                    {
                        continue;
                    }

                    foreach ((double x, double y, double z) in from x in numbers from y in numbers from z in numbers select (x, y, z))
                    {
                        var values = new Dictionary<string, double> { ["c"] = c, ["d"] = d, ["x"] = x, ["y"] = y, ["z"] = z };
                        (double left, double right) = (Value(rule.From, values), Value(rule.To, values));
                        compared++;
                        Assert.True(isSame(left, right), $"{RulesPage.Text(rule.From)} is {left:R}, {RulesPage.Text(rule.To)} is {right:R} for c = {c}, d = {d}, x = {x}, y = {y}, z = {z}");
                    }
                }
            }

            Assert.True(compared > 0, $"{RulesPage.Text(rule.From)} never applies");
        }
    }

    private static bool Applies(SimplificationRule rule, double c, double d)
    {
        var graph = new Graph();
        Node node = graph[Build(rule.From)];
        var match = new Finding(graph, new HashSet<int>(), _ => false);
        return rule.From.Matches(match, node.Op, [.. node.Operands]) && rule.When?.Invoke(match) != false;

        int Build(Pattern pattern) =>
            pattern.Number is { } number ? graph.Constant(number)
            : pattern.Variable is not { } variable ? graph.Append(pattern.Op!, [.. pattern.Operands.Select(Build)])
            : variable == "c" ? graph.Constant(c)
            : variable == "d" ? graph.Constant(d)
            : graph.Leaf(Ops.Input, variable[0], NumberType.Double, variable);
    }

    private static double Value(Pattern pattern, Dictionary<string, double> values)
    {
        if (pattern.Number is { } number)
        {
            return number;
        }

        if (pattern.Variable is { } variable)
        {
            return values[variable];
        }

        double[] operands = [.. pattern.Operands.Select(operand => Value(operand, values))];
        return pattern.Op == Ops.Negate ? -operands[0]
            : pattern.Op == Ops.Add ? operands[0] + operands[1]
            : pattern.Op == Ops.Subtract ? operands[0] - operands[1]
            : pattern.Op == Ops.Multiply ? operands[0] * operands[1]
            : operands[0] / operands[1];
    }

    private static bool IsOfNumbers(Pattern pattern) => pattern.Op != Ops.Transpose && pattern.Operands.All(IsOfNumbers);
}
