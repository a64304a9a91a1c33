using System.ComponentModel;
using System.Numerics;

namespace Backprop;

/// <summary>What generated code asks of the spans of a batch. Not meant to be called by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Batch
{
    /// <summary>The number of samples, which is the length of the first span.</summary>
    /// <param name="length">The length of the first span.</param>
    /// <param name="name">The argument that it was passed for.</param>
    /// <returns>The length, at least 1.</returns>
    /// <exception cref="ArgumentException">The span is empty.</exception>
    public static int Count(int length, string name) =>
        length > 0 ? length : throw new ArgumentException("The batch is empty: a mean needs at least one sample.", name);

    /// <summary>Requires a further span to have one entry a sample too.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="length">The length of the span.</param>
    /// <param name="name">The argument that it was passed for.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void RequireCount(int count, int length, string name)
    {
        if (length != count)
        {
            throw new ArgumentException($"The spans of a batch must have equal lengths: expected {count} {(count == 1 ? "entry" : "entries")}, as in the first, found {length}.", name);
        }
    }

    /// <summary>The number of samples, which have several numbers each, one sample after the other.</summary>
    /// <param name="length">The length of the span.</param>
    /// <param name="size">How many numbers a sample has.</param>
    /// <param name="name">The argument that it was passed for.</param>
    /// <exception cref="ArgumentException">The span is not made of whole samples.</exception>
    public static int Samples(int length, int size, string name) =>
        length % size == 0 ? length / size : throw new ArgumentException($"Each sample has {size} {(size == 1 ? "entry" : "entries")}: expected a multiple of {size}, found {length}.", name);

    /// <summary>Requires the entries of a vector or matrix.</summary>
    /// <param name="size">How many there must be.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="name">The argument that they were passed for.</param>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public static void RequireLength(int size, int length, string name)
    {
        if (length != size)
        {
            throw new ArgumentException($"Expected {size} {(size == 1 ? "entry" : "entries")}, found {length}.", name);
        }
    }

    /// <summary>Requires a further span to have as many samples, each with several numbers.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="length">The length of the span.</param>
    /// <param name="size">How many numbers a sample has.</param>
    /// <param name="name">The argument that it was passed for.</param>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public static void RequireSamples(int count, int length, int size, string name)
    {
        if (length != (long)count * size)
        {
            throw new ArgumentException($"The spans of a batch must have equally many samples: expected {count} times {size} entries, found {length}.", name);
        }
    }

    /// <summary>w −= rate · g, entry by entry.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradient">Their partials, in the same order; there may be more.</param>
    /// <param name="rate">The learning rate.</param>
    public static void Descend<T>(Span<T> parameters, ReadOnlySpan<T> gradient, T rate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        gradient = gradient[..parameters.Length];
        int i = 0;
        for (; i + System.Numerics.Vector<T>.Count <= parameters.Length; i += System.Numerics.Vector<T>.Count)
        {
            (new System.Numerics.Vector<T>(parameters[i..]) - (new System.Numerics.Vector<T>(gradient[i..]) * rate)).CopyTo(parameters[i..]);
        }

        for (; i < parameters.Length; i++)
        {
            parameters[i] -= gradient[i] * rate;
        }
    }

    /// <summary>Requires results to lie where they overwrite no sample that is still to be read: apart from the samples, or each in its own sample's place.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="results">The results.</param>
    /// <param name="name">The argument that the results were passed for.</param>
    /// <exception cref="ArgumentException">They overlap otherwise.</exception>
    public static void RequireApart<T>(ReadOnlySpan<T> samples, Span<T> results, string name)
    {
        if (MemoryExtensions.Overlaps(samples, results, out int offset) && offset != 0)
        {
            throw new ArgumentException("The results overlap other samples than their own: pass a span apart from the samples, or the same one.", name);
        }
    }

    /// <summary>Requires results to lie apart from samples of another size.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="results">The results.</param>
    /// <param name="name">The argument that the results were passed for.</param>
    /// <exception cref="ArgumentException">They overlap.</exception>
    public static void RequireDisjoint<T>(ReadOnlySpan<T> samples, Span<T> results, string name)
    {
        if (MemoryExtensions.Overlaps(samples, results))
        {
            throw new ArgumentException("The results overlap samples: pass a span apart from them.", name);
        }
    }

    /// <summary>Puts the cost of a sample into its column.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="sums">The row of columns.</param>
    /// <param name="sample">The sample.</param>
    public static void Accumulate<T>(T cost, Span<T> sums, int sample)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Accumulate<T, T>(cost, [], sums, sample);

    /// <summary>Puts the cost of a sample and its partials into the column of the sample, each in its row.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="partials">The partials.</param>
    /// <param name="sums">A row of columns for the cost, and one for each partial.</param>
    /// <param name="sample">The sample.</param>
    public static void Accumulate<T, TPartial>(T cost, ReadOnlySpan<TPartial> partials, Span<T> sums, int sample)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TPartial : unmanaged, IBinaryFloatingPointIeee754<TPartial>
    {
        int column = sample & (BlockSum.Columns<T>() - 1);
        sums[column] = cost;
        for (int i = 0; i < partials.Length; i++)
        {
            sums[((i + 1) * BlockSum.Columns<T>()) + column] = Real.Of<T>(Real.ToDouble(partials[i]));
        }
    }
}
