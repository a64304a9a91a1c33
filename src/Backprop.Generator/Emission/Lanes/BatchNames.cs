using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>The names in the method that sums over the samples of a batch.</summary>
internal sealed class BatchNames
{
    private readonly Dictionary<string, string> _arguments = [];

    public BatchNames(MethodModel cost)
    {
        var names = new NameAllocator([.. MemberSpelling.NamesInScope(cost), cost.Witness, cost.Name, "TLane", .. Helpers(cost)]);
        foreach (ArgumentModel argument in cost.Arguments)
        {
            _arguments[argument.Name] = argument.IsParameter ? argument.Name : names.Take(NameAllocator.Bare(argument.Name) + "Samples");
        }

        FirstSpan = _arguments[cost.Arguments.First(argument => !argument.IsParameter).Name];
        (Start, After, Sums, Results) = (names.Take("start"), names.Take("after"), names.Take("sums"), names.Take("results"));
        (Index, Lane, Sample, Cost, Gradient) = (names.Take("i"), names.Take("lane"), names.Take("sample"), names.Take("cost"), names.Take("gradient"));
        Reserved = [.. MemberSpelling.RuntimeNames, .. Helpers(cost), "TLane", Start, After, Sums, Results, Index, Lane, Sample, .. _arguments.Values];
    }

    /// <summary>The span that says how many samples there are.</summary>
    public string FirstSpan { get; }

    public string Start { get; }

    public string After { get; }

    public string Sums { get; }

    public string Results { get; }

    public string Index { get; }

    public string Lane { get; }

    public string Sample { get; }

    public string Cost { get; }

    public string Gradient { get; }

    public IReadOnlyList<string> Reserved { get; }

    /// <summary>The span of an argument that differs from sample to sample.</summary>
    public string SpanOf(string argument) => _arguments[argument];

    /// <summary>An input of one sample: the argument's place in its path is taken by an element of its span. <c>sample.X</c> becomes <c>sampleSamples[sample].X</c>.</summary>
    public string ElementOf(string input)
    {
        // An enum is cast: ((int)sample.Mode).
        int start = input.IndexOf(')') is var cast and >= 0 ? cast + 1 : 0;
        string path = input.Substring(start);
        int length = path.IndexOfAny(['.', ')']) is var end and >= 0 ? end : path.Length;
        return $"{input.Substring(0, start)}{_arguments[path.Substring(0, length)]}[{Sample}]{path.Substring(length)}";
    }

    private static IEnumerable<string> Helpers(MethodModel cost) => cost.Equations?.Helpers.SelectMany(helper => new[] { helper.Name, helper.Name + HelperModel.Suffix, helper.Name + HelperModel.LaneSuffix }) ?? [];

    public string NameOf(ArgumentModel argument) => _arguments[argument.Name];
}
