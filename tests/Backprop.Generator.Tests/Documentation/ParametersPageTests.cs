using System.Text.RegularExpressions;

namespace Backprop.Generator.Tests;

/// <summary>docs/parameters.md and docs/layers.md show programs that print what they say, and the former lists every scheme.</summary>
public partial class ParametersPageTests
{
    private static readonly string Page = Repository.Read("docs", "parameters.md");

    [Theory]
    [InlineData("parameters.md")]
    [InlineData("layers.md")]
    public void A_program_prints_what_is_shown_below_it(string page)
    {
        string[] blocks = [.. Fence().Matches(Repository.Read("docs", page)).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(blocks);
        Assert.All(blocks.Chunk(2), pair => Assert.Equal(pair[1], LoadedModel.Output(GeneratorRun.Program(pair[0])) + "\n"));
    }

    [Fact]
    public void The_table_lists_every_scheme() =>
        Assert.Equal(Enum.GetNames<Initialization>().Order(), Scheme().Matches(Page[Page.IndexOf("| `[Initialize(…)]` |", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value).Distinct().Order());

    [GeneratedRegex(@"^```\w*\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"`Initialization\.(\w+)")]
    private static partial Regex Scheme();
}
