using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Environments;

namespace Backprop.Benchmarks;

/// <summary>What the ratios depend on.</summary>
internal static class Machine
{
    private static int VectorBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    public static IEnumerable<string> Describe()
    {
        HostEnvironmentInfo host = HostEnvironmentInfo.GetCurrent();
        yield return $"{host.Cpu.Value?.ProcessorName ?? "unknown processor"}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores, vectors of {VectorBits} bits";
        yield return RuntimeInformation.OSDescription;
        yield return RuntimeInformation.FrameworkDescription;
        yield return NativeLibraries.Version is { } version ? $"gcc {version}, {NativeLibraries.Flags}" : "no gcc";
    }
}
