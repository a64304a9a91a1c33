namespace Backprop.Generator.Tests;

internal static class Numbers
{
    /// <summary>Equal, or apart by no more than the tolerance relative to what is expected; infinities and NaN must be the same.</summary>
    public static void AssertClose(double expected, double actual, double tolerance, string what)
    {
        bool isClose = expected.Equals(actual) || (expected == 0 && actual == 0) || Math.Abs(expected - actual) <= tolerance * Math.Abs(expected);
        Assert.True(isClose, $"{what}: expected {expected:R}, found {actual:R}");
    }
}
