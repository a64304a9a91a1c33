using System.ComponentModel;
using System.Numerics;

namespace Backprop;

/// <summary>
/// The numbers of several samples side by side, each in a lane of its own. Emitted code is written once, over any lane type, and compiled for the vectors that the processor has.
/// </summary>
/// <typeparam name="TSelf">The lane type.</typeparam>
/// <typeparam name="T">The numbers: double or float.</typeparam>
/// <remarks>
/// <para>Every operation works on each lane by itself and yields the same bits whatever the width. A condition is a lane type too: all bits of a lane are set where it holds, and none where it does not. No operation throws.</para>
/// <para>This is for the code that Backprop emits, and may change with it.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial interface ILane<TSelf, T>
    where TSelf : struct, ILane<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of lanes: a power of 2.</summary>
    static abstract int Count { get; }

    /// <summary>The number in every lane.</summary>
    static abstract implicit operator TSelf(T value);

    /// <summary>The sum.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The difference.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>The product.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>The quotient.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>The number with the other sign.</summary>
    static abstract TSelf operator -(TSelf value);

    /// <summary>Where both conditions hold.</summary>
    static abstract TSelf operator &(TSelf left, TSelf right);

    /// <summary>Where one of the conditions holds, or both.</summary>
    static abstract TSelf operator |(TSelf left, TSelf right);

    /// <summary>Where one of the conditions holds and not both.</summary>
    static abstract TSelf operator ^(TSelf left, TSelf right);

    /// <summary>Where the condition does not hold.</summary>
    static abstract TSelf operator ~(TSelf value);

    /// <summary>Where left is less than right.</summary>
    static abstract TSelf operator <(TSelf left, TSelf right);

    /// <summary>Where left is greater than right.</summary>
    static abstract TSelf operator >(TSelf left, TSelf right);

    /// <summary>Where left is less than right or equal to it.</summary>
    static abstract TSelf operator <=(TSelf left, TSelf right);

    /// <summary>Where left is greater than right or equal to it.</summary>
    static abstract TSelf operator >=(TSelf left, TSelf right);

    /// <summary>The numbers from a place on, as many as there are lanes; where there are no more, the last one again.</summary>
    static abstract TSelf Load(ReadOnlySpan<T> source, int start);

    /// <summary>One number of each sample, of samples that have several, one sample after the other; where there are no more samples, the last one again.</summary>
    /// <param name="source">The numbers of all samples.</param>
    /// <param name="start">The sample of the first lane.</param>
    /// <param name="stride">How many numbers a sample has.</param>
    /// <param name="place">Which of them.</param>
    static virtual TSelf Load(ReadOnlySpan<T> source, int start, int stride, int place) => Strided.Load<TSelf, T>(source, start, stride, place);

    /// <summary>Puts one number of each sample where it belongs, as many as there is room for.</summary>
    static virtual void Store(in TSelf value, Span<T> destination, int start, int stride, int place) => Strided.Store(in value, destination, start, stride, place);

    /// <summary>Puts the numbers where they belong, the first at the start.</summary>
    static abstract void Store(in TSelf value, Span<T> destination);

    /// <summary>Puts the numbers where they belong, as many as there is room for.</summary>
    static abstract void Store(in TSelf value, Span<T> destination, int start);

    /// <summary>How many numbers a row of sums takes.</summary>
    static abstract int RoomOfRow { get; }

    /// <summary>Adds the numbers to a row of sums.</summary>
    /// <param name="value">What is added.</param>
    /// <param name="sums">Rows of sums.</param>
    /// <param name="row">The row.</param>
    /// <param name="sample">The sample in the first lane: a multiple of the number of lanes.</param>
    static abstract void Accumulate(TSelf value, Span<T> sums, int row, int sample);

    /// <summary>Where the two are equal; NaN is equal to nothing, and −0 to 0.</summary>
    static abstract TSelf Equal(TSelf left, TSelf right);

    /// <summary>The one where the condition holds, and the other where it does not, whatever that is: of what is not taken nothing remains.</summary>
    static abstract TSelf Choose(TSelf condition, TSelf left, TSelf right);

    /// <summary>x y + z, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf x, TSelf y, TSelf z);

    /// <summary>The larger one, as <see cref="Math.Max(double, double)"/> has it.</summary>
    static abstract TSelf Max(TSelf x, TSelf y);

    /// <summary>The smaller one, as <see cref="Math.Min(double, double)"/> has it.</summary>
    static abstract TSelf Min(TSelf x, TSelf y);

    /// <summary>|x|.</summary>
    static abstract TSelf Abs(TSelf x);

    /// <summary>The square root.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary>The nearest integer towards −∞.</summary>
    static abstract TSelf Floor(TSelf x);

    /// <summary>The nearest integer towards ∞.</summary>
    static abstract TSelf Ceiling(TSelf x);

    /// <summary>The nearest integer towards 0.</summary>
    static abstract TSelf Truncate(TSelf x);

    /// <summary>The nearest integer, of two the even one.</summary>
    static abstract TSelf Round(TSelf x);

    /// <summary>A function, on every vector.</summary>
    internal static abstract TSelf Apply<TFunction>(in TSelf x)
        where TFunction : struct, IFunction<T>;

    /// <summary>A function and its derivative, on every vector.</summary>
    internal static abstract TSelf ApplyWithDerivative<TFunction>(in TSelf x, out TSelf derivative)
        where TFunction : struct, IFunctionWithDerivative<T>;

    /// <summary>A function computed in double precision, on every vector; called.</summary>
    internal static abstract TSelf Call<TFunction>(in TSelf x)
        where TFunction : struct, IFunctionOfDoubles;

    /// <summary>A function of two numbers computed in double precision, on every pair of vectors; called.</summary>
    internal static abstract TSelf Call<TFunction>(in TSelf x, in TSelf y)
        where TFunction : struct, IFunctionOfTwoDoubles;

    /// <summary>A function and its derivative computed in double precision, on every vector; called.</summary>
    internal static abstract TSelf CallWithDerivative<TFunction>(in TSelf x, out TSelf derivative)
        where TFunction : struct, IFunctionOfDoublesWithDerivative;
}
