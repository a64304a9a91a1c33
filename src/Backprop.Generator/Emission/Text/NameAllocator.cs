namespace Backprop.Generator.Emission;

/// <summary>Hands out identifiers, each once: the wanted one, or the wanted one with the first number that is free.</summary>
internal sealed class NameAllocator(IEnumerable<string> reserved, StringComparer? comparer = null)
{
    private readonly HashSet<string> _taken = new(reserved.Select(Bare), comparer ?? StringComparer.Ordinal);

    // The next number of each, so that ten thousand of one name take no time.
    private readonly Dictionary<string, int> _next = [];

    private int _numbered;

    public string Take(string wanted)
    {
        if (_taken.Add(Bare(wanted)))
        {
            return wanted;
        }

        string bare = Bare(wanted);
        int number = _next.TryGetValue(bare, out int next) ? next : 2;
        while (!_taken.Add($"{bare}_{number}"))
        {
            number++;
        }

        _next[bare] = number + 1;
        return $"{bare}_{number}";
    }

    /// <summary>A name for what has none: t1, t2, …</summary>
    public string TakeNumbered()
    {
        do
        {
            _numbered++;
        }
        while (!_taken.Add($"t{_numbered}"));
        return $"t{_numbered}";
    }

    /// <summary>A name that may have an index or a path as an identifier: <c>Hidden.W[0, 3]</c> is <c>Hidden_W_0_3</c>.</summary>
    public static string Identifier(string name) => name.Replace(", ", "_").Replace('[', '_').Replace("]", "").Replace('.', '_');

    /// <summary>@class and class are one identifier.</summary>
    public static string Bare(string name) => name.Replace("@", "");
}
