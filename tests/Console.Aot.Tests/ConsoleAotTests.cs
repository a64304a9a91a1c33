using SampleTests;

namespace ConsoleAotSample.Tests;

/// <summary>The program on the .NET runtime, where it prints the same as when it is compiled ahead of time.</summary>
public sealed class ConsoleAotTests : IDisposable
{
    private readonly Sample _sample = new("Console.Aot");

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void The_README_shows_the_network() => _sample.ShowsTheFile("Network.cs");

    [Theory]
    [InlineData("C.UTF-8")]
    [InlineData("de_DE.UTF-8")]
    public void The_README_shows_what_is_printed(string locale) => Assert.Equal(_sample.Shown, _sample.Run(locale));
}
