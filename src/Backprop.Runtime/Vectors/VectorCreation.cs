using System.Numerics;

namespace Backprop;

/// <summary>Vectors from entries, and from other vectors.</summary>
public static class Vector
{
    /// <summary>A vector with the given entries, which are copied. C# calls it for <c>Vector&lt;double&gt; v = [1, 2, 3];</c> too.</summary>
    public static Vector<T> Of<T>(params ReadOnlySpan<T> entries)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(entries.ToArray());

    /// <summary>A vector with the entries of an array, which are copied; the constructor and the conversion do not copy.</summary>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    public static Vector<T> Of<T>(T[] entries)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(entries);
        return new(entries.AsSpan().ToArray());
    }

    /// <summary>The entries of all, one vector after the other: a copy, whose length is the sum of the lengths.</summary>
    public static Vector<T> Concatenate<T>(params ReadOnlySpan<Vector<T>> vectors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = 0;
        foreach (Vector<T> vector in vectors)
        {
            length = checked(length + vector.Length);
        }

        var all = new Vector<T>(length);
        Span<T> rest = all.AsSpan();
        foreach (Vector<T> vector in vectors)
        {
            vector.CopyTo(rest);
            rest = rest[vector.Length..];
        }

        return all;
    }
}
