using System.ComponentModel;
using System.Numerics;

namespace Backprop;

/// <summary>One sample and where its partials go, as emitted for a cost that is computed with loops.</summary>
/// <typeparam name="T">The numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOneSample<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The numbers of workspace that it takes.</summary>
    static abstract int Room { get; }

    /// <summary>Computes the cost, and writes the partials.</summary>
    /// <typeparam name="TLane">How many entries are computed at a time.</typeparam>
    /// <param name="room">The workspace.</param>
    /// <returns>The cost.</returns>
    T Compute<TLane>(scoped Span<T> room)
        where TLane : struct, ILane<TLane, T>;
}
