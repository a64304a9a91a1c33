using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>The names in the method that sums over the samples of a batch.</summary>
internal sealed class BatchNames
{
    private readonly Dictionary<string, string> _arguments = [];
    private readonly Dictionary<string, (ArgumentModel Argument, int Place)> _entries = [];

    public BatchNames(MethodModel cost)
    {
        var names = new NameAllocator([.. MemberSpelling.NamesInScope(cost), cost.Witness, cost.Name, "TLane", .. Helpers(cost)]);
        foreach (ArgumentModel argument in cost.Arguments)
        {
            foreach (int place in Enumerable.Range(0, argument.Shape.IsScalar ? 0 : argument.Shape.Count))
            {
                _entries.Add(argument.Name + Unroller.Index(argument.Shape, place), (argument, place));
            }

            _arguments[argument.Name] = argument.IsParameter ? argument.Name : names.Take(NameAllocator.Bare(argument.Name) + "Samples");
        }

        ArgumentModel first = cost.Arguments.First(argument => !argument.IsParameter);
        LastSample = first.Shape.IsScalar ? $"{_arguments[first.Name]}.Length - 1" : $"({_arguments[first.Name]}.Length / {first.Shape.Count}) - 1";
        (Start, After, Sums, Results) = (names.Take("start"), names.Take("after"), names.Take("sums"), names.Take("results"));
        (Index, Lane, Sample, Cost, Gradient) = (names.Take("i"), names.Take("lane"), names.Take("sample"), names.Take("cost"), names.Take("gradient"));
        Reserved = [.. MemberSpelling.RuntimeNames, .. cost.Equations is { } equations ? MemberSpelling.OuterNames(equations.Graph) : [], .. Helpers(cost), "TLane", Start, After, Sums, Results, Index, Lane, Sample, .. _arguments.Values];
    }

    /// <summary>The index of the last sample.</summary>
    public string LastSample { get; }

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

    /// <summary>An input of as many samples as there are lanes.</summary>
    public string LanesOf(string input) =>
        _entries.TryGetValue(input, out (ArgumentModel Argument, int Place) entry) ? $"TLane.Load({_arguments[entry.Argument.Name]}, {Index}, {entry.Argument.Shape.Count}, {entry.Place})"
        : $"TLane.Load({_arguments[input]}, {Index})";

    /// <summary>An argument of the method for one sample.</summary>
    public string OfSample(ArgumentModel argument) =>
        argument.IsParameter ? argument.Name
        : argument.Shape.IsScalar ? $"{_arguments[argument.Name]}[{Sample}]"
        : $"{_arguments[argument.Name]}.Slice({Sample} * {argument.Shape.Count}, {argument.Shape.Count})";

    /// <summary>An input of one sample: the argument's place in its path is taken by an element of its span. <c>sample.X</c> becomes <c>sampleSamples[sample].X</c>.</summary>
    public string ElementOf(string input)
    {
        if (_entries.TryGetValue(input, out (ArgumentModel Argument, int Place) entry))
        {
            return $"{_arguments[entry.Argument.Name]}[({Sample} * {entry.Argument.Shape.Count}) + {entry.Place}]";
        }

        return MemberSpelling.OfInput(input, argument => $"{_arguments[argument]}[{Sample}]");
    }

    private static IEnumerable<string> Helpers(MethodModel cost) => cost.Equations?.Helpers.SelectMany(helper => new[] { helper.Name, helper.Name + HelperModel.Suffix, helper.Name + HelperModel.LaneSuffix }) ?? [];

    public string NameOf(ArgumentModel argument) => _arguments[argument.Name];
}
