using System.Diagnostics;
using System.Text;

namespace Backprop.PackageTests;

/// <summary>Commands, as a person types them.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan s_most = TimeSpan.FromMinutes(5);

    /// <summary>dotnet with some arguments; what it prints has no line with a warning.</summary>
    public static string Run(string folder, params string[] arguments)
    {
        (int code, string output) = Try(folder, arguments);
        Assert.True(code == 0, $"dotnet {string.Join(' ', arguments)}\n{output}");
        Assert.DoesNotContain(output.Split('\n'), line => line.Contains("warning", StringComparison.OrdinalIgnoreCase) && !line.Contains("0 Warning(s)", StringComparison.Ordinal));
        return output;
    }

    /// <summary>dotnet with some arguments, whatever comes of it.</summary>
    public static (int Code, string Output) Try(string folder, params string[] arguments) => Start(folder, "dotnet", arguments);

    /// <summary>A program, which must succeed.</summary>
    public static string Program(string path, params string[] arguments)
    {
        (int code, string output) = Start(Path.GetDirectoryName(path)!, path, arguments);
        Assert.True(code == 0, $"{path}\n{output}");
        return output;
    }

    private static (int Code, string Output) Start(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // What tests of this run have set is not the user's.
        foreach (string variable in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name is "VSTEST_HOST_DEBUG" or "DOTNET_ROLL_FORWARD").ToArray())
        {
            start.Environment.Remove(variable);
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(s_most))
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        return (process.ExitCode, (output.GetAwaiter().GetResult() + error.GetAwaiter().GetResult()).ReplaceLineEndings("\n"));
    }
}
