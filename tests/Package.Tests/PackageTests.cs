using System.Runtime.InteropServices;

namespace Backprop.PackageTests;

/// <summary>What is in the package, and what a user's project makes of it, from a folder of packages to a native program.</summary>
public sealed class PackageTests(Package package) : IClassFixture<Package>
{
    [Fact]
    public void It_has_these_files_and_no_others() => Assert.Equal(
        [
            "Backprop.nuspec",
            "README.md",
            "analyzers/dotnet/cs/Backprop.CodeFixes.dll",
            "analyzers/dotnet/cs/Backprop.Generator.dll",
            "build/Backprop.targets",
            "buildTransitive/Backprop.targets",
            "icon.png",
            "lib/net10.0/Backprop.Runtime.dll",
            "lib/net10.0/Backprop.Runtime.xml",
        ],
        package.Files);

    [Fact]
    public void It_says_what_it_is()
    {
        string Text(string name) => package.Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value ?? "";
        Assert.Equal(("Backprop", "README.md", "icon.png", "MIT"), (Text("id"), Text("readme"), Text("icon"), Text("license")));
        Assert.NotEmpty(Text("description"));
        Assert.NotEmpty(Text("tags"));
        Assert.DoesNotContain(package.Metadata.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.True(File.Exists(Path.Combine(package.Feed, $"Backprop.{package.Version}.snupkg")));
    }

    /// <summary>With all analyzers, warnings as errors, checked arithmetic, C# 13 and documentation.</summary>
    [Fact]
    public void A_strict_project_builds_without_a_warning_and_runs_alike_as_it_is_trimmed_and_native()
    {
        string project = package.Project("strict");
        Dotnet.Run(project, ["build", "-c", "Release", .. package.Source]);
        string expected = Dotnet.Run(project, "bin/Release/net10.0/Scratch.dll");
        Assert.EndsWith("trained\n", expected, StringComparison.Ordinal);

        string runtime = RuntimeInformation.RuntimeIdentifier;
        Dotnet.Run(project, ["publish", "-r", runtime, "-p:PublishAot=true", "-o", "native", .. package.Source]);
        Assert.Equal(expected, Dotnet.Program(Path.Combine(project, "native", Executable)));
        Dotnet.Run(project, ["publish", "-r", runtime, "--self-contained", "-p:PublishTrimmed=true", "-o", "trimmed", .. package.Source]);
        Assert.Equal(expected, Dotnet.Program(Path.Combine(project, "trimmed", Executable)));
    }

    /// <summary>The first compiler that has all of C# 13, which the generator is compiled against.</summary>
    [Fact]
    public void The_oldest_compiler_is_enough() => Dotnet.Run(package.Project("oldest"), ["build", "-p:Compiler=4.14.0", .. package.Source]);

    [Theory]
    [InlineData("-p:CompilerApiVersion=roslyn4.12", "error BP1001: Backprop needs the C# compiler 4.14 or newer, and this project is compiled by 4.12. Use the .NET SDK 9.0.300 or newer")]
    [InlineData("-p:LangVersion=12.0", "error BP1002: Backprop needs C# 13 or newer, for partial properties, and this project sets LangVersion to 12.0. Remove the LangVersion, or set it to 13 or newer.")]
    public void What_is_too_old_is_told_what_it_takes(string property, string message)
    {
        (int code, string output) = Dotnet.Try(package.Project("old" + property.Length), ["build", property, .. package.Source]);
        Assert.NotEqual(0, code);
        Assert.Contains(message, output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }

    private static string Executable => OperatingSystem.IsWindows() ? "Scratch.exe" : "Scratch";
}
