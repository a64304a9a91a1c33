namespace Backprop.Generator.Model;

/// <summary>A form of a mean: what tells it from the others of its name.</summary>
internal sealed record MeanForm(string Key, bool IsParallel)
{
    /// <summary>Over spans.</summary>
    public static readonly MeanForm Spans = new("", IsParallel: false);

    /// <summary>Over spans, and says which sample was the first that is not finite.</summary>
    public static readonly MeanForm NotFinite = new("(firstNotFinite)", IsParallel: false);

    /// <summary>By several threads.</summary>
    public static readonly MeanForm Threads = new("(options)", IsParallel: true);

    /// <summary>The member in the list of those that are not emitted.</summary>
    public string KeyOf(string name) => name + Key;
}
