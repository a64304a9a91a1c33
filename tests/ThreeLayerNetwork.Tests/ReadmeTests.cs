using System.Reflection;

namespace ThreeLayerNetworkSample.Tests;

/// <summary>What the README shows is what there is.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void It_shows_the_class() => Assert.Equal(File.ReadAllText(Path.Combine(Readme.Sample, "ThreeLayerNetwork.cs")).ReplaceLineEndings("\n").TrimEnd(), Readme.Class);

    [Fact]
    public void It_shows_the_gradient_that_is_emitted_for_the_class()
    {
        // The emitted files of the build under test, and not those that another configuration has left beside them.
        string configuration = typeof(Training).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        string file = Assert.Single(Directory.GetFiles(Path.Combine(Readme.Sample, "obj", configuration), "*.Cost.g.cs", SearchOption.AllDirectories));
        string indented = string.Join('\n', Readme.Gradient.Split('\n').Select(line => line.Length == 0 ? line : "        " + line));
        Assert.Contains(indented, File.ReadAllText(file).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_shows_what_the_sample_prints()
    {
        using var sample = new SampleRun();
        (int code, string output, string error) = sample.Run();

        Assert.Equal((0, Chart.MissingText is null ? "" : $"{SampleRun.Picture}: {Chart.MissingText}\n"), (code, error));
        Assert.Equal(Readme.Output, string.Join('\n', output.TrimEnd().Split('\n').Select(line => line.TrimEnd())));
    }

    [Fact]
    public void The_first_page_of_the_repository_shows_the_same_output() =>
        Assert.Contains(Readme.Output, File.ReadAllText(Path.Combine(Readme.Sample, "..", "..", "README.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
}
