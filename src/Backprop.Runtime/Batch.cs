using System.ComponentModel;

namespace Backprop;

/// <summary>Checks that generated code makes on the spans of a batch. Not meant to be called by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Batch
{
    /// <summary>The number of samples, from the length of the first span.</summary>
    /// <exception cref="ArgumentException">The span is empty.</exception>
    public static int Count(int length, string name) =>
        length > 0 ? length : throw new ArgumentException("The batch is empty: a mean needs at least one sample.", name);

    /// <summary>Holds the length of a further span against the number of samples.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void RequireCount(int count, int length, string name)
    {
        if (length != count)
        {
            throw new ArgumentException($"The spans of a batch must have equal lengths: expected {count} entries, as in the first, found {length}.", name);
        }
    }
}
