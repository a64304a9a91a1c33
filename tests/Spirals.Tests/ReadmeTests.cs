using System.Text.RegularExpressions;
using SampleTests;
using SkiaSharp;

namespace SpiralsSample.Tests;

/// <summary>What the README shows is what there is, and what is printed.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private readonly Sample _sample = new("Spirals");

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void It_shows_the_network() => _sample.ShowsTheFile("Network.cs", parts: 3);

    [Fact]
    public void It_shows_an_epoch_of_the_training() => Assert.Contains(_sample.Part(1, indentation: 12), _sample.Read("Training.cs"), StringComparison.Ordinal);

    [Fact]
    public void It_shows_a_step_of_Adam() => Assert.Contains(_sample.Part(2, indentation: 8), _sample.Read("Adam.cs"), StringComparison.Ordinal);

    /// <summary>To the end of the loop over the samples.</summary>
    [Fact]
    public void It_shows_the_mean_gradient_that_is_emitted()
    {
        string emitted = _sample.Emitted("Network.Cost");
        string method = emitted[emitted.IndexOf("void SumCostAndGradient<TLane>", StringComparison.Ordinal)..];
        Assert.EndsWith(_sample.Part(3, indentation: 16), method[..method.IndexOf("\n            }\n        }\n", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    /// <summary>But for the seconds, and whatever the culture and the width of the vectors.</summary>
    [Theory]
    [InlineData("C.UTF-8", "1")]
    [InlineData("de_DE.UTF-8", "0")]
    public void It_shows_what_is_printed(string locale, string wide)
    {
        string output = _sample.Run(locale, ("DOTNET_EnableAVX512", wide), ("DOTNET_EnableAVX512F", wide));
        string shown = SKTypeface.Default.GlyphCount > 0 ? _sample.Shown : _sample.Shown + ", without text: no font is installed (on Debian: apt-get install fonts-dejavu-core)";
        Assert.Equal(Untimed(shown), Untimed(output));
        Assert.Equal((900, 550), Sample.SizeOf(_sample.Picture("learning-curve.png")));
        Assert.Equal((700, 715), Sample.SizeOf(_sample.Picture("decision-regions.png")));
    }

    private static string Untimed(string output) => Seconds().Replace(output, "… s");

    [GeneratedRegex(@"[0-9.]+ s$", RegexOptions.Multiline)]
    private static partial Regex Seconds();
}
