namespace Backprop.Benchmarks;

/// <summary>What the page shows.</summary>
/// <param name="Network">The network of single neurons.</param>
/// <param name="Layers">Networks of layers.</param>
/// <param name="CompileTime">The time that it takes to compile them.</param>
/// <param name="Editor">The time of an edit.</param>
internal sealed record Tables(string Network, string Layers, string CompileTime, string Editor)
{
    public IEnumerable<string> All => [Network, Layers, CompileTime, Editor];
}
