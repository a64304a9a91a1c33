using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// Numbers in a row, x₀ … xₙ₋₁: the activations of a layer, its biases, the logits of a classifier. A view of a part of an array, as <see cref="Memory{T}"/> is: copies share their entries, and a slice writes to what it is a slice of.
/// </summary>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>. The algebra takes the other binary floating-point types too, the functions of <see cref="Functions"/> do not.</typeparam>
/// <remarks>
/// <para>Results of operators and functions are vectors of their own, over arrays of their own. What an operation needs of its operands' lengths is said there; where they do not fit, the message of the <see cref="ArgumentException"/> has both.
/// The default value has length 0.</para>
/// <para>Sums take the entries in their order, from the first to the last, in one accumulator that starts at 0, each product rounded before it is added: they have the bits of the loop that one would write.</para>
/// <para>There is no <c>v * w</c>, which is the dot product to some and elementwise to others: write <see cref="Dot"/> or <see cref="PointwiseMultiply"/>. And no <c>==</c>: <see cref="Equals(Vector{T})"/> compares views, <c>v.AsSpan().SequenceEqual(w)</c> entries.</para>
/// </remarks>
[CollectionBuilder(typeof(Vector), nameof(Vector.Of))]
public readonly partial struct Vector<T> : IEquatable<Vector<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[]? _array;
    private readonly int _offset;

    /// <summary>A vector of zeros.</summary>
    /// <param name="length">The number of entries.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public Vector(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _array = new T[length];
        Length = length;
    }

    /// <summary>A view of a whole array, which is not copied.</summary>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    public Vector(T[] array)
    {
        ArgumentNullException.ThrowIfNull(array);
        _array = array;
        Length = array.Length;
    }

    /// <summary>A view of a part of an array, which is not copied.</summary>
    /// <param name="array">The array.</param>
    /// <param name="offset">The index of the first entry.</param>
    /// <param name="length">The number of entries.</param>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The array does not hold such a part.</exception>
    public Vector(T[] array, int offset, int length)
    {
        ArgumentNullException.ThrowIfNull(array);
        Shapes.RequirePart(array.Length, offset, length);
        _array = array;
        _offset = offset;
        Length = length;
    }

    /// <summary>The number of entries.</summary>
    public int Length { get; }

    /// <summary>An entry, by reference: <c>v[i] = 1</c> writes it, also where v is a property.</summary>
    /// <param name="index">From 0 to <see cref="Length"/> − 1; <c>v[^1]</c> is the last.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such entry.</exception>
    public ref T this[int index] => ref AsSpan()[index];

    /// <summary>A view of consecutive entries, which C# calls for <c>v[2..5]</c>.</summary>
    /// <param name="start">The index of the first.</param>
    /// <param name="length">Their number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The vector does not hold them.</exception>
    public Vector<T> Slice(int start, int length)
    {
        Shapes.RequirePart(Length, start, length);
        return _array is null ? this : new(_array, _offset + start, length);
    }

    /// <summary>The entries, to be read and written: what <c>TensorPrimitives</c> and everything else that takes spans works on.</summary>
    public Span<T> AsSpan() => new(_array, _offset, Length);

    /// <summary>Copies the entries to the start of a span.</summary>
    /// <exception cref="ArgumentException">The span is shorter than the vector.</exception>
    public void CopyTo(Span<T> destination) => AsSpan().CopyTo(destination);

    /// <summary>A copy of the entries.</summary>
    public T[] ToArray() => AsSpan().ToArray();

    /// <summary>The entries in their order, for <c>foreach</c>.</summary>
    public ReadOnlySpan<T>.Enumerator GetEnumerator() => ((ReadOnlySpan<T>)AsSpan()).GetEnumerator();

    /// <summary>An array as a vector: a view, which is not copied.</summary>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    public static implicit operator Vector<T>(T[] array) => new(array);

    /// <summary>The entries, to be read.</summary>
    public static implicit operator ReadOnlySpan<T>(Vector<T> vector) => vector.AsSpan();

    /// <summary>Whether both are the same view: of the same array, from the same entry, with the same length. As for <see cref="Memory{T}"/>, and so that NaN does not make a vector differ from itself.</summary>
    public bool Equals(Vector<T> other) => _array == other._array && _offset == other._offset && Length == other.Length;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Vector<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_array is null ? 0 : RuntimeHelpers.GetHashCode(_array), _offset, Length);

    /// <summary>The length, and the entries where there are no more than 16: <c>vector of length 3: [1, 2, 3]</c>.</summary>
    public override string ToString() => $"vector of length {Length}" + (Length <= Shapes.MostShown ? ": " + Shapes.Text(this) : "");
}
