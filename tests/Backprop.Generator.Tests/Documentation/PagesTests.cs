using System.Reflection;
using System.Text.RegularExpressions;

namespace Backprop.Generator.Tests;

/// <summary>
/// The pages of docs/, and the package's own: every block of C# is a program that prints what stands in the plain block after it, or compiles without a message. Blocks of mathematics and graphs after it are the derivation that is emitted for it, and blocks of <c>c#</c> parts of the emitted code.
/// Pages that show what is refused, and fragments, have tests of their own.
/// </summary>
public partial class PagesTests
{
    private static readonly string[] s_withTestsOfTheirOwn = ["supported-csharp.md", "vectors.md"];

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Where(path => !path.StartsWith("docs/diagnostics/", StringComparison.Ordinal) && !path.EndsWith(".received.md", StringComparison.Ordinal) && !s_withTestsOfTheirOwn.Contains(Path.GetFileName(path))).Order(StringComparer.Ordinal), "src/Backprop.Runtime/Package/README.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Code_compiles_and_prints_what_is_shown(string page)
    {
        (string Language, string Text)[] blocks = [.. Fence().Matches(Repository.Read(page)).Select(match => (match.Groups[1].Value, match.Groups[2].Value.TrimEnd('\n')))];
        for (int index = 0; index < blocks.Length; index++)
        {
            if (blocks[index].Language != "csharp")
            {
                continue;
            }

            bool isProgram = Program().IsMatch(blocks[index].Text);
            GeneratorRun run = isProgram ? GeneratorRun.Program(blocks[index].Text) : GeneratorRun.Clean(blocks[index].Text);
            foreach ((string language, string text) in blocks.Skip(index + 1).TakeWhile(block => block.Language is "" or "math" or "mermaid" or "c#"))
            {
                if (language == "c#")
                {
                    Assert.Contains(Stripped(text), string.Concat(run.Sources.Values.Select(Stripped)));
                    continue;
                }

                Assert.Equal(language switch { "math" => Constant(run, "Derivation"), "mermaid" => Constant(run, "Graph"), _ => LoadedModel.Output(run) }, text);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_to_a_file(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        Assert.All(Link().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value), link => Assert.True(Path.Exists(Path.Combine(folder, link)), $"{page}: {link}"));
    }

    /// <summary>Without indentation.</summary>
    private static string Stripped(string code) => string.Concat(code.Split('\n').Select(line => line.Trim() + "\n"));

    /// <summary>The constant of the one type that has it.</summary>
    private static string Constant(GeneratorRun run, string suffix) =>
        (string)LoadedModel.From(run).Types.SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public)).Single(field => field.IsLiteral && field.Name.EndsWith(suffix, StringComparison.Ordinal)).GetRawConstantValue()!;

    [GeneratedRegex(@"^```([\w#]*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(Console\.|for |foreach |var |double |int |double\[\] )", RegexOptions.Multiline)]
    private static partial Regex Program();

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#]+)")]
    private static partial Regex Link();
}
