using System.Diagnostics;
using System.Text;

namespace ThreeLayerNetworkSample.Tests;

/// <summary>Runs the sample as a person does, as a process of its own, in a temporary folder.</summary>
internal sealed class SampleRun : IDisposable
{
    public const string Picture = "three-layer-network.png";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("three-layer-network");

    public void Dispose() => _folder.Delete(recursive: true);

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file into the folder, and names it as the command line would.</summary>
    public string Write(string content, string name = "data.csv")
    {
        File.WriteAllText(PathOf(name), content);
        return name;
    }

    public (int Code, string Output, string Error) Run(params string[] arguments) => Run(arguments, locale: null);

    /// <param name="arguments">The command line.</param>
    /// <param name="locale">What LC_ALL says, or null to leave it as it is.</param>
    public (int Code, string Output, string Error) Run(string[] arguments, string? locale)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Training).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = _folder.FullName,
        };
        if (locale is not null)
        {
            start.Environment["LC_ALL"] = locale;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.ReplaceLineEndings("\n"), error.GetAwaiter().GetResult().ReplaceLineEndings("\n"));
    }
}
