using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Where a vector form ends, the scalar function: place by place, so that the width of vectors makes no difference.</summary>
internal static class OneByOne
{
    // As many as the widest vectors have.
    private const int MostPlaces = 8;

    /// <summary>The function of x where the condition holds, and what is there already elsewhere.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Where<V>(V condition, V x, V elsewhere, Func<double, double> function)
        where V : struct, IDoubles<V>
    {
        Span<double> numbers = stackalloc double[MostPlaces];
        Span<double> conditions = stackalloc double[MostPlaces];
        V.Store(x, numbers);
        V.Store(condition, conditions);
        for (int place = 0; place < V.Count; place++)
        {
            // All bits are set where it holds: a negative number.
            numbers[place] = double.IsNegative(conditions[place]) ? function(numbers[place]) : 0;
        }

        return V.Choose(condition, V.Load(numbers), elsewhere);
    }
}
