using System.Globalization;
using System.Text.RegularExpressions;

namespace ThreeLayerNetworkSample.Tests;

/// <summary>The sample as a person runs it.</summary>
public sealed class RunTests : IDisposable
{
    private readonly SampleRun _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void Without_arguments_it_fits_the_launches_and_writes_the_picture_where_it_is_run()
    {
        Assert.Equal(0, _sample.Run().Code);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(_sample.PathOf(SampleRun.Picture))[..4]);
    }

    [Fact]
    public void A_file_that_is_named_is_fitted_instead()
    {
        (int code, string output, _) = _sample.Run(_sample.Write("0.5,0\r\n1.5,0.25\r\n2.5,1\r\n"));
        Assert.Equal(0, code);
        Assert.Contains("over 3 rows", output, StringComparison.Ordinal);
        Assert.DoesNotContain("°F", output, StringComparison.Ordinal);
        Assert.True(File.Exists(_sample.PathOf(SampleRun.Picture)));
    }

    [Theory]
    [InlineData("1.5,0\n2.5,1\n")]
    [InlineData("x,y\n1.5,0\n2.5,1\n")]
    [InlineData("# a comment\n\n Temperature , Distress \n\t1.5 , 0\n#\n2.5,1")]
    public void Comments_empty_lines_and_one_header_are_skipped(string content)
    {
        Observations data = Observations.Read(_sample.PathOf(_sample.Write(content)));
        Assert.Equal([1.5, 2.5], data.X);
        Assert.Equal([0, 1], data.Y);
        Assert.Equal([-1, 1], data.Normalised);
    }

    [Fact]
    public void Output_and_picture_are_the_same_in_every_culture()
    {
        // The comma of German numbers must be there to be guarded against.
        Assert.Equal(",", new CultureInfo("de-DE").NumberFormat.NumberDecimalSeparator);

        (int, string, string) english = _sample.Run([], "C.UTF-8");
        byte[] picture = File.ReadAllBytes(_sample.PathOf(SampleRun.Picture));
        Assert.Equal(english, _sample.Run([], "de_DE.UTF-8"));
        Assert.Equal(picture, File.ReadAllBytes(_sample.PathOf(SampleRun.Picture)));
    }

    [Fact]
    public void Redirected_output_is_short_and_plain()
    {
        string output = _sample.Run().Output;
        Assert.True(output.Split('\n').Length < 50);
        Assert.DoesNotContain('\e', output);
        Assert.DoesNotContain('\r', output);
        Assert.Equal(10, Regex.Count(output, "^epoch ", RegexOptions.Multiline));
    }
}
