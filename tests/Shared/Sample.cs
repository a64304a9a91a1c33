using System.Buffers.Binary;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace SampleTests;

/// <summary>A sample as a person runs it, as a process of its own in a temporary folder, and what its README shows.</summary>
internal sealed class Sample(string name) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory(name);
    private readonly string _source = Path.GetFullPath(Path.Combine(Here(), "..", "..", "samples", name));

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>What the README says that the sample prints: its last block without a language.</summary>
    public string Shown => Blocks("").Last();

    /// <summary>The README shows a file, and then as many parts of others.</summary>
    public void ShowsTheFile(string file, int parts = 0)
    {
        Assert.Equal(Read(file).TrimEnd(), Blocks("csharp").First());
        Assert.Equal(parts, Blocks("csharp").Count() - 1);
    }

    /// <summary>A part of another file that the README shows, with the indentation that it has there.</summary>
    public string Part(int index, int indentation) =>
        string.Join('\n', Blocks("csharp").ElementAt(index).Split('\n').Select(line => line.Length == 0 ? line : new string(' ', indentation) + line));

    public string Read(string file) => File.ReadAllText(Path.Combine(_source, file)).ReplaceLineEndings("\n");

    /// <summary>What is emitted for a cost, by the build under test, and not by another configuration, which has left its files beside them.</summary>
    public string Emitted(string cost)
    {
        string configuration = typeof(Sample).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        return Read(Assert.Single(Directory.GetFiles(Path.Combine(_source, "obj", configuration), $"*.{cost}.g.cs", SearchOption.AllDirectories)));
    }

    /// <summary>What the sample prints, in the locale that LC_ALL is to name.</summary>
    public string Run(string locale = "C.UTF-8", params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, name + ".dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = _folder.FullName,
            Environment = { ["LC_ALL"] = locale },
        };
        foreach ((string variable, string value) in environment)
        {
            start.Environment[variable] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd().ReplaceLineEndings("\n").TrimEnd();
        process.WaitForExit();
        Assert.Equal((0, ""), (process.ExitCode, error.GetAwaiter().GetResult()));
        return output;
    }

    public byte[] Picture(string file) => File.ReadAllBytes(Path.Combine(_folder.FullName, file));

    /// <summary>Width and height, which stand in the first chunk of a PNG.</summary>
    public static (int Width, int Height) SizeOf(byte[] picture)
    {
        Assert.Equal("PNG"u8.ToArray(), picture[1..4]);
        return (BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20)));
    }

    private IEnumerable<string> Blocks(string language) =>
        File.ReadAllText(Path.Combine(_source, "README.md")).ReplaceLineEndings("\n").Split("```")
            .Where((part, index) => index % 2 == 1 && part.StartsWith(language + "\n", StringComparison.Ordinal))
            .Select(part => part[(language.Length + 1)..].TrimEnd());

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
