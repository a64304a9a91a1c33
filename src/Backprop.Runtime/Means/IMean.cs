using System.Numerics;

namespace Backprop;

/// <summary>What takes sums over samples and makes a mean of them.</summary>
internal interface IMean
{
    /// <summary>It can be given the sums in pieces, a sample's own numbers too.</summary>
    static abstract bool TakesPieces { get; }

    /// <summary>Takes the sums over some samples: of the cost, and of each partial.</summary>
    void Add<T>(ReadOnlySpan<T> totals, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>The mean cost of many samples, and the mean of every partial.</summary>
internal interface IGradientMean<TGradient>
    where TGradient : struct
{
    /// <summary>The mean cost.</summary>
    double Cost { get; }

    /// <summary>The mean partials.</summary>
    TGradient Gradient { get; }
}

/// <summary>A mean that takes what others of its kind have taken.</summary>
internal interface IMean<TSelf> : IMean
    where TSelf : struct
{
    /// <summary>What is merged must come in the order of the samples, because the bits depend on it.</summary>
    static virtual bool IsInOrder => false;

    /// <summary>Takes all that another one has taken.</summary>
    void Merge(in TSelf other);

    /// <summary>As before anything was added.</summary>
    void Clear();

    /// <summary>Gives back what was borrowed.</summary>
    void Release();
}
