using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests;

/// <summary>What the README shows is what compiles, what is emitted and what is printed.</summary>
public partial class ReadmeTests
{
    private static readonly string Readme = Repository.Read("README.md");

    [Fact]
    public void The_first_screen_shows_the_gradient_that_is_emitted_for_the_class_beside_it()
    {
        string[] blocks = Blocks("csharp");
        GeneratorRun run = GeneratorRun.Clean(blocks[0]);
        SyntaxTree emitted = run.Output.SyntaxTrees.Single(tree => tree.FilePath.EndsWith("ThreeLayerNetwork.Cost.g.cs", StringComparison.Ordinal));
        var gradient = emitted.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(method => method.Identifier.Text == "CostAndGradient");

        string text = gradient.ToString();
        string method = text[text.IndexOf("public double", StringComparison.Ordinal)..];
        Assert.Equal(method.Replace("\n    ", "\n", StringComparison.Ordinal), blocks[1]);
    }

    [Fact]
    public void The_layers_compile() => GeneratorRun.Clean(Blocks("csharp")[4]);

    [Theory]
    [InlineData(2, "exp(")]
    [InlineData(3, "12.5")]
    [InlineData(5, "1, 3, 5")]
    [InlineData(6, "dC/dw = ")]
    public void A_program_prints_what_is_shown_below_it(int block, string marker)
    {
        string shown = Blocks("").Single(text => text.Contains(marker, StringComparison.Ordinal));
        Assert.Equal(shown, LoadedModel.Output(GeneratorRun.Program(Blocks("csharp")[block])));
    }

    [Fact]
    public void The_functions_of_the_table_are_those_that_are_known()
    {
        string[] Known(string home) => [.. Parsing.KnownMembers.Table.Keys.Where(key => key.StartsWith(home, StringComparison.Ordinal) && !key.EndsWith("(xo)", StringComparison.Ordinal)).Select(key => key[home.Length..key.IndexOf('(', StringComparison.Ordinal)]).Where(name => !name.EndsWith("Derivative", StringComparison.Ordinal)).Distinct().Order()];
        Assert.Equal(Known("Math."), FunctionsOfMath().Match(Readme).Groups[1].Value.Split(", ").Order());
        Assert.Equal(Known("Functions."), FunctionsOfRuntime().Match(Readme).Groups[1].Value.Split(", ").Order());
    }

    [Fact]
    public void Every_link_leads_to_a_file() =>
        Assert.All(Links().Matches(Readme).Select(match => match.Groups[1].Value), link => Assert.True(Path.Exists(Path.Combine(Repository.Root, link)), link));

    /// <summary>The fenced blocks of a language, without the indentation of the list that they stand in.</summary>
    private static string[] Blocks(string language) =>
        [.. Fence().Matches(Readme).Where(match => match.Groups[2].Value == language).Select(match => ("\n" + match.Groups[3].Value).Replace("\n" + match.Groups[1].Value, "\n", StringComparison.Ordinal).Trim('\n'))];

    [GeneratedRegex(@"^( *)```(\w*)\n(.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"functions of `Math`, [^|]*\| ([^|]*?) \|")]
    private static partial Regex FunctionsOfMath();

    [GeneratedRegex(@"functions of `Functions`[^|]*\| ([^|]*?), and ")]
    private static partial Regex FunctionsOfRuntime();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Links();
}
