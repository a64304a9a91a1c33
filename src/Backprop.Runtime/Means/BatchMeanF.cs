using System.ComponentModel;

namespace Backprop;

/// <summary>Means over batches whose lanes are of float, for emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchMeanF
{
    /// <summary>The mean of the cost.</summary>
    public static double Of<TBatch>(in TBatch batch, int count)
        where TBatch : struct, IBatch<float>, allows ref struct => BatchMeans<float, WidthsOfSingles>.Cost(in batch, count);

    /// <summary>The mean of the cost, by several threads.</summary>
    public static double Of<TBatch>(in TBatch batch, int count, ParallelOptions options)
        where TBatch : struct, IBatch<float> => BatchMeans<float, WidthsOfSingles>.Cost(in batch, count, options);

    /// <summary>The mean cost of a batch and the mean of every partial, as floats.</summary>
    public static double OfFloats<TBatch, TGradient>(in TBatch batch, int count, out TGradient gradient)
        where TBatch : struct, IBatch<float>, allows ref struct
        where TGradient : struct, IGradient<float> => BatchMeans<float, WidthsOfSingles>.Gradient<TBatch, TGradient, float, MeanAccumulatorF<TGradient>>(in batch, count, out gradient);

    /// <summary>The same, and the first sample whose cost or partials are not all finite; −1 where all are.</summary>
    public static double OfFloats<TBatch, TGradient>(in TBatch batch, int count, out TGradient gradient, out int firstNotFinite)
        where TBatch : struct, IBatch<float>, allows ref struct
        where TGradient : struct, IGradient<float> => BatchMeans<float, WidthsOfSingles>.Gradient<TBatch, TGradient, float, MeanAccumulatorF<TGradient>>(in batch, count, out gradient, out firstNotFinite);

    /// <summary>The same, by several threads.</summary>
    public static double OfFloats<TBatch, TGradient>(in TBatch batch, int count, ParallelOptions options, out TGradient gradient)
        where TBatch : struct, IBatch<float>
        where TGradient : struct, IGradient<float> => BatchMeans<float, WidthsOfSingles>.Gradient<TBatch, TGradient, float, MeanAccumulatorF<TGradient>>(in batch, count, options, out gradient);

    /// <summary>Adds a batch to a mean, as floats.</summary>
    public static void Add<TBatch, TGradient>(in TBatch batch, int count, ref MeanAccumulatorF<TGradient> mean)
        where TBatch : struct, IBatch<float>, allows ref struct
        where TGradient : struct, IGradient<float> => BatchMeans<float, WidthsOfSingles>.Add(in batch, count, ref mean);

    /// <summary>The same, by several threads.</summary>
    public static void Add<TBatch, TGradient>(in TBatch batch, int count, ParallelOptions options, ref MeanAccumulatorF<TGradient> mean)
        where TBatch : struct, IBatch<float>
        where TGradient : struct, IGradient<float> => ParallelSum<TBatch, float, WidthsOfSingles, MeanAccumulatorF<TGradient>>.Add(in batch, count, options, ref mean);

    /// <summary>The mean cost of a batch, and the means of the partials into a gradient that owns them.</summary>
    public static double Of<TBatch>(in TBatch batch, int count, Span<float> gradient)
        where TBatch : struct, IBatch<float>, allows ref struct => LargeMeans<float, WidthsOfSingles>.Gradient(in batch, count, gradient);

    /// <summary>The same, and the first sample whose cost or partials are not all finite; −1 where all are.</summary>
    public static double Of<TBatch>(in TBatch batch, int count, Span<float> gradient, out int firstNotFinite)
        where TBatch : struct, IBatch<float>, allows ref struct => LargeMeans<float, WidthsOfSingles>.Gradient(in batch, count, gradient, out firstNotFinite);

    /// <summary>The same, by several threads.</summary>
    public static double Of<TBatch>(in TBatch batch, int count, ParallelOptions options, Span<float> gradient)
        where TBatch : struct, IBatch<float> => LargeMeans<float, WidthsOfSingles>.Gradient(in batch, count, options, gradient);

    /// <summary>Adds a batch to a mean.</summary>
    public static void Add<TBatch>(in TBatch batch, int count, GradientAccumulator mean)
        where TBatch : struct, IBatch<float>, allows ref struct => LargeMeans<float, WidthsOfSingles>.Add(in batch, count, mean);

    /// <summary>The same, by several threads.</summary>
    public static void Add<TBatch>(in TBatch batch, int count, ParallelOptions options, GradientAccumulator mean)
        where TBatch : struct, IBatch<float> => LargeMeans<float, WidthsOfSingles>.Add(in batch, count, options, mean);
}
