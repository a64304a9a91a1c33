using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>Where in the workspace values lie, one for a block of samples or one for a single sample. A place serves again when its value is no longer needed.</summary>
internal sealed class LoopRoom
{
    private readonly Dictionary<int, int> _places = [];

    /// <param name="values">What needs a place: the value, its size, the step that computes it, and the last one that uses it.</param>
    /// <param name="line">Larger values begin at multiples of this: what fills a cache line.</param>
    public LoopRoom(IEnumerable<(int Id, int Size, int From, int To)> values, int line = 1)
    {
        var taken = new List<(int Start, int Size, int To)>();
        foreach ((int id, int size, int from, int to) in values.OrderBy(value => value.From).ThenBy(value => value.Id))
        {
            taken.RemoveAll(other => other.To < from);
            int start = 0;
            foreach ((int Start, int Size, int To) other in taken.OrderBy(other => other.Start))
            {
                if (start + size <= other.Start)
                {
                    break;
                }

                int next = Math.Max(start, other.Start + other.Size);
                start = size < line ? next : (next + line - 1) / line * line;
            }

            taken.Add((start, size, to));
            _places[id] = start;
            Size = Math.Max(Size, start + size);
        }
    }

    /// <summary>How much there must be.</summary>
    public int Size { get; }

    /// <summary>Where a value begins.</summary>
    public int this[int id] => _places[id];
}
