using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>The computational graph as a flowchart in Mermaid: parameters and arguments, the values that have a name with their equations, and the cost.</summary>
internal static class ComputationalGraph
{
    /// <param name="derivation">The equations on paper.</param>
    /// <param name="derivative">What they are derived from.</param>
    public static IEnumerable<string> Draw(Derivation derivation, Derivative derivative)
    {
        yield return "flowchart LR";
        var drawn = new HashSet<int>();
        foreach ((int id, string text, IReadOnlyList<int> from) in derivation.Values())
        {
            foreach (int leaf in from.Where(source => derivative.Graph[source].Op.IsLeaf && drawn.Add(source)))
            {
                yield return derivative.Graph[leaf].Op == Ops.Parameter ? $"    n{leaf}([\"{Escape(derivation.Mention(leaf))}\"])" : $"    n{leaf}[/\"{Escape(derivation.Mention(leaf))}\"/]";
            }

            yield return id == derivative.Cost ? $"    n{id}[[\"{Escape(text)}\"]]" : $"    n{id}[\"{Escape(text)}\"]";
            foreach (int source in from)
            {
                yield return $"    n{source} --> n{id}";
            }
        }
    }

    private static string Escape(string text) => text.Replace("#", "#35;").Replace("\"", "#quot;").Replace("<", "#lt;").Replace(">", "#gt;");
}
