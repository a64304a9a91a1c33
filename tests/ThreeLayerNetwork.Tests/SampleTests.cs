using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ThreeLayerNetworkSample.Tests;

/// <summary>The sample as a person runs it, and its README.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("three-layer-network");

    private static string Sample { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "samples", "ThreeLayerNetwork"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void It_prints_what_the_README_shows_and_writes_the_picture()
    {
        (int code, string output, string error) = Run();
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(Block("", ending: "three-layer-network.png"), string.Join('\n', output.TrimEnd().Split('\n').Select(line => line.TrimEnd())));

        byte[] picture = File.ReadAllBytes(Path.Combine(_folder.FullName, "three-layer-network.png"));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture[..4]);
    }

    [Fact]
    public void The_repository_s_first_page_shows_the_same_output() =>
        Assert.Contains(Block("", ending: "three-layer-network.png"), File.ReadAllText(Path.Combine(Sample, "..", "..", "README.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Fact]
    public void Training_learns_that_cold_is_dangerous()
    {
        Observations data = Observations.Read(Path.Combine(Sample, "challenger.csv"));
        ThreeLayerNetwork network = Training.Start();
        double before = network.MeanCost(data.Normalised, data.Y);
        double after = Training.Run(network, data, (_, _) => { });
        double[] fitted = [.. Enumerable.Range(31, 51).Select(temperature => network.Predict(data.Normalise(temperature)))];

        Assert.Equal(23, data.Y.Length);
        Assert.True(after < 0.6 * before, $"{before} to {after}");
        Assert.True(fitted[0] > 0.5 && fitted[^1] < 0.5);
        Assert.Equal(fitted.OrderDescending(), fitted);
    }

    [Theory]
    [InlineData("x,y\n1,0\n2,zwei\n", "data.csv(3): 'zwei' is not a finite number")]
    [InlineData("# a comment\n\n1,0\n1,2,3\n", "data.csv(4): expected two columns, x and y, found 3")]
    [InlineData("1;0\n2;1\n", "data.csv(2): expected two columns, x and y, found 1")]
    [InlineData("1,0\n2,1.5\n", "data.csv(2): y must lie between 0 and 1, found 1.5")]
    [InlineData("NaN,0\n", "data.csv(1): 'NaN' is not a finite number")]
    [InlineData("x,y\nx,y\n", "data.csv(2): 'x' is not a finite number")]
    [InlineData("3,0\n3,1\n", "data.csv: every x is 3: there is no curve through one point")]
    [InlineData("# nothing\n", "data.csv: no rows")]
    [InlineData(null, "data.csv: no such file")]
    public void Bad_input_gives_one_line_and_exit_code_1(string? content, string expected)
    {
        if (content is not null)
        {
            File.WriteAllText(Path.Combine(_folder.FullName, "data.csv"), content);
        }

        Assert.Equal((1, "", expected + "\n"), Run("data.csv"));
    }

    [Fact]
    public void Any_other_file_is_fitted_too()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "data.csv"), "0.5,0\r\n1.5,0.25\r\n2.5,1\r\n");
        (int code, string output, _) = Run("data.csv");
        Assert.Equal(0, code);
        Assert.Contains("over 3 rows", output, StringComparison.Ordinal);
        Assert.DoesNotContain("°F", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_read_alike_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string path = Path.Combine(_folder.FullName, "data.csv");
        File.WriteAllText(path, "0.5,0\n1.5,0.25\n");
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal([0.5, 1.5], Observations.Read(path).X);
            Assert.Equal("0.25", Report.Text(0.25, "F2"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_README_shows_the_class_and_the_gradient_that_is_emitted_for_it()
    {
        Assert.Equal(File.ReadAllText(Path.Combine(Sample, "ThreeLayerNetwork.cs")).ReplaceLineEndings("\n").TrimEnd(), Block("csharp", ending: "}", number: 0));

        string emitted = File.ReadAllText(Directory.GetFiles(Path.Combine(Sample, "obj"), "*.Cost.g.cs", SearchOption.AllDirectories).OrderDescending().OrderBy(File.GetLastWriteTimeUtc).Last());
        Assert.Contains(Block("csharp", ending: "}", number: 1).Replace("\n", "\n        ", StringComparison.Ordinal).Replace("\n        \n", "\n\n", StringComparison.Ordinal), emitted, StringComparison.Ordinal);
    }

    private (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Training).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            WorkingDirectory = _folder.FullName,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.ReplaceLineEndings("\n"), error.GetAwaiter().GetResult().ReplaceLineEndings("\n"));
    }

    /// <summary>A fenced block of the sample's README: of a language, with this ending, and of those the one with this number.</summary>
    private static string Block(string language, string ending, int number = 0)
    {
        string[] parts = File.ReadAllText(Path.Combine(Sample, "README.md")).ReplaceLineEndings("\n").Split("```");
        return parts.Where((part, index) => index % 2 == 1 && part.StartsWith(language + "\n", StringComparison.Ordinal)).Select(part => part[(language.Length + 1)..].TrimEnd())
            .Where(block => block.EndsWith(ending, StringComparison.Ordinal)).ElementAt(number);
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
