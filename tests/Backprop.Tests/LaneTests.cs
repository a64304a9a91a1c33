using System.Diagnostics;
using System.Globalization;

namespace Backprop.Tests;

/// <summary>What is computed over many samples at a time: the same bits in every width of vectors.</summary>
public class LaneTests
{
    /// <summary>The switches of the runtime take instructions away: first AVX-512, then AVX2 and with it fused multiply-add, then all, so that the ways of other processors are taken.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", 128)]
    public void A_mean_has_the_same_bits_in_every_width(string switchedOff, int width)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(LaneTests).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment[switchedOff] = "0";
        using Process child = Process.Start(start)!;
        string printed = child.StandardOutput.ReadToEnd();
        Assert.True(child.WaitForExit(60_000));
        int end = printed.IndexOf('\n', StringComparison.Ordinal);
        Assert.True(int.Parse(printed[..end], CultureInfo.InvariantCulture) <= width, $"{switchedOff}=0 has left vectors of {printed[..end].Trim()} bits.");
        Assert.Equal(Program.Means() + LaneFunctions.Bits(), printed[(end + 1)..]);
    }
}
