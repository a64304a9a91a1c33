namespace Backprop.Generator.Emission;

/// <summary>Documentation comments, which are the hover texts of emitted members.</summary>
internal static class Documentation
{
    /// <summary>The most lines of a derivation that are shown in one place.</summary>
    public const int MostLines = 200;

    /// <summary>A documentation comment; what is handed in is text, not XML.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="summary">What the member is.</param>
    /// <param name="remarks">Its formulas, a line each.</param>
    /// <param name="arguments">What it takes: all of it, or nothing.</param>
    /// <param name="returns">What it returns.</param>
    public static void Document(this SourceWriter writer, string summary, IEnumerable<string>? remarks = null, IEnumerable<(string Name, string Text)>? arguments = null, string? returns = null)
    {
        writer.Line($"/// <summary>{Escape(summary)}</summary>");
        writer.Lines((arguments ?? []).Select(argument => $"/// <param name=\"{NameAllocator.Bare(argument.Name)}\">{Escape(argument.Text)}</param>"));
        writer.Lines(returns is null ? [] : [$"/// <returns>{Escape(returns)}</returns>"]);
        string[] lines = [.. remarks ?? []];
        if (lines.Length > 0)
        {
            writer.Line("/// <remarks>");
            writer.Lines(lines.Take(MostLines).Select(line => $"/// {Escape(line)}<br/>"));
            writer.Lines(lines.Length > MostLines ? [$"/// … and {lines.Length - MostLines} lines more, which stand beside the code.<br/>"] : []);
            writer.Line("/// </remarks>");
        }
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
