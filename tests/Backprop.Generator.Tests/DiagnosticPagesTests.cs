using System.Globalization;
using System.Text.RegularExpressions;
using Backprop.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Tests;

/// <summary>What docs/diagnostics calls wrong gives the diagnostic, what it calls right gives none.</summary>
public partial class DiagnosticPagesTests
{
    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_states_title_and_severity_and_so_does_the_index(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.All.Single(descriptor => descriptor.Id == id);
        string title = descriptor.Title.ToString(CultureInfo.InvariantCulture);
        string severity = descriptor.DefaultSeverity == DiagnosticSeverity.Error ? "error" : "warning";
        Assert.StartsWith($"# {id}: {title}\n\nSeverity: {severity}\n", Repository.Read("docs", "diagnostics", id + ".md"), StringComparison.Ordinal);
        Assert.Contains($"\n| [{id}]({id}.md) | {title} | {severity} |", Repository.Read("docs", "diagnostics", "README.md"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Wrong_code_gives_the_diagnostic_and_right_code_gives_none(string id)
    {
        string page = Repository.Read("docs", "diagnostics", id + ".md");
        (string Label, string Code)[] blocks = [.. LabelledBlock().Matches(page).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];
        Assert.Equal(page.Split("```csharp").Length - 1, blocks.Length);
        Assert.Subset(blocks.Select(block => block.Label).ToHashSet(), new HashSet<string> { "Wrong", "Right" });

        foreach ((string label, string code) in blocks)
        {
            if (label == "Wrong")
            {
                Assert.Equal([id], GeneratorRun.Of(code).Analyzed.Select(diagnostic => diagnostic.Id));
            }
            else
            {
                GeneratorRun.Clean(code);
            }
        }
    }

    [GeneratedRegex(@"^(Wrong|Right|Suppressed):\n\n```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex LabelledBlock();
}
