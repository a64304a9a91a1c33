using System.Numerics;

namespace Backprop;

/// <summary>What takes sums over samples and makes a mean of them.</summary>
internal interface IMean
{
    /// <summary>Takes the sums over some samples: of the cost, and of each partial.</summary>
    void Add<T>(ReadOnlySpan<T> totals, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
