namespace Backprop.Generator.Emission;

/// <summary>What is declared before the statements of a body with loops: all of it in one piece, and in a part what the part mentions.</summary>
/// <param name="all">Names and declarations, which mention names that come before them.</param>
internal sealed class LoopDeclarations(IReadOnlyList<(string Name, string Declaration)> all)
{
    public IEnumerable<string> All => all.Select(value => value.Declaration);

    /// <summary>Those that these lines need, in their order.</summary>
    public IReadOnlyList<string> NeededBy(IEnumerable<string> lines)
    {
        var mentioned = new HashSet<string>(lines.Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).SelectMany(Identifiers), StringComparer.Ordinal);
        var needed = new List<string>();
        foreach ((string name, string declaration) in all.Reverse())
        {
            if (mentioned.Contains(NameAllocator.Bare(name)))
            {
                needed.Add(declaration);
                mentioned.UnionWith(Identifiers(declaration));
            }
        }

        needed.Reverse();
        return needed;
    }

    private static IEnumerable<string> Identifiers(string line)
    {
        int start = -1;
        for (int end = 0; end <= line.Length; end++)
        {
            bool isInside = end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] == '_');
            if (isInside && start < 0)
            {
                start = end;
            }
            else if (!isInside && start >= 0)
            {
                yield return line.Substring(start, end - start);
                start = -1;
            }
        }
    }
}
