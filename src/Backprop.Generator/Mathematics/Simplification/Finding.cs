namespace Backprop.Generator.Mathematics;

/// <summary>What a pattern has found: what its variables stand for, and how many operations fall away with it.</summary>
/// <param name="graph">The graph.</param>
/// <param name="opaque">Nodes that are nothing but themselves.</param>
/// <param name="isShared">A node that something else needs too, so that it stays.</param>
internal sealed class Finding(Graph graph, ISet<int> opaque, Func<int, bool> isShared)
{
    private readonly List<(string Variable, int Node)> _bindings = [];

    public Graph Graph => graph;

    /// <summary>The operations that nothing needs any more where the whole is replaced: itself, and what only it needs.</summary>
    public int Falling { get; private set; }

    /// <summary>Where a search stands, to come back to.</summary>
    public (int Bindings, int Falling) State
    {
        get => (_bindings.Count, Falling);
        set
        {
            _bindings.RemoveRange(value.Bindings, _bindings.Count - value.Bindings);
            Falling = value.Falling;
        }
    }

    public int this[string variable] => Of(variable, _bindings);

    /// <summary>The number that a variable stands for.</summary>
    public double Number(string variable) => graph[this[variable]].Value;

    /// <summary>What is found now, to be kept while something else is looked for.</summary>
    public (string Variable, int Node)[] Bindings() => [.. _bindings];

    public static int Of(string variable, IReadOnlyList<(string Variable, int Node)> bindings)
    {
        int place = 0;
        while (bindings[place].Variable != variable)
        {
            place++;
        }

        return bindings[place].Node;
    }

    public Finding Begin()
    {
        State = (0, 1);
        return this;
    }

    public bool IsOpaque(int id) => opaque.Contains(id);

    /// <summary>An operation within the pattern, of one that falls away or not; says whether it does itself.</summary>
    public bool Enter(int id, bool falls)
    {
        bool own = falls && !isShared(id);
        Falling += own ? 1 : 0;
        return own;
    }

    public bool Bind(string variable, int id)
    {
        foreach ((string known, int node) in _bindings)
        {
            if (known == variable)
            {
                return node == id;
            }
        }

        _bindings.Add((variable, id));
        return true;
    }
}
