using System.ComponentModel;
using System.Diagnostics;

namespace Backprop.Benchmarks;

/// <summary>The network in C, compiled by the machine's gcc into a temporary folder, for the processes of a run. (Its vector functions are those of Linux.)</summary>
internal static class NativeLibraries
{
    public const string Flags = "-O3 -march=native -ffast-math -shared -fPIC";

    // BenchmarkDotNet measures in processes of its own, which inherit it.
    private const string FolderVariable = "BACKPROP_BENCHMARKS_NATIVE";

    /// <summary>There are libraries in this run.</summary>
    public static bool Exist => Environment.GetEnvironmentVariable(FolderVariable) is not null;

    /// <summary>The version of gcc, or null where there is none.</summary>
    public static string? Version { get; private set; }

    /// <summary>Compiles the network for double and for float, and the networks of layers.</summary>
    /// <returns>The folder, to be deleted in the end; null where there is no gcc.</returns>
    public static string? Compile()
    {
        try
        {
            Version = OperatingSystem.IsLinux() ? Run("gcc", "-dumpfullversion").Trim() : null;
        }
        catch (Win32Exception)
        {
        }

        if (Version is null)
        {
            return null;
        }

        string folder = Directory.CreateTempSubdirectory("backprop-benchmarks-").FullName;
        string source = Path.Combine(AppContext.BaseDirectory, "Competitors", "network.c");
        foreach (string real in new[] { "double", "float" })
        {
            _ = Run("gcc", $"{Flags} -DREAL={real} \"{source}\" -o \"{Path.Combine(folder, real)}.so\" -lmvec -lm");
        }

        _ = Run("gcc", $"{Flags} \"{Path.Combine(AppContext.BaseDirectory, "Competitors", "layers.c")}\" -o \"{Path.Combine(folder, "layers")}.so\" -lmvec -lm");
        Environment.SetEnvironmentVariable(FolderVariable, folder);
        return folder;
    }

    /// <summary>The library for a type of numbers, or that of layers.</summary>
    public static string PathOf(string name) =>
        Path.Combine(Environment.GetEnvironmentVariable(FolderVariable) ?? throw new InvalidOperationException("There is no gcc."), $"{name}.so");

    private static string Run(string program, string arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {arguments} failed.");
    }
}
