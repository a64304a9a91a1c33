namespace SpiralsSample.Tests;

/// <summary>What the README shows is what there is; <see cref="RunTests"/> compares what is printed.</summary>
public sealed class ReadmeTests
{
    private readonly string[] _blocks = [.. Readme.Blocks("csharp")];

    [Fact]
    public void It_shows_the_network() => Assert.Equal(Readme.Source("Network.cs").TrimEnd(), _blocks[0]);

    [Fact]
    public void It_shows_an_epoch_of_the_training() => Assert.Contains(Indented(_blocks[1], 12), Readme.Source("Training.cs"), StringComparison.Ordinal);

    [Fact]
    public void It_shows_a_step_of_Adam() => Assert.Contains(Indented(_blocks[2], 8), Readme.Source("Adam.cs"), StringComparison.Ordinal);

    [Fact]
    public void It_shows_the_mean_gradient_that_is_emitted() => Assert.EndsWith(Indented(_blocks[3], 16), Samples(), StringComparison.Ordinal);

    [Fact]
    public void There_is_no_other_code() => Assert.Equal(4, _blocks.Length);

    /// <summary>What is emitted for the mean gradient, to the end of the loop over the samples.</summary>
    private static string Samples()
    {
        string emitted = Readme.Emitted();
        string method = emitted[emitted.IndexOf("void SumCostAndGradient<TLane>", StringComparison.Ordinal)..];
        return method[..method.IndexOf("\n            }\n        }\n", StringComparison.Ordinal)];
    }

    private static string Indented(string block, int spaces) =>
        string.Join('\n', block.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', spaces) + line));
}
