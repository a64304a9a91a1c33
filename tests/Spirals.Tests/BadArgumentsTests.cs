namespace SpiralsSample.Tests;

/// <summary>One mistake, one line on standard error, exit code 1, before anything is trained.</summary>
public sealed class BadArgumentsTests : IDisposable
{
    private readonly SampleRun _sample = new();

    public void Dispose() => _sample.Dispose();

    [Theory]
    [InlineData("a", "b")]
    [InlineData("--help")]
    public void What_is_no_folder_gives_the_usage(params string[] arguments) => Refuses("usage: Spirals [folder for the pictures]", arguments);

    [Theory]
    [InlineData("", "the name of the folder is empty")]
    [InlineData("taken", "taken: is a file, and not a folder")]
    [InlineData("taken/pictures", "taken/pictures: this folder cannot be made")]
    public void A_folder_that_cannot_be_made_is_named(string folder, string expected)
    {
        File.WriteAllText(_sample.PathOf("taken"), "");
        Refuses(expected, folder);
    }

    [Fact]
    public void A_picture_that_cannot_be_written_is_named()
    {
        Directory.CreateDirectory(_sample.PathOf(SampleRun.Pictures[0]));
        string path = Path.Combine(_sample.PathOf(""), SampleRun.Pictures[0]);
        var problem = Assert.Throws<IOException>(() => Pictures.In(_sample.PathOf("")).Save(SampleRun.Pictures[0], LearningCurve.Of([new Epoch(1, 1, 1)]), 90, 60));
        Assert.Equal($"{path}: cannot be written", problem.Message);
    }

    private void Refuses(string expected, params string[] arguments) => Assert.Equal((1, "", expected + "\n"), _sample.Run(arguments));
}
