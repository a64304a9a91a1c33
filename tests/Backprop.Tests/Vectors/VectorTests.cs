using System.Globalization;

namespace Backprop.Tests;

/// <summary>What a vector is: a view, with a length, of entries that others may see too.</summary>
public class VectorTests
{
    private readonly double[] _array = [0, 1, 2, 3, 4, 5];

    private Vector<double> Property { get; } = new(3);

    [Fact]
    public void It_is_a_view_of_an_array()
    {
        Vector<double> whole = _array;
        var part = new Vector<double>(_array, 1, 4);
        Vector<double> slice = part[1..3];

        slice[0] = 20;
        part.AsSpan()[^1] = 40;
        Assert.Equal([0, 1, 20, 3, 40, 5], _array);
        Assert.Equal((6, 4, 2), (whole.Length, part.Length, slice.Length));
        Assert.Equal((5, 40, 3), (whole[^1], part[3], slice[^1]));
        Assert.Equal([1, 20, 3, 40], part.ToArray());
    }

    [Fact]
    public void Entries_of_a_property_can_be_written()
    {
        Property[1] = 2;
        Property[^1] += 3;
        Assert.Equal([0, 2, 3], Property.ToArray());
    }

    [Fact]
    public void What_is_made_of_entries_is_a_copy()
    {
        Vector<double> of = Vector.Of(_array);
        Vector<double> collection = [.. of, 6];
        Vector<double> all = Vector.Concatenate(of[..2], [], _array);
        double[] copy = new double[7];
        of.CopyTo(copy);
        _array[0] = -1;
        Assert.Equal([0, 1, 2, 3, 4, 5], of.ToArray());
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], collection.ToArray());
        Assert.Equal([0, 1, 0, 1, 2, 3, 4, 5], all.ToArray());
        Assert.Equal([0, 1, 2, 3, 4, 5, 0], copy);
    }

    [Fact]
    public void It_goes_wherever_a_span_is_read()
    {
        Vector<double> vector = [1, 2, 3];
        ReadOnlySpan<double> span = vector;
        Assert.Equal(6, span[0] + span[1] + span[2]);
        double sum = 0;
        foreach (double entry in vector)
        {
            sum += entry;
        }

        Assert.Equal(6, sum);
    }

    [Fact]
    public async Task It_lives_on_in_asynchronous_code()
    {
        Vector<float> vector = [1, 2, 3];
        await Task.Yield();
        Assert.Equal([2, 4, 6], (vector + vector).ToArray());
    }

    [Fact]
    public void Equal_are_the_same_views()
    {
        Vector<double> vector = _array;
        Assert.True(vector.Equals(new Vector<double>(_array)));
        Assert.Equal(vector.GetHashCode(), new Vector<double>(_array, 0, 6).GetHashCode());
        Assert.False(vector.Equals(Vector.Of(_array)));
        Assert.False(vector.Equals(vector[1..]));
        Assert.False(vector[..2].Equals((object)vector[1..3]));
        Assert.True(default(Vector<double>).Equals((object)default(Vector<double>)));
    }

    [Fact]
    public void The_default_value_is_empty()
    {
        Vector<double> none = default;
        Assert.Equal(0, none.Length);
        Assert.Empty(none.ToArray());
        Assert.Empty((-none + none[..0]).ToArray());
        Assert.Equal("vector of length 0: []", none.ToString());
    }

    [Fact]
    public void Small_ones_are_printed_in_the_invariant_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal("vector of length 3: [-0.5, NaN, 1E+30]", Vector.Of(-0.5f, float.NaN, 1e30f).ToString());
            Assert.Equal("vector of length 17", new Vector<double>(17).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Entries_that_do_not_exist_are_refused()
    {
        Vector<double> vector = _array;
        Assert.Throws<IndexOutOfRangeException>(() => vector[6]);
        Assert.Throws<IndexOutOfRangeException>(() => vector[1..3][2]);
        Assert.Throws<IndexOutOfRangeException>(() => vector[-1] = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => vector[4..7]);
        Assert.Throws<ArgumentOutOfRangeException>(() => vector[1..3][1..4]);
        Assert.Throws<ArgumentOutOfRangeException>(() => default(Vector<double>)[..1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Vector<double>(_array, 6, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Vector<double>(_array, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Vector<double>(_array, 1, int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Vector<double>(-1));
        Assert.Throws<ArgumentException>(() => vector.CopyTo(new double[5]));
        Assert.Throws<ArgumentNullException>(() => (Vector<double>)(double[])null!);
    }
}
