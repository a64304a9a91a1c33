using System.ComponentModel;
using System.Numerics;

namespace Backprop;

/// <summary>A method over the samples of a batch and where its results go, as emitted.</summary>
/// <typeparam name="T">The numbers of the lanes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBatchedMethod<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The equations call few functions, so that these can be inlined.</summary>
    static abstract bool IsSmall { get; }

    /// <summary>Computes some of the results.</summary>
    /// <typeparam name="TLane">How many samples are computed at a time.</typeparam>
    /// <param name="start">The first sample.</param>
    /// <param name="after">The sample after the last one.</param>
    void Compute<TLane>(int start, int after)
        where TLane : struct, ILane<TLane, T>;
}
