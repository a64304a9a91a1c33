using System.Diagnostics;
using System.Text;

namespace SpiralsSample.Tests;

/// <summary>Runs the sample as a person does, as a process of its own, in a temporary folder.</summary>
public sealed class SampleRun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spirals");

    public static IReadOnlyList<string> Pictures { get; } = ["learning-curve.png", "decision-regions.png"];

    /// <summary>What it says on standard error when all is well.</summary>
    public static string NoError => SpiralsSample.Pictures.MissingText is { } reason ? reason + "\n" : "";

    public void Dispose() => _folder.Delete(recursive: true);

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public (int Code, string Output, string Error) Run(params string[] arguments) => Run(arguments, []);

    /// <param name="arguments">The command line.</param>
    /// <param name="environment">Names and values of variables.</param>
    public (int Code, string Output, string Error) Run(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Training).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = _folder.FullName,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.ReplaceLineEndings("\n"), error.GetAwaiter().GetResult().ReplaceLineEndings("\n"));
    }
}
