using System.ComponentModel;
using System.Numerics;

namespace Backprop;

/// <summary>The samples of a batch and what is summed over them, as emitted for a cost.</summary>
/// <typeparam name="T">The numbers of the lanes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBatch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many numbers are summed: the cost, and then the partials.</summary>
    static abstract int Rows { get; }

    /// <summary>The equations call few functions, so that these can be inlined.</summary>
    static abstract bool IsSmall { get; }

    /// <summary>The equations have no form over lanes: what each sample contributes comes in a column of its own.</summary>
    static virtual bool IsSampleBySample => false;

    /// <summary>The numbers of workspace that the equations take, because they are computed with loops, over blocks of samples; 0 where they are written out, over lanes.</summary>
    /// <remarks>With loops, sums are a number for each row, with the workspace behind them, and any samples may be added.</remarks>
    static virtual int Room => 0;

    /// <summary>Adds what some of the samples contribute.</summary>
    /// <typeparam name="TLane">How many samples are computed at a time.</typeparam>
    /// <param name="start">The first sample.</param>
    /// <param name="after">The sample after the last one: a whole number of lanes on.</param>
    /// <param name="sums">A row of sums for each number.</param>
    void Accumulate<TLane>(int start, int after, Span<T> sums)
        where TLane : struct, ILane<TLane, T>;
}
