using System.Buffers.Binary;
using System.Text.RegularExpressions;

namespace SpiralsSample.Tests;

/// <summary>The sample as a person runs it.</summary>
public sealed partial class RunTests : IDisposable
{
    private readonly SampleRun _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void It_prints_what_the_README_shows_and_writes_the_pictures_where_it_is_run()
    {
        (int code, string output, string error) = _sample.Run();

        Assert.Equal((0, SampleRun.NoError), (code, error));
        Assert.Equal(Untimed(Readme.Output), Untimed(string.Join('\n', output.TrimEnd().Split('\n').Select(line => line.TrimEnd()))));
        Assert.DoesNotContain('\e', output);
        Assert.DoesNotContain('\r', output);
        Assert.Equal((LearningCurve.Width, LearningCurve.Height), SizeOf(SampleRun.Pictures[0]));
        Assert.Equal((DecisionRegions.Width, DecisionRegions.Height), SizeOf(SampleRun.Pictures[1]));
    }

    /// <summary>A folder is made for the pictures; the numbers are those of the README, whatever the culture and the width of the vectors.</summary>
    [Fact]
    public void Numbers_are_the_same_in_another_culture_and_with_narrower_vectors()
    {
        (int code, string output, string error) = _sample.Run(["new/pictures"], ("LC_ALL", "de_DE.UTF-8"), ("DOTNET_EnableAVX512", "0"), ("DOTNET_EnableAVX512F", "0"));

        Assert.Equal((0, SampleRun.NoError), (code, error));
        Assert.StartsWith(Numbers(Readme.Output), Untimed(string.Join('\n', output.TrimEnd().Split('\n').Select(line => line.TrimEnd()))), StringComparison.Ordinal);
        Assert.All(SampleRun.Pictures, name => Assert.True(File.Exists(_sample.PathOf(Path.Combine("new/pictures", name)))));
    }

    private static string Untimed(string output) => Timing().Replace(output, "… s: … samples a second");

    private static string Numbers(string output) => Untimed(output[..output.LastIndexOf("pictures:", StringComparison.Ordinal)]);

    /// <summary>Width and height stand in the first chunk of a PNG.</summary>
    private (int Width, int Height) SizeOf(string picture)
    {
        byte[] bytes = File.ReadAllBytes(_sample.PathOf(picture));
        Assert.Equal("PNG"u8.ToArray(), bytes[1..4]);
        return (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
    }

    [GeneratedRegex(@"^[0-9.]+ s: [0-9,]+ samples a second", RegexOptions.Multiline)]
    private static partial Regex Timing();
}
