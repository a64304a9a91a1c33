using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Backprop.PackageTests;

/// <summary>The package, made of this build under a version of its own, so that no cache has it; and a folder for projects that refer to it.</summary>
public sealed class Package : IDisposable
{
    private static readonly string s_configuration = typeof(Package).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("backprop-package-");

    public Package()
    {
        string project = Path.Combine(Here(), "..", "..", "src", "Backprop.Runtime", "Backprop.Runtime.csproj");
        Dotnet.Run(_folder.FullName, "pack", Path.GetFullPath(project), "--no-build", "--configuration", s_configuration, "--output", Feed, $"-p:PackageVersion={Version}");
    }

    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.{DateTime.UtcNow.Ticks}");

    /// <summary>The folder that the package lies in.</summary>
    public string Feed => Path.Combine(_folder.FullName, "feed");

    /// <summary>The paths of the files in the package, without what every package has.</summary>
    public IEnumerable<string> Files
    {
        get
        {
            using ZipArchive archive = ZipFile.OpenRead(Path.Combine(Feed, $"Backprop.{Version}.nupkg"));
            return [.. archive.Entries.Select(entry => entry.FullName).Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml").Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>What the package says of itself.</summary>
    public XElement Metadata
    {
        get
        {
            using ZipArchive archive = ZipFile.OpenRead(Path.Combine(Feed, $"Backprop.{Version}.nupkg"));
            using Stream stream = archive.GetEntry("Backprop.nuspec")!.Open();
            return XDocument.Load(stream).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        }
    }

    /// <summary>A copy of the user's project, outside of this repository.</summary>
    public string Project(string name)
    {
        string source = Path.Combine(AppContext.BaseDirectory, "Scratch");
        string target = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(target);
        foreach (string file in Directory.GetFiles(source))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        return target;
    }

    /// <summary>Where a project finds the package.</summary>
    public string[] Source => [$"-p:BackpropVersion={Version}", $"-p:RestoreAdditionalProjectSources={Feed}"];

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string own = Path.Combine(packages, "backprop", Version);
        if (Directory.Exists(own))
        {
            Directory.Delete(own, recursive: true);
        }
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
