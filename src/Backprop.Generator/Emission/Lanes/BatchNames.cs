using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>The names in the method that sums over the samples of a batch.</summary>
internal sealed class BatchNames
{
    private readonly Dictionary<string, string> _arguments = [];

    public BatchNames(CostModel cost)
    {
        var names = new NameAllocator([.. MemberSpelling.NamesInScope(cost), cost.Names.CostAndGradient, cost.Name, "TLane"]);
        foreach (ArgumentModel argument in cost.Arguments)
        {
            _arguments[argument.Name] = argument.IsParameter ? argument.Name : names.Take(NameAllocator.Bare(argument.Name) + "Samples");
        }

        (Start, After, Sums) = (names.Take("start"), names.Take("after"), names.Take("sums"));
        (Index, Sample, Cost, Gradient) = (names.Take("i"), names.Take("sample"), names.Take("cost"), names.Take("gradient"));
        Reserved = [.. MemberSpelling.RuntimeNames, "TLane", Start, After, Sums, Index, .. _arguments.Values];
    }

    public string Start { get; }

    public string After { get; }

    public string Sums { get; }

    public string Index { get; }

    public string Sample { get; }

    public string Cost { get; }

    public string Gradient { get; }

    public IReadOnlyList<string> Reserved { get; }

    /// <summary>The span of an argument that differs from sample to sample.</summary>
    public string SpanOf(string argument) => _arguments[argument];

    public string NameOf(ArgumentModel argument) => _arguments[argument.Name];
}
