using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>What one part of a body leaves for others: a span for each type of value, with a place for each value, which serves again in the parts after the last one that needs it.</summary>
internal sealed class Workspace
{
    // Up to four kilobytes, which the stack has and which are cleared in no time, are worth no trip to the pool.
    private const int MostBytesOnStack = 4096;

    private readonly Graph _graph;
    private readonly Dictionary<int, int> _places = [];
    private readonly SortedDictionary<NumberType, int> _sizes = [];
    private readonly Dictionary<NumberType, string> _names = [];

    /// <param name="graph">The graph.</param>
    /// <param name="values">The values: the part that computes each, and the last one that needs it.</param>
    /// <param name="names">Names for the spans.</param>
    public Workspace(Graph graph, IEnumerable<(int Id, int From, int To)> values, NameAllocator names)
    {
        _graph = graph;
        foreach (IGrouping<NumberType, (int Id, int From, int To)> alike in values.Where(value => value.To > value.From).GroupBy(value => graph[value.Id].Type))
        {
            _sizes[alike.Key] = Arrange([.. alike.OrderBy(value => value.From)]);
        }

        foreach (NumberType type in Types)
        {
            _names[type] = names.Take(type switch { NumberType.Double => "values", NumberType.Boolean => "conditions", _ => type.Keyword() + "s" });
        }
    }

    /// <summary>The types of what is kept.</summary>
    public IEnumerable<NumberType> Types => _sizes.Keys;

    public bool Has(int id) => _places.ContainsKey(id);

    public NumberType TypeOf(int id) => _graph[id].Type;

    /// <summary>Where the value lies in the span of its type.</summary>
    public int PlaceOf(int id) => _places[id];

    /// <summary>The entry at that place.</summary>
    public string Entry(int id, string place) => $"{_names[_graph[id].Type]}[{place}]";

    public string NameOf(NumberType type) => _names[type];

    public string Declaration(NumberType type) => $"global::System.Span<{type.Keyword()}> {_names[type]}";

    /// <summary>Makes the length known to the compiler, so that no index is checked.</summary>
    public string Bound(NumberType type) => $"{_names[type]} = {_names[type]}.Slice(0, {_sizes[type]});";

    public bool IsRented => _sizes.Any(type => IsOnHeap(type.Key));

    /// <summary>Before the parts.</summary>
    public IEnumerable<string> Take() => Types.Select(type => IsOnHeap(type)
        ? $"{type.Keyword()}[] {_names[type]} = global::System.Buffers.ArrayPool<{type.Keyword()}>.Shared.Rent({_sizes[type]});"
        : $"{Declaration(type)} = stackalloc {type.Keyword()}[{_sizes[type]}];");

    /// <summary>After them.</summary>
    public IEnumerable<string> GiveBack() => Types.Where(IsOnHeap).Select(type => $"global::System.Buffers.ArrayPool<{type.Keyword()}>.Shared.Return({_names[type]});");

    private bool IsOnHeap(NumberType type) => _sizes[type] * Math.Max(1, type.Bits() / 8) > MostBytesOnStack;

    private int Arrange(IReadOnlyList<(int Id, int From, int To)> values)
    {
        int size = 0;
        var free = new Stack<int>();
        var taken = new SortedDictionary<int, List<int>>();
        foreach ((int id, int from, int to) in values)
        {
            while (taken.Count > 0 && taken.First() is var first && first.Key < from)
            {
                taken.Remove(first.Key);
                first.Value.ForEach(free.Push);
            }

            _places[id] = free.Count > 0 ? free.Pop() : size++;
            if (!taken.TryGetValue(to, out List<int>? places))
            {
                taken.Add(to, places = []);
            }

            places.Add(_places[id]);
        }

        return size;
    }
}
