using System.ComponentModel;
using System.Numerics;

namespace Backprop;

/// <summary>A method over the samples of a batch that is computed with loops, and where its results go, as emitted.</summary>
/// <typeparam name="T">The numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILoopedMethod<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The numbers of workspace that it takes.</summary>
    static abstract int Room { get; }

    /// <summary>Computes some of the results.</summary>
    /// <typeparam name="TLane">How many samples are computed at a time.</typeparam>
    /// <param name="start">The first sample.</param>
    /// <param name="after">The sample after the last one.</param>
    /// <param name="room">The workspace.</param>
    void Compute<TLane>(int start, int after, scoped Span<T> room)
        where TLane : struct, ILane<TLane, T>;
}
