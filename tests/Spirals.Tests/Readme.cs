using System.Reflection;
using System.Runtime.CompilerServices;

namespace SpiralsSample.Tests;

/// <summary>The sample's folder and what its README shows.</summary>
internal static class Readme
{
    public static string Sample { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "samples", "Spirals"));

    public static string Output => Blocks("").Single(block => block.StartsWith("epoch", StringComparison.Ordinal));

    public static IEnumerable<string> Blocks(string language) =>
        File.ReadAllText(Path.Combine(Sample, "README.md")).ReplaceLineEndings("\n").Split("```")
            .Where((part, index) => index % 2 == 1 && part.StartsWith(language + "\n", StringComparison.Ordinal))
            .Select(part => part[(language.Length + 1)..].TrimEnd());

    public static string Source(string name) => File.ReadAllText(Path.Combine(Sample, name)).ReplaceLineEndings("\n");

    /// <summary>What is emitted for the cost: by the build under test, and not by another configuration, which has left its files beside them.</summary>
    public static string Emitted()
    {
        string configuration = typeof(Training).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        return File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(Sample, "obj", configuration), "*.Network.Cost.g.cs", SearchOption.AllDirectories))).ReplaceLineEndings("\n");
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
