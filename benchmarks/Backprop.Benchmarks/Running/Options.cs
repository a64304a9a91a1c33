namespace Backprop.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="IsQuick">The main rows, in about three minutes.</param>
/// <param name="Write">The pages in docs are rewritten.</param>
/// <param name="Rest">What BenchmarkDotNet is given.</param>
internal sealed record Options(bool IsQuick, bool Write, string[] Rest)
{
    private const string Quick = "--quick";
    private const string WritePage = "--write";

    public static Options Parse(string[] arguments) =>
        new(arguments.Contains(Quick), arguments.Contains(WritePage), [.. arguments.Where(argument => argument is not (Quick or WritePage))]);
}
