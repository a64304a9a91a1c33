namespace Backprop.Generator.Emission;

/// <summary>A value where it lies in memory.</summary>
/// <param name="Span">The span that has it.</param>
/// <param name="First">The entry that it begins with.</param>
/// <param name="Varies">For a block of samples, a row for each entry; otherwise the entries themselves.</param>
/// <param name="Count">How many entries the span has.</param>
internal readonly record struct LoopPlace(string Span, int First, bool Varies, int Count)
{
    /// <summary>The span from the first entry on, with this many.</summary>
    public string Slice(int count) => Varies ? (First == 0 ? Span : $"{Span}.Slice({First} * Stride)") : count == Count ? Span : $"{Span}.Slice({First}, {count})";
}
