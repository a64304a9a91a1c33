namespace ThreeLayerNetworkSample.Tests;

/// <summary>One mistake, one line on standard error, exit code 1.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly SampleRun _sample = new();

    public void Dispose() => _sample.Dispose();

    [Theory]
    [InlineData("x,y\n1,0\n2,zwei\n", "data.csv(3): 'zwei' is not a finite number")]
    [InlineData("1,0\n2,\n", "data.csv(2): '' is not a finite number")]
    [InlineData("1,0\n2,NaN\n", "data.csv(2): 'NaN' is not a finite number")]
    [InlineData("1,0\n-Infinity,1\n", "data.csv(2): '-Infinity' is not a finite number")]
    [InlineData("1,0\n1e999,1\n", "data.csv(2): '1e999' is not a finite number")]
    [InlineData("# a comment\n\n1,0\n1,2,3\n", "data.csv(4): expected two columns, x and y, found 3")]
    [InlineData("1,0\n2,1.5\n", "data.csv(2): y must lie between 0 and 1, found 1.5")]
    [InlineData("1,0\n2,-0.5\n", "data.csv(2): y must lie between 0 and 1, found -0.5")]
    public void A_bad_row_is_named(string content, string expected) => Refuses(expected, _sample.Write(content));

    [Theory]
    [InlineData("x,y\nx,y\n", "data.csv(2): 'x' is not a finite number")]
    [InlineData("NaN,NaN\n1,0\n2,1\n", "data.csv(1): 'NaN' is not a finite number")]
    [InlineData("l,0\n2,1\n3,0\n", "data.csv(1): 'l' is not a finite number")]
    [InlineData("1;0\n2,1\n3,0\n", "data.csv(1): expected two columns, x and y, found 1")]
    [InlineData(",\n2,1\n3,0\n", "data.csv(1): '' is not a finite number")]
    public void A_bad_row_does_not_pass_for_a_header(string content, string expected) => Refuses(expected, _sample.Write(content));

    [Theory]
    [InlineData("", "data.csv: no rows")]
    [InlineData("# nothing\nx,y\n", "data.csv: no rows")]
    [InlineData("0.1,0\n0.1,0\n0.1,1\n", "data.csv: every x is 0.1: there is no curve through one point")]
    [InlineData("1e308,0\n-1e308,1\n", "data.csv: the values of x are too far apart, or too close, to be normalised")]
    [InlineData("1e-320,0\n2e-320,1\n", "data.csv: the values of x are too far apart, or too close, to be normalised")]
    public void Rows_that_cannot_be_fitted_are_refused(string content, string expected) => Refuses(expected, _sample.Write(content));

    [Theory]
    [InlineData("data.csv", "data.csv: no such file")]
    [InlineData("no/data.csv", "no/data.csv: no such file")]
    [InlineData(".", ".: is a directory")]
    [InlineData("", "the name of the file is empty")]
    public void A_file_that_cannot_be_read_is_named(string name, string expected) => Refuses(expected, name);

    [Fact]
    public void Too_many_arguments_give_the_usage() => Refuses("usage: ThreeLayerNetwork [file.csv]", "a.csv", "b.csv");

    [Fact]
    public void A_picture_that_cannot_be_written_is_named()
    {
        Directory.CreateDirectory(_sample.PathOf(SampleRun.Picture));
        (int code, _, string error) = _sample.Run();
        Assert.Equal((1, $"{SampleRun.Picture}: cannot be written\n"), (code, error));
    }

    private void Refuses(string expected, params string[] arguments)
    {
        Assert.Equal((1, "", expected + "\n"), _sample.Run(arguments));
        Assert.False(File.Exists(_sample.PathOf(SampleRun.Picture)));
    }
}
