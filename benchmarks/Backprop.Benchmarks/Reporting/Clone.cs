using System.Reflection;

namespace Backprop.Benchmarks;

/// <summary>The clone in which this was built.</summary>
internal static class Clone
{
    public static string Root { get; } = Find();

    /// <summary>Debug or Release.</summary>
    public static string Configuration { get; } = typeof(Clone).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Backprop.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("This was not built in a clone of the project.");
    }
}
