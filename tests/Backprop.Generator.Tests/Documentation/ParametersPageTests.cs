using System.Text.RegularExpressions;

namespace Backprop.Generator.Tests;

/// <summary>docs/parameters.md lists every scheme.</summary>
public partial class ParametersPageTests
{
    private static readonly string Page = Repository.Read("docs", "parameters.md");

    [Fact]
    public void The_table_lists_every_scheme() =>
        Assert.Equal(Enum.GetNames<Initialization>().Order(), Scheme().Matches(Page[Page.IndexOf("| `[Initialize(…)]` |", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value).Distinct().Order());

    [GeneratedRegex(@"`Initialization\.(\w+)")]
    private static partial Regex Scheme();
}
