namespace Backprop;

/// <content>What layers compute from spans, with the vectors of the lanes.</content>
public partial interface ILane<TSelf, T>
{
    /// <summary>The numbers from a place on, as many as there are lanes: there are so many. (A lane that may have to be filled up is not kept in registers.)</summary>
    static abstract TSelf LoadWhole(ReadOnlySpan<T> source, int start);

    /// <summary>Puts the numbers where they belong: there is room for all.</summary>
    static abstract void StoreWhole(TSelf value, Span<T> destination, int start);

    /// <summary>Runs a kernel with vectors of the lane type's width.</summary>
    internal static abstract void Run<TKernel>(in TKernel kernel)
        where TKernel : struct, IKernel<T>, allows ref struct;
}
