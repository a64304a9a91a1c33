using System.Runtime.CompilerServices;

namespace ThreeLayerNetworkSample.Tests;

/// <summary>The sample's folder and what its README shows.</summary>
internal static class Readme
{
    public static string Sample { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "samples", "ThreeLayerNetwork"));

    public static string Class => Blocks("csharp").ElementAt(0);

    public static string Gradient => Blocks("csharp").ElementAt(1);

    public static string Output => Blocks("").ElementAt(1);

    private static IEnumerable<string> Blocks(string language) =>
        File.ReadAllText(Path.Combine(Sample, "README.md")).ReplaceLineEndings("\n").Split("```")
            .Where((part, index) => index % 2 == 1 && part.StartsWith(language + "\n", StringComparison.Ordinal))
            .Select(part => part[(language.Length + 1)..].TrimEnd());

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
