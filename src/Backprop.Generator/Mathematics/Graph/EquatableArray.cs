using System.Collections;

namespace Backprop.Generator;

/// <summary>An immutable list that is equal to another when its elements are: what the incremental pipeline needs to see that nothing has changed.</summary>
internal readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly T[]? _items;

    public EquatableArray(IEnumerable<T> items) => _items = [.. items];

    private EquatableArray(T[] items) => _items = items;

    public int Count => Items.Length;

    private T[] Items => _items ?? [];

    public T this[int index] => Items[index];

    /// <summary>The array itself, which nobody changes any more: there are hundreds of thousands of them in a large graph.</summary>
    public static EquatableArray<T> Owning(T[] items) => new(items);

    public bool Equals(EquatableArray<T> other) => Items.AsSpan().SequenceEqual(other.Items);

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        int hash = Items.Length;
        foreach (T item in Items)
        {
            hash = (hash * 397) ^ item.GetHashCode();
        }

        return hash;
    }

    public Enumerator GetEnumerator() => new(Items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Items.GetEnumerator();

    // The same as LINQ's, without objects: graphs ask them of every node, many times.
    public bool All(Func<T, bool> condition)
    {
        foreach (T item in Items)
        {
            if (!condition(item))
            {
                return false;
            }
        }

        return true;
    }

    public bool Any(Func<T, bool> condition)
    {
        foreach (T item in Items)
        {
            if (condition(item))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>For loops, without an object.</summary>
    public struct Enumerator(T[] items)
    {
        private int _index = -1;

        public readonly T Current => items[_index];

        public bool MoveNext() => ++_index < items.Length;
    }
}
