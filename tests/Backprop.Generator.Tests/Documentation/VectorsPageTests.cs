using System.Reflection;
using System.Text.RegularExpressions;

namespace Backprop.Generator.Tests;

/// <summary>docs/vectors.md shows a program that prints what it says, and lists every function.</summary>
public partial class VectorsPageTests
{
    private static readonly string Page = Repository.Read("docs", "vectors.md");

    [Fact]
    public void The_program_prints_what_is_shown_below_it()
    {
        string[] blocks = [.. Fence().Matches(Page).Select(match => match.Groups[1].Value)];
        Assert.Equal(3, blocks.Length);
        Assert.Equal(blocks[1], LoadedModel.Output(GeneratorRun.Program(blocks[0])) + "\n");
    }

    [Fact]
    public void The_cost_is_differentiated()
    {
        LoadedModel model = LoadedModel.From("using System;\n" + Fence().Matches(Page)[2].Groups[1].Value);
        double[] at = [0.4, 0.1, -0.3, 1.7, 0.2, 0.1];
        const double h = 1e-5;
        double slope = (Cost(at[0] + h) - Cost(at[0] - h)) / (2 * h);
        Assert.Equal(slope, model.CostAndGradient(null, "Camera", "Cost", at).Gradient[0], 1e-8);

        double Cost(double angle) => model.CostAndGradient(null, "Camera", "Cost", [angle, .. at[1..]]).Cost;
    }

    [Fact]
    public void The_table_lists_every_function()
    {
        string table = Page[Page.IndexOf("## Functions", StringComparison.Ordinal)..Page.IndexOf("## In a cost", StringComparison.Ordinal)];
        string rows = string.Concat(table.Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Split('|')[1]));
        Assert.Equal(
            typeof(Functions).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.IsGenericMethod).Select(method => method.Name).Distinct().Order(),
            Name().Matches(rows).Select(match => match.Groups[1].Value).Distinct().Order());
    }

    [GeneratedRegex(@"^```\w*\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"`([A-Z]\w*)[(`]")]
    private static partial Regex Name();
}
