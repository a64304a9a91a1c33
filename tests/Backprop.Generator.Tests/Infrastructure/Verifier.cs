#if !USE_VERIFY
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Tests;

/// <summary>
/// Compares emitted files with the snapshots beside the test, by the conventions of Verify.SourceGenerators: <c>Class.Method#File.g.verified.cs</c>, and
/// <c>.received.cs</c> for what differs. Build with -p:UseVerify=true to run the same tests with Verify itself.
/// </summary>
internal static class Verifier
{
    public static Task Verify(GeneratorDriver driver, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}");
        List<string> different = [];
        foreach (GeneratedSourceResult source in driver.GetRunResult().Results.Single().GeneratedSources)
        {
            string path = $"{stem}#{Path.ChangeExtension(source.HintName, null)}";
            string received = $"//HintName: {source.HintName}\n{source.SourceText}".TrimEnd('\n');
            string? verified = File.Exists(path + ".verified.cs") ? File.ReadAllText(path + ".verified.cs").ReplaceLineEndings("\n").TrimEnd('\n').TrimStart('\uFEFF') : null;
            if (verified == received)
            {
                File.Delete(path + ".received.cs");
            }
            else
            {
                File.WriteAllText(path + ".received.cs", received);
                different.Add(path + ".received.cs");
            }
        }

        Assert.True(different.Count == 0, "Look at these files, and rename them to .verified.cs if they are right:\n" + string.Join('\n', different));
        return Task.CompletedTask;
    }
}
#endif
